#include "word_evaluation.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>
#include <opencv2/imgproc.hpp>

#include "scenes/training/captions.h"
#include "scenes/training/kind_pool.h"
#include "scenes/training/training_scene.h"
#include "zero_shot.h"

namespace cliplad::training {
namespace {

// After HeldOutScenes::firstSeed: scenes of their own, so that the figures do not hang on one set of them.
constexpr std::uint64_t kRetrievalSeeds = 10'000;
constexpr std::uint64_t kCountSeeds = 20'000;

constexpr int kSmallestPart = 6;

std::string absentKind(const Scene& scene, Random& random) {
    const std::string& kind = random.pick(trainingKinds())->kind;
    const bool shown = std::any_of(scene.objects.begin(), scene.objects.end(),
                                   [&](const SceneObject& object) { return object.kind == kind; });
    return shown ? std::string() : kind;
}

std::string captionOf(const Scene& scene, std::uint64_t seed) {
    Random random(seed);
    const SceneWords words{[](const SceneObject& object) {
                               return object.colour.empty() ? object.kind : object.colour + ' ' + object.kind;
                           },
                           scene.background, absentKind(scene, random)};
    return sceneCaption(scene, words, random);
}

double shareOnDiagonal(const at::Tensor& best) {
    return best.eq(at::arange(best.size(0))).to(at::kFloat).mean().item<double>();
}

int components(const cv::Mat& mask) {
    cv::Mat labels, stats, middles;
    const int count = cv::connectedComponentsWithStats(mask, labels, stats, middles, 8);
    int parts = 0;
    for (int i = 1; i < count; ++i)
        parts += stats.at<int>(i, cv::CC_STAT_AREA) >= kSmallestPart ? 1 : 0;
    return parts;
}

} // namespace

int miscounted(const Scene& scene, const ZeroShotMasks& masks) {
    int error = 0;
    for (std::size_t k = 1; k < masks.names.size(); ++k) {
        const auto there =
            std::count_if(scene.objects.begin(), scene.objects.end(),
                          [&](const SceneObject& object) { return object.kind == masks.names[k]; });
        error += std::abs(components(masks.found == static_cast<int>(k)) - static_cast<int>(there));
    }
    return error;
}

RetrievalResult evaluateRetrieval(const TensorMap& parameters, const ModelConfig& config,
                                  const HeldOutScenes& pairs) {
    const c10::InferenceMode inference;
    const ZeroShot model(parameters, config);
    std::set<std::string> captions;
    std::vector<at::Tensor> images, sentences;
    for (std::uint64_t seed = pairs.firstSeed + kRetrievalSeeds;
         static_cast<int>(images.size()) < pairs.count; ++seed) {
        const Scene scene = renderTrainingScene(seed, ZeroShot::kSceneSize);
        const std::string caption = captionOf(scene, seed);
        if (scene.objects.empty() || !captions.insert(caption).second)
            continue;
        images.push_back(model.image(scene));
        sentences.push_back(model.sentence(caption));
    }
    const at::Tensor likeness = at::matmul(at::stack(images), at::stack(sentences).t());
    return {.captionOfImage = shareOnDiagonal(likeness.argmax(1)),
            .imageOfCaption = shareOnDiagonal(likeness.argmax(0)),
            .pairs = pairs.count};
}

CountResult evaluateCounts(const TensorMap& parameters, const ModelConfig& config,
                           const HeldOutScenes& scenes) {
    const c10::InferenceMode inference;
    ZeroShot model(parameters, config);
    CountResult result{.scenes = scenes.count};
    for (int i = 0; i < scenes.count; ++i) {
        const std::uint64_t seed = scenes.firstSeed + kCountSeeds + static_cast<std::uint64_t>(i);
        const Scene scene = renderCountableScene(seed, ZeroShot::kSceneSize);
        const int error = miscounted(scene, model.masks(scene));
        result.meanError += static_cast<double>(error) / scenes.count;
        result.exactScenes += error == 0 ? 1.0 / scenes.count : 0.0;
        result.partsPerScene += static_cast<double>(scene.objects.size()) / scenes.count;
    }
    return result;
}

double imageMilliseconds(const TensorMap& parameters, const ModelConfig& config, int runs) {
    const c10::InferenceMode inference;
    const VisionTower vision(parameters, config);
    const at::Tensor pixels = at::zeros({1, 3, seenSize(config), seenSize(config)});
    std::vector<double> times;
    for (int run = -2; run < runs; ++run) { // two to warm up
        const auto start = std::chrono::steady_clock::now();
        vision.forward(pixels, {.stages = false});
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
        if (run >= 0)
            times.push_back(took.count());
    }
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2),
                     times.end());
    return times[times.size() / 2];
}

} // namespace cliplad::training
