// Time of the towers on generated ViT-L/14 weights (method 1), the paper's backbone at 448 px.
// compare.py runs this and its rivals in turn and prints medians and ratios. Each work is done once before it
// is timed, as there: the first time also lays out memory and weights.

#include <cstdlib>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <ATen/ATen.h>
#include <benchmark/benchmark.h>
#include <c10/core/InferenceMode.h>

#include "base/atomic_file.h"
#include "clip/checkpoint/safetensors.h"
#include "clip/clip_model.h"
#include "clip/device.h"
#include "clip/model/model_config.h"
#include "clip/prompt_templates.h"
#include "clip/text_tower.h"
#include "clip/tokenizer/tokenizer.h"
#include "clip/vision_tower.h"
#include "support/generated_model.h"

using namespace cliplad;

namespace {

const TensorMap& weights(Precision precision) {
    static std::map<Precision, TensorMap> made;
    TensorMap& tensors = made[precision];
    if (tensors.empty())
        tensors = tests::inPrecision(tests::generatedWeights(tests::vitL14Config()), precision);
    return tensors;
}

VisionTower visionTower(Precision precision) {
    return {weights(precision), tests::vitL14Config(), precision == Precision::Int8};
}

void runVision(benchmark::State& state, Precision precision, at::IntArrayRef pixelSizes,
               const VisionRequest& request) {
    const c10::InferenceMode inference;
    const VisionTower tower = visionTower(precision);
    const at::Tensor pixels = at::randn(pixelSizes);
    const auto work = [&] { benchmark::DoNotOptimize(tower.forward(pixels, request)); };
    work();
    for (auto _ : state)
        work();
}

constexpr VisionRequest kInspection{.stages = true, .dense = true};

/// What one image of an inspection costs: four stages and dense features.
void inspectionFeatures(benchmark::State& state, Precision precision) {
    runVision(state, precision, {1, 3, 448, 448}, kInspection);
}

/// The same for some images at once.
void imagesTogether(benchmark::State& state, Precision precision) {
    runVision(state, precision, {state.range(0), 3, 448, 448}, kInspection);
    state.counters["seconds an image"] =
        benchmark::Counter(static_cast<double>(state.range(0)),
                           benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

/// The same at other sizes of the square that a photo is squashed to.
void resolution(benchmark::State& state) {
    runVision(state, Precision::Fp32, {1, 3, state.range(0), state.range(0)}, kInspection);
}

/// What OpenCLIP's encode_image computes: the class-token embedding alone.
void imageEmbedding(benchmark::State& state, Precision precision) {
    runVision(state, precision, {1, 3, 448, 448}, {.stages = false, .dense = false, .embedding = true});
}

/// CLIP's 80 templates of each label, as the text tower reads them: [80 labels, context].
at::Tensor promptTokens(std::span<const std::string> labels) {
    std::vector<at::Tensor> rows;
    for (const std::string& label : labels)
        for (const std::string& sentence : promptTemplates(Templates::Full)) {
            const std::vector<std::int32_t> codes = Tokenizer::clip().tokens(fillTemplate(sentence, label));
            rows.push_back(at::tensor(at::ArrayRef<std::int32_t>(codes), at::kLong));
        }
    return at::stack(rows);
}

constexpr std::int64_t kTextBatch = 256; ///< as ClipModel has it

void runTexts(const TextTower& tower, const at::Tensor& tokens, const TextTower::Beginnings& templates) {
    for (const at::Tensor& batch : tokens.split(kTextBatch))
        benchmark::DoNotOptimize(tower.forward(batch, {}, &templates));
}

/// Words as the first of a model take, which also runs what the templates begin with.
void embedPrompts(benchmark::State& state, Precision precision, const std::vector<std::string>& labels) {
    const c10::InferenceMode inference;
    const TextTower tower(weights(precision), tests::vitL14Config());
    const at::Tensor tokens = promptTokens(labels);
    const auto work = [&] { runTexts(tower, tokens, tower.runBeginnings(templateBeginnings())); };
    work();
    for (auto _ : state)
        work();
}

void firstPrompt(benchmark::State& state, Precision precision) {
    embedPrompts(state, precision, {"small red screw head"});
}

/// Words when the model has had others: what the templates begin with is kept.
void embedMorePrompts(benchmark::State& state, Precision precision, std::span<const std::string> labels) {
    const c10::InferenceMode inference;
    const TextTower tower(weights(precision), tests::vitL14Config());
    const TextTower::Beginnings templates = tower.runBeginnings(templateBeginnings());
    const at::Tensor tokens = promptTokens(labels);
    const auto work = [&] { runTexts(tower, tokens, templates); };
    work();
    for (auto _ : state)
        work();
}

/// Each word after the first.
void newPrompt(benchmark::State& state, Precision precision) {
    embedMorePrompts(state, precision, std::vector<std::string>{"small red screw head"});
}

/// The first of these, which begin with a token each: words that begin alike would be run once up to there.
void words(benchmark::State& state) {
    static const std::vector<std::string> all = {
        "screw",  "nut",  "washer", "bag",  "bolt",   "ring", "cable", "plug",   "bottle", "label", "juice",
        "orange", "pin",  "button", "coin", "needle", "gear", "wheel", "spring", "tube",   "valve", "glass",
        "key",    "lamp", "switch", "clip", "hook",   "box",  "lid",   "handle", "magnet", "sensor"};
    embedMorePrompts(state, Precision::Bf16, std::span(all).first(state.range(0)));
}

/// All words of a product at once, as an enrolment or an opened product needs them.
void productPrompts(benchmark::State& state, Precision precision) {
    embedPrompts(state, precision,
                 {"screw", "nut", "washer", "plastic bag", "background", "hex screw", "hexagon bolt",
                  "hex nut", "ring washer", "bag"});
}

/// A ViT-L/14 from a file that is in the system's memory: 1.7 GB.
void loadModel(benchmark::State& state, Precision precision) {
    char folder[] = "/tmp/towers-benchmark-XXXXXX";
    if (mkdtemp(folder) == nullptr)
        return state.SkipWithError("no folder can be made in /tmp");
    const std::filesystem::path path(folder);
    writeSafetensors(path / "open_clip_model.safetensors", weights(Precision::Fp32));
    writeFileAtomically(path / "open_clip_config.json", writeModelConfig(tests::vitL14Config()));
    const auto work = [&] { benchmark::DoNotOptimize(ClipModel::load(path, precision)); };
    work(); // the first also waits for what the writing left to do
    for (auto _ : state)
        work();
    std::filesystem::remove_all(path);
}

/// The embedded model, or the one that CLIPLAD_BENCHMARK_MODEL names, at the size it is meant for, from the
/// decoded photo on.
void demoFeatures(benchmark::State& state, Precision precision) {
    if (!computesIn(computingDevice(), precision))
        return state.SkipWithError("the GPU does not compute in this precision");
    const char* named = std::getenv("CLIPLAD_BENCHMARK_MODEL");
    const auto model = ClipModel::find(named != nullptr ? named : "demo", precision);
    const cv::Mat photo = tests::generatedPhoto(640, 480);
    const auto work = [&] { benchmark::DoNotOptimize(model->encodeImage(photo, 256)); };
    work();
    for (auto _ : state)
        work();
}

BENCHMARK(resolution)
    ->Arg(224)
    ->Arg(336)
    ->Arg(448)
    ->Arg(672)
    ->Arg(896)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(words)->RangeMultiplier(2)->Range(1, 32)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(inspectionFeatures, fp32, Precision::Fp32)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(imagesTogether, fp32, Precision::Fp32)
    ->RangeMultiplier(2)
    ->Range(1, 4)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(imagesTogether, int8, Precision::Int8)
    ->RangeMultiplier(2)
    ->Range(1, 4)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(imageEmbedding, fp32, Precision::Fp32)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(firstPrompt, fp32, Precision::Fp32)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(newPrompt, fp32, Precision::Fp32)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(productPrompts, fp32, Precision::Fp32)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(loadModel, fp32, Precision::Fp32)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(loadModel, bf16, Precision::Bf16)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(inspectionFeatures, bf16, Precision::Bf16)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(imageEmbedding, bf16, Precision::Bf16)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(firstPrompt, bf16, Precision::Bf16)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(newPrompt, bf16, Precision::Bf16)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(productPrompts, bf16, Precision::Bf16)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(inspectionFeatures, int8, Precision::Int8)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(imageEmbedding, int8, Precision::Int8)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(demoFeatures, fp32, Precision::Fp32)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(demoFeatures, bf16, Precision::Bf16)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(demoFeatures, int8, Precision::Int8)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
