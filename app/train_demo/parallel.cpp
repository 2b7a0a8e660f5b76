#include "parallel.h"

#include <atomic>
#include <future>
#include <thread>
#include <vector>

namespace cliplad::training {

void forEachInParallel(int count, const std::function<void(int)>& work) {
    std::atomic<int> next = 0;
    const auto drain = [&] {
        for (int i = next++; i < count; i = next++)
            work(i);
    };
    std::vector<std::future<void>> others;
    for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i)
        others.push_back(std::async(std::launch::async, drain));
    drain();
    for (std::future<void>& other : others)
        other.get();
}

} // namespace cliplad::training
