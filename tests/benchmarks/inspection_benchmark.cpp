// Time of everything after the towers, on features of ViT-L/14's size (generated_backbone.h), and how it
// grows with shots, labels, clusters and patches. scaling.py draws the curves.

#include <string>
#include <vector>

#include <QTemporaryDir>

#include <ATen/ATen.h>
#include <benchmark/benchmark.h>
#include <c10/core/InferenceMode.h>

#include "anomaly/patch_memory.h"
#include "clip/clip_model.h"
#include "clip/device.h"
#include "inspection/line/inspection_line.h"
#include "inspection/line/text_cache.h"
#include "segmentation/kmeans.h"
#include "segmentation/regions.h"
#include "support/generated_backbone.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

/// What a case varies; the defaults are the paper's.
struct Case {
    int shots = 4;
    int labels = 7;
    int clusters = 10;
    int patches = 32; ///< a side
    int capacity = PatchMemorySettings().capacity;
};

Recipe recipeOf(const Case& what) {
    Recipe recipe;
    recipe.prompts = promptsOfKinds(what.labels);
    recipe.settings.text.templates = Templates::None;
    recipe.settings.clusters.count = what.clusters;
    recipe.settings.image.resolution = what.patches * GeneratedBackbone::kPatchSize;
    recipe.settings.patches.capacity = what.capacity;
    return recipe;
}

/// A product that was learned, and a photo that is to be judged.
struct Learned {
    GeneratedBackbone backbone;
    InspectionLine line;
    std::vector<LineImage> shots;
    LineMemory memory;
    LineImage query;

    explicit Learned(const Case& what)
        : line(recipeOf(what), backbone.info(), nullptr, {}) {
        for (int shot = 0; shot < what.shots; ++shot) {
            shots.push_back(line.encode(backbone, photoOfKinds(shot), std::to_string(shot)));
            shots.back().features.share();
        }
        memory = line.learn(backbone, shots, {});
        query = line.encode(backbone, photoOfKinds(200), "query");
        query.features.share();
    }

    /// All that is learned, which otherwise comes as it is asked for.
    void learn() {
        memory = line.learn(backbone, shots, {});
        memory.computeAll();
    }
};

/// One image, from its features to the verdict with its explanation.
void afterTowers(benchmark::State& state, const Case& what) {
    const c10::InferenceMode inference;
    Learned learned(what);
    learned.learn();
    for (auto _ : state) {
        const LineImage image{Lazy<Features>::of(*learned.query.features), learned.query.photoRgb, "query"};
        benchmark::DoNotOptimize(learned.line.inspect(image, learned.memory));
    }
}

/// Clusters, words, counts, patches and calibration of shots that are encoded.
void learning(benchmark::State& state, const Case& what) {
    const c10::InferenceMode inference;
    Learned learned(what);
    for (auto _ : state)
        learned.learn();
}

void patchQuery(benchmark::State& state, const Case& what) {
    const c10::InferenceMode inference;
    const Learned learned(what);
    const PatchMemory& patches = *learned.memory.patches;
    state.counters["rows"] = static_cast<double>(patches.origin.size(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(comparePatches(*learned.query.features, patches, {}, {}));
}

/// A word in 80 templates, once it is known on disk.
void knownPrompt(benchmark::State& state) {
    const QTemporaryDir folder;
    TextCache cache(folder.path().toStdString());
    const GeneratedBackbone backbone;
    const std::vector<WordTexts> words = {WordTexts(80, "a photo of a small red screw head")};
    for (auto _ : state)
        benchmark::DoNotOptimize(cache.encodeWords(backbone, words, {}));
}

/// A photo in memory to its verdict, with the embedded model at 256 px and four shots.
void demoInspection(benchmark::State& state, Precision precision) {
    const c10::InferenceMode inference;
    const auto model = ClipModel::demo(precision);
    Recipe recipe;
    recipe.prompts.coarse = {{.name = "button"}, {.name = "plain", .background = true}};
    recipe.prompts.fine = {{.name = "button"}, {.name = "coin"}, {.name = "plain", .background = true}};
    const InspectionLine line(recipe, model->info(), nullptr, {});
    std::vector<LineImage> shots;
    for (int shot = 0; shot < 4; ++shot)
        shots.push_back(line.encode(*model, photoOfKinds(shot), std::to_string(shot)));
    const LineMemory memory = line.learn(*model, shots, {});
    memory.calibration.share();
    const cv::Mat photo = photoOfKinds(200);
    for (auto _ : state)
        benchmark::DoNotOptimize(line.inspect(line.encode(*model, photo, "query"), memory));
}

/// Clusters of every count that the slider goes through, 2 to 20.
void everyClusterCount(benchmark::State& state) {
    const c10::InferenceMode inference;
    const Learned learned({});
    ClusterSettings settings;
    std::vector<at::Tensor> descriptors;
    for (const LineImage& shot : learned.shots)
        descriptors.push_back(clusterDescriptors(*shot.features, settings));
    for (auto _ : state) {
        const KMeans patches = gatherPatches(descriptors, {}, settings);
        for (settings.count = 2; settings.count <= 20; ++settings.count)
            benchmark::DoNotOptimize(learnClusters(patches, settings));
    }
}

template<class Work>
void add(const std::string& name, Work work) {
    benchmark::RegisterBenchmark(name.c_str(), work)->Unit(benchmark::kMillisecond)->UseRealTime();
}

void addAll() {
    const auto of = [](auto work, Case what) { return [=](benchmark::State& state) { work(state, what); }; };
    for (const int shots : {1, 2, 4, 8, 16, 32, 64}) {
        add("afterTowers/shots:" + std::to_string(shots), of(afterTowers, {.shots = shots}));
        add("learning/shots:" + std::to_string(shots), of(learning, {.shots = shots}));
        add("patchQuery/shots:" + std::to_string(shots), of(patchQuery, {.shots = shots}));
        add("patchQueryOfAll/shots:" + std::to_string(shots),
            of(patchQuery, {.shots = shots, .capacity = 0}));
    }
    for (const int labels : {2, 5, 10, 20, 50, 100})
        add("afterTowers/labels:" + std::to_string(labels), of(afterTowers, {.labels = labels}));
    for (const int clusters : {2, 5, 10, 20, 40, 64}) {
        add("afterTowers/clusters:" + std::to_string(clusters), of(afterTowers, {.clusters = clusters}));
        add("learning/clusters:" + std::to_string(clusters), of(learning, {.clusters = clusters}));
    }
    for (const int patches : {16, 24, 32, 48, 64})
        add("afterTowers/resolution:" + std::to_string(patches * GeneratedBackbone::kPatchSize),
            of(afterTowers, {.patches = patches}));
    add("everyClusterCount", everyClusterCount);
    add("knownPrompt", knownPrompt);
    for (const Precision precision : precisionsOf(computingDevice()))
        add("demoInspection/" + std::string(precisionName(precision)),
            [=](benchmark::State& state) { demoInspection(state, precision); });
}

} // namespace

int main(int argc, char** argv) {
    addAll();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
