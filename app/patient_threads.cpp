// LibTorch divides its work among OpenMP threads, which by default spin for milliseconds while they wait for
// one another. Alone on a machine nothing is lost by that; beside another busy program everything takes
// several times as long, since those who wait take the processor from those who are waited for. Those who
// sleep at once, on the other hand, take a quarter longer over the many short steps of a small model. Here
// they spin for some tenths of a millisecond, which is nearly as good as the better of both.
//
// OpenMP reads its environment as it is loaded, long before main, and what is set in this process by then
// comes too late or is lost. So the program starts itself anew, once, before any library's initialisation
// (.preinit_array), where its parent has not set the environment already.

#ifdef __linux__

#include <array>
#include <vector>

#include <unistd.h>

#include "patient_threads.h"

namespace {

void startAnew(int, char** arguments, char** environment) {
    if (cliplad::saysHowToWait(environment))
        return;
    std::array<char, 4096> program{};
    if (readlink("/proc/self/exe", program.data(), program.size() - 1) <= 0)
        return;
    std::vector<char*> all;
    for (char** variable = environment; *variable != nullptr; ++variable)
        all.push_back(*variable);
    all.insert(all.end(), {cliplad::spinShortly, nullptr});
    execve(program.data(), arguments, all.data()); // goes on where it fails
}

[[gnu::section(".preinit_array"), gnu::used]] void (*const preinitialisation)(int, char**,
                                                                              char**) = startAnew;

} // namespace

#endif
