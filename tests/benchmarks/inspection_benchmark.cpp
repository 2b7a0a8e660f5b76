// Time of everything after the towers, on features of ViT-L/14's size (four stages of 1024 channels, 768
// dense ones) as generated scenes of parts give them, and how it grows with shots, labels, clusters and
// patches. scaling.py draws the curves.

#include <array>
#include <span>
#include <string>
#include <vector>

#include <QTemporaryDir>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <benchmark/benchmark.h>
#include <c10/core/InferenceMode.h>
#include <opencv2/imgproc.hpp>

#include "anomaly/patch_memory.h"
#include "clip/clip_model.h"
#include "inspection/line/inspection_line.h"
#include "inspection/line/text_cache.h"
#include "segmentation/kmeans.h"
#include "segmentation/regions.h"

using namespace cliplad;

namespace {

constexpr int kPatch = 14, kChannels = 1024, kEmbedding = 768, kKinds = 8;

at::Tensor randomUnits(std::int64_t rows, std::int64_t columns, std::uint64_t seed) {
    at::Generator random = at::detail::createCPUGenerator(seed);
    const at::Tensor values = at::empty({rows, columns}).normal_(0, 1, random);
    return values / values.norm(2, 1, true);
}

/// Gives features of ViT-L/14's size without its time: each patch is of the kind of surface that the photo's
/// blue channel names there, and a little noise. The words "kind 0" to "kind 7" mean these kinds.
class GeneratedBackbone final : public Backbone {
public:
    GeneratedBackbone()
        : info_{.name = "generated",
                .sha256 = std::string(64, 'b'),
                .precision = "fp32",
                .patchSize = kPatch,
                .embedDim = kEmbedding}
        , kinds_{randomUnits(kKinds, kChannels, 1), randomUnits(kKinds, kChannels, 2),
                 randomUnits(kKinds, kChannels, 3), randomUnits(kKinds, kChannels, 4)}
        , words_(randomUnits(kKinds, kEmbedding, 5)) {}

    const BackboneInfo& info() const override { return info_; }

    Features encodeImage(const cv::Mat& rgb, int resolution, const std::stop_token& /*stop*/) const override {
        const int side = resolution / kPatch;
        cv::Mat kinds;
        cv::resize(rgb, kinds, {side, side}, 0, 0, cv::INTER_NEAREST);
        std::vector<std::int64_t> kindOf;
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x)
                kindOf.push_back(kinds.at<cv::Vec3b>(y, x)[2] % kKinds);
        const at::Tensor index = at::tensor(kindOf, at::kLong);
        at::Generator random = at::detail::createCPUGenerator(rgb.at<cv::Vec3b>(0, 0)[0]);
        const auto grid = [&](const at::Tensor& rows) {
            const at::Tensor noise = at::empty({side * side, rows.size(1)}).normal_(0, 0.01, random);
            return (rows.index_select(0, index) + noise).view({side, side, rows.size(1)});
        };
        return {.stages = {grid(kinds_[0]), grid(kinds_[1]), grid(kinds_[2]), grid(kinds_[3])},
                .dense = grid(words_)};
    }

    at::Tensor encodeTexts(std::span<const std::string> texts,
                           const std::stop_token& /*stop*/) const override {
        std::vector<at::Tensor> rows;
        for (const std::string& text : texts)
            rows.push_back(text.starts_with("kind ")
                               ? words_[std::stoi(text.substr(5)) % kKinds]
                               : randomUnits(1, kEmbedding, std::hash<std::string>()(text))[0]);
        return at::stack(rows);
    }

private:
    BackboneInfo info_;
    std::array<at::Tensor, 4> kinds_;
    at::Tensor words_;
};

/// A photo with parts of every kind; the seed moves them.
cv::Mat photoOf(int seed) {
    cv::Mat photo(448, 448, CV_8UC3, cv::Scalar::all(0));
    cv::RNG random(static_cast<std::uint64_t>(seed) + 1);
    for (int part = 0; part < 14; ++part) {
        const cv::Point centre(60 + 110 * (part % 4) + random.uniform(-6, 7),
                               60 + 110 * (part / 4) + random.uniform(-6, 7));
        cv::circle(photo, centre, 38, cv::Scalar(0, 0, 1 + part % (kKinds - 1)), cv::FILLED);
    }
    photo.at<cv::Vec3b>(0, 0)[0] = static_cast<std::uint8_t>(seed);
    return photo;
}

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
    recipe.prompts.coarse = {{.name = "kind 1"}, {.name = "kind 0", .background = true}};
    for (int label = 1; label <= what.labels; ++label)
        recipe.prompts.fine.push_back(
            {.name = label < kKinds ? "kind " + std::to_string(label) : "other " + std::to_string(label)});
    recipe.settings.text.templates = Templates::None;
    recipe.settings.clusters.count = what.clusters;
    recipe.settings.image.resolution = what.patches * kPatch;
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
        : line(recipeOf(what), nullptr, {}) {
        for (int shot = 0; shot < what.shots; ++shot) {
            shots.push_back(line.encode(backbone, photoOf(shot), std::to_string(shot)));
            shots.back().features.share();
        }
        memory = line.learn(backbone, shots, {});
        query = line.encode(backbone, photoOf(200), "query");
        query.features.share();
    }

    /// All that is learned, which otherwise comes as it is asked for.
    void learn() {
        memory = line.learn(backbone, shots, {});
        memory.counts.share();
        memory.cues.share();
        memory.patches.share();
        memory.calibration.share();
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

/// The words of a product in 80 templates, once they are known on disk.
void knownPrompt(benchmark::State& state) {
    const QTemporaryDir folder;
    TextCache cache(folder.path().toStdString());
    const GeneratedBackbone backbone;
    const std::vector<std::string> sentences(80, "a photo of a small red screw head");
    for (auto _ : state)
        benchmark::DoNotOptimize(cache.embeddings(backbone, sentences, {}));
}

/// A photo in memory to its verdict, with the embedded model at 256 px and four shots.
void demoInspection(benchmark::State& state, Precision precision) {
    const c10::InferenceMode inference;
    const auto model = ClipModel::demo(precision);
    Recipe recipe;
    recipe.prompts.coarse = {{.name = "button"}, {.name = "plain", .background = true}};
    recipe.prompts.fine = {{.name = "button"}, {.name = "coin"}, {.name = "plain", .background = true}};
    const InspectionLine line(recipe, nullptr, {});
    std::vector<LineImage> shots;
    for (int shot = 0; shot < 4; ++shot)
        shots.push_back(line.encode(*model, photoOf(shot), std::to_string(shot)));
    const LineMemory memory = line.learn(*model, shots, {});
    memory.calibration.share();
    const cv::Mat photo = photoOf(200);
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
        add("afterTowers/resolution:" + std::to_string(patches * kPatch),
            of(afterTowers, {.patches = patches}));
    add("everyClusterCount", everyClusterCount);
    add("knownPrompt", knownPrompt);
    for (const Precision precision : {Precision::Fp32, Precision::Bf16, Precision::Int8})
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
