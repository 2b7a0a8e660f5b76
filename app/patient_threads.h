#pragma once

#include <cstring>

namespace cliplad {

/// What a program's environment says for OpenMP's threads to sleep soon (patient_threads.cpp); of GCC's.
inline char spinShortly[] = "GOMP_SPINCOUNT=5000";

/// Whether an environment says already how they wait: a person's choice, or ours.
inline bool saysHowToWait(char** environment) {
    for (; *environment != nullptr; ++environment)
        for (const char* start : {"GOMP_SPINCOUNT=", "OMP_WAIT_POLICY="})
            if (std::strncmp(*environment, start, std::strlen(start)) == 0)
                return true;
    return false;
}

} // namespace cliplad
