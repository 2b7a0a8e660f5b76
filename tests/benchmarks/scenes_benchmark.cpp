// Time to render and label one training scene, by size. The trainer renders afresh what it learns from, so
// this bounds its speed: at least 30 scenes of 128×128 a second and core are needed (33 ms each). CPU time
// counts; another program on the machine hardly changes it.

#include <cstdint>

#include <benchmark/benchmark.h>
#include <opencv2/core.hpp>

#include "scenes/training/training_scene.h"

using namespace cliplad;

namespace {

void trainingScene(benchmark::State& state) {
    cv::setNumThreads(1); // as in the trainer, whose threads render a scene each
    const int size = static_cast<int>(state.range(0));
    std::uint64_t seed = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(renderTrainingScene(seed++, size));
    state.counters["scenes_per_second_and_core"] =
        benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

} // namespace

BENCHMARK(trainingScene)->Arg(128)->Iterations(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(trainingScene)->Arg(256)->Iterations(300)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
