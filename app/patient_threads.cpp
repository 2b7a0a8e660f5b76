// LibTorch divides its work among OpenMP threads, which by default spin for milliseconds while they wait for
// one another. Alone on a machine nothing is lost by that; beside another busy program everything takes
// several times as long, since those who wait take the processor from those who are waited for. Here they
// sleep instead.
//
// OpenMP reads its environment as it is loaded, long before main. What stands in .preinit_array of a program
// runs before any library's initialisation, and after the C library's own.

#ifdef __linux__

#include <cstdlib>

namespace {

void sleepWhileWaiting(int, char**, char**) {
    constexpr int kKeepsAPersonsChoice = 0;
    setenv("OMP_WAIT_POLICY", "passive", kKeepsAPersonsChoice);
}

[[gnu::section(".preinit_array"), gnu::used]] void (*const preinitialisation)(int, char**,
                                                                              char**) = sleepWhileWaiting;

} // namespace

#endif
