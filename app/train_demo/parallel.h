#pragma once

#include <functional>

namespace cliplad::training {

/// Calls `work(0)` … `work(count − 1)` on as many threads as the machine has cores and waits for all; the
/// next index goes to whoever is free. Rethrows an exception of the calling thread,
/// else that of the first other thread that has one, when all the rest is done.
void forEachInParallel(int count, const std::function<void(int)>& work);

} // namespace cliplad::training
