// Time of the towers on generated ViT-L/14 weights (method 1), the paper's backbone at 448 px.
// compare_with_openclip.py runs this and OpenCLIP's Python alternately and prints medians and ratios. Each
// work is done once before it is timed, as there: the first time also lays out memory and weights.

#include <map>

#include <ATen/ATen.h>
#include <benchmark/benchmark.h>
#include <c10/core/InferenceMode.h>

#include "clip/text_tower.h"
#include "clip/vision_tower.h"
#include "support/generated_model.h"

using namespace cliplad;

namespace {

const TensorMap& weights(at::ScalarType type) {
    static std::map<at::ScalarType, TensorMap> made;
    TensorMap& tensors = made[type];
    if (tensors.empty()) {
        tensors = tests::generatedWeights(tests::vitL14Config());
        for (auto& [name, tensor] : tensors)
            if (name.find("ln_") == std::string::npos && name.find("embedding") == std::string::npos)
                tensor = tensor.to(type);
    }
    return tensors;
}

/// What one image of an inspection costs: four stages and dense features.
void inspectionFeatures(benchmark::State& state, at::ScalarType type) {
    const c10::InferenceMode inference;
    const VisionTower tower(weights(type), tests::vitL14Config());
    const at::Tensor pixels = at::randn({1, 3, 448, 448});
    const auto work = [&] {
        benchmark::DoNotOptimize(tower.forward(pixels, {.stages = true, .dense = true}));
    };
    work();
    for (auto _ : state)
        work();
}

/// What OpenCLIP's encode_image computes: the class-token embedding alone.
void imageEmbedding(benchmark::State& state, at::ScalarType type) {
    const c10::InferenceMode inference;
    const VisionTower tower(weights(type), tests::vitL14Config());
    const at::Tensor pixels = at::randn({1, 3, 448, 448});
    const auto work = [&] {
        benchmark::DoNotOptimize(tower.forward(pixels, {.stages = false, .dense = false, .embedding = true}));
    };
    work();
    for (auto _ : state)
        work();
}

/// A new prompt: 80 templates of about a dozen tokens.
void promptEmbedding(benchmark::State& state, at::ScalarType type) {
    const c10::InferenceMode inference;
    const TextTower tower(weights(type), tests::vitL14Config());
    const at::Tensor tokens = at::zeros({80, 77}, at::kLong);
    tokens.slice(1, 0, 12).copy_(at::randint(1, 40000, {80, 12}, at::kLong));
    tokens.select(1, 12).fill_(49407);
    const auto work = [&] { benchmark::DoNotOptimize(tower.forward(tokens)); };
    work();
    for (auto _ : state)
        work();
}

BENCHMARK_CAPTURE(inspectionFeatures, fp32, at::kFloat)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(imageEmbedding, fp32, at::kFloat)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(promptEmbedding, fp32, at::kFloat)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(inspectionFeatures, bf16, at::kBFloat16)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(imageEmbedding, bf16, at::kBFloat16)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(promptEmbedding, bf16, at::kBFloat16)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
