#include "held_out_evaluation.h"

#include <functional>
#include <vector>

#include <c10/core/InferenceMode.h>
#include <opencv2/core.hpp>

#include "scenes/products/product_scene.h"
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

/// Gathers the masks of scenes.
class Overlaps {
public:
    /// @param counts kinds whose figures are kept
    void add(const ZeroShotMasks& masks, const KindFilter& counts, const std::string& prefix = {}) {
        if (masks.names.size() < 2)
            return;
        for (const auto& [name, iou] : kindOverlaps(masks))
            if (counts(name))
                ious_[prefix + name].push_back(iou);
        if (cv::countNonZero(masks.truth) > kMinimumArea)
            foreground_.push_back(overlap(masks.truth != 0, masks.found != 0));
        ++scenes_;
    }

    HeldOutResult result() const {
        HeldOutResult result{.foregroundIou = meanOf(foreground_), .scenes = scenes_};
        for (const auto& [name, values] : ious_) {
            result.kindIou[name] = meanOf(values);
            result.meanIou += result.kindIou[name] / static_cast<double>(ious_.size());
        }
        return result;
    }

private:
    std::map<std::string, std::vector<double>> ious_;
    std::vector<double> foreground_;
    int scenes_ = 0;
};

HeldOutResult evaluate(ZeroShot model, RenderScene render, int scenes, const KindFilter& counts) {
    const c10::InferenceMode inference;
    Overlaps overlaps;
    for (int i = 0; i < scenes; ++i)
        overlaps.add(model.masks(render(kHeldOutSeed + static_cast<std::uint64_t>(i), ZeroShot::kSceneSize)),
                     counts);
    return overlaps.result();
}

/// A picture of a product as a scene of its parts, all pieces of one kind being one object.
Scene sceneOf(const ProductScene& picture, std::string_view product) {
    Scene scene{picture.rgb, picture.label, "background", {}};
    const std::vector<std::string>& names = productPartNames(product);
    for (std::size_t part = 1; part < names.size(); ++part)
        scene.objects.push_back({names[part], {}, {}});
    return scene;
}

} // namespace

std::map<std::string, double> kindOverlaps(const ZeroShotMasks& masks) {
    if (masks.names.size() < 2)
        return {};
    std::map<std::string, double> overlaps;
    for (std::size_t k = 0; k < masks.names.size(); ++k) {
        const cv::Mat in = masks.truth == static_cast<int>(k);
        if (cv::countNonZero(in) > kMinimumArea)
            overlaps[masks.names[k]] = overlap(in, masks.found == static_cast<int>(k));
    }
    return overlaps;
}

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

HeldOutResult evaluateProducts(const TensorMap& parameters, const ModelConfig& config, int scenesOfProduct) {
    const c10::InferenceMode inference;
    ZeroShot model(parameters, config);
    Overlaps overlaps;
    for (const std::string& product : productNames())
        for (int i = 0; i < scenesOfProduct; ++i) {
            const AnomalyGroup group = i % 2 == 0 ? AnomalyGroup::Good : AnomalyGroup::Logical;
            const ProductScene picture = renderProduct(
                product, group, kHeldOutSeed + static_cast<std::uint64_t>(i), ZeroShot::kSceneSize);
            overlaps.add(
                model.masks(sceneOf(picture, product)), [](const auto&) { return true; }, product + ": ");
        }
    return overlaps.result();
}

} // namespace cliplad::training
