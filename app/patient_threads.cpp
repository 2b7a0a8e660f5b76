// LibTorch divides its work among OpenMP threads, which by default spin for milliseconds while they wait for
// one another. Alone on a machine nothing is lost by that; beside another busy program everything takes
// several times as long, since those who wait take the processor from those who are waited for. Those who
// sleep at once, on the other hand, take a quarter longer over the many short steps of a small model. Here
// they spin for some ten microseconds, which is nearly as good as the better of both.
//
// OpenMP reads its environment as it is loaded, long before main. What stands in .preinit_array of a program
// runs before any library's initialisation, and after the C library's own.

#ifdef __linux__

#include <cstdlib>

namespace {

void sleepSoonWhileWaiting(int, char**, char**) {
    constexpr int kKeepsAPersonsChoice = 0;
    if (std::getenv("OMP_WAIT_POLICY") != nullptr)
        return;
    setenv("GOMP_SPINCOUNT", "5000", kKeepsAPersonsChoice); // GCC's
    setenv("KMP_BLOCKTIME", "0", kKeepsAPersonsChoice);     // LLVM's and Intel's, in milliseconds
}

[[gnu::section(".preinit_array"), gnu::used]] void (*const preinitialisation)(int, char**,
                                                                              char**) = sleepSoonWhileWaiting;

} // namespace

#endif
