#include "held_out_evaluation.h"

#include <functional>
#include <vector>

#include <c10/core/InferenceMode.h>
#include <opencv2/core.hpp>

#include "scenes/training/kind_pool.h"
#include "scenes/training/training_scene.h"
#include "zero_shot.h"

namespace cliplad::training {
namespace {

constexpr int kMinimumArea = 15;

using RenderScene = Scene (*)(std::uint64_t seed, int size);
using KindFilter = std::function<bool(const std::string&)>;

double meanOf(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

double overlap(const cv::Mat& in, const cv::Mat& out) {
    return static_cast<double>(cv::countNonZero(in & out)) / cv::countNonZero(in | out);
}

HeldOutResult evaluate(ZeroShot model, RenderScene render, int scenes, const KindFilter& counts) {
    const c10::InferenceMode inference;
    std::map<std::string, std::vector<double>> ious;
    std::vector<double> foreground;
    HeldOutResult result;
    for (int i = 0; i < scenes; ++i) {
        const ZeroShotMasks masks =
            model.masks(render(kHeldOutSeed + static_cast<std::uint64_t>(i), ZeroShot::kSceneSize));
        if (masks.names.size() < 2)
            continue;
        for (std::size_t k = 0; k < masks.names.size(); ++k) {
            const cv::Mat in = masks.truth == static_cast<int>(k);
            if (counts(masks.names[k]) && cv::countNonZero(in) > kMinimumArea)
                ious[masks.names[k]].push_back(overlap(in, masks.found == static_cast<int>(k)));
        }
        if (cv::countNonZero(masks.truth) > kMinimumArea)
            foreground.push_back(overlap(masks.truth != 0, masks.found != 0));
        ++result.scenes;
    }
    for (const auto& [name, values] : ious) {
        result.kindIou[name] = meanOf(values);
        result.meanIou += result.kindIou[name] / static_cast<double>(ious.size());
    }
    result.foregroundIou = meanOf(foreground);
    return result;
}

} // namespace

HeldOutResult evaluateHeldOut(const TensorMap& parameters, const ModelConfig& config, int scenes) {
    return evaluate({parameters, config}, renderTrainingScene, scenes, [](const auto&) { return true; });
}

HeldOutResult evaluateHeldOut(const OpenedModel& model, int scenes) {
    return evaluateHeldOut(inFloat32(model.tensors), model.config, scenes);
}

HeldOutResult evaluateUnseenKinds(const TensorMap& parameters, const ModelConfig& config, int scenes) {
    return evaluate({parameters, config}, renderUnseenKindsScene, scenes,
                    [](const std::string& kind) { return isHeldOut(kind); });
}

} // namespace cliplad::training
