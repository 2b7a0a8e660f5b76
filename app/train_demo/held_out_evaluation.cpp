#include "held_out_evaluation.h"

#include <functional>
#include <map>
#include <string>
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

template<class Values, class Figure = std::identity>
double meanOf(const Values& values, Figure figure = {}) {
    double sum = 0;
    for (const auto& value : values)
        sum += figure(value);
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

/// Gathers the masks of scenes.
class Overlaps {
public:
    /// @param counts kinds whose figures are kept
    void add(const ZeroShotMasks& masks, const KindFilter& counts, const std::string& prefix = {}) {
        if (masks.names.size() < 2)
            return;
        for (const auto& [name, figures] : kindFigures(masks))
            if (counts(name))
                kinds_[prefix + name].push_back(figures);
        if (cv::countNonZero(masks.truth) > kMinimumArea)
            foreground_.push_back(intersectionOverUnion(masks.truth != 0, masks.found != 0));
        ++scenes_;
    }

    HeldOutResult result() const {
        HeldOutResult result{.foregroundIou = meanOf(foreground_), .scenes = scenes_};
        std::vector<double> atBest, recognised;
        for (const auto& kind : kinds_) {
            const auto mean = [&](auto figure) {
                return meanOf(kind.second,
                              [&](const KindFigures& of) { return static_cast<double>(of.*figure); });
            };
            result.kindIou[kind.first] = mean(&KindFigures::iou);
            atBest.push_back(mean(&KindFigures::iouAtBest));
            recognised.push_back(mean(&KindFigures::recognised));
        }
        result.meanIou = meanOf(result.kindIou, [](const auto& kind) { return kind.second; });
        result.iouAtBest = meanOf(atBest);
        result.recognised = meanOf(recognised);
        return result;
    }

private:
    std::map<std::string, std::vector<KindFigures>> kinds_;
    std::vector<double> foreground_;
    int scenes_ = 0;
};

HeldOutResult evaluate(ZeroShot model, RenderScene render, const HeldOutScenes& scenes,
                       const KindFilter& counts) {
    const c10::InferenceMode inference;
    Overlaps overlaps;
    for (int i = 0; i < scenes.count; ++i) {
        const std::uint64_t seed = scenes.firstSeed + static_cast<std::uint64_t>(i);
        overlaps.add(model.masks(render(seed, ZeroShot::kSceneSize)), counts);
    }
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

ProductScene heldOutPicture(const std::string& product, const HeldOutProducts& products, int index) {
    return renderProduct(product, index % 2 == 0 ? AnomalyGroup::Good : AnomalyGroup::Logical,
                         products.firstSeed + static_cast<std::uint64_t>(index), ZeroShot::kSceneSize);
}

double intersectionOverUnion(const cv::Mat& a, const cv::Mat& b) {
    return static_cast<double>(cv::countNonZero(a & b)) / cv::countNonZero(a | b);
}

std::map<std::string, KindFigures> kindFigures(const ZeroShotMasks& masks) {
    if (masks.names.size() < 2)
        return {};
    std::map<std::string, KindFigures> figures;
    for (std::size_t k = 0; k < masks.names.size(); ++k) {
        const auto name = static_cast<int>(k);
        const cv::Mat in = masks.truth == name;
        if (cv::countNonZero(in) > kMinimumArea)
            figures[masks.names[k]] = {.iou = intersectionOverUnion(in, masks.found == name),
                                       .iouAtBest = intersectionOverUnion(in, masks.atBest == name),
                                       .recognised = masks.recognised[k]};
    }
    return figures;
}

HeldOutResult evaluateHeldOut(const TensorMap& parameters, const ModelConfig& config,
                              const HeldOutScenes& scenes) {
    return evaluate({parameters, config}, renderTrainingScene, scenes, [](const auto&) { return true; });
}

HeldOutResult evaluateHeldOut(const OpenedModel& model, const HeldOutScenes& scenes) {
    return evaluateHeldOut(inFloat32(model.tensors), model.config, scenes);
}

HeldOutResult evaluateUnseenKinds(const TensorMap& parameters, const ModelConfig& config,
                                  const HeldOutScenes& scenes) {
    return evaluate({parameters, config}, renderUnseenKindsScene, scenes,
                    [](const std::string& kind) { return isHeldOut(kind); });
}

HeldOutResult evaluateProducts(const TensorMap& parameters, const ModelConfig& config,
                               const HeldOutProducts& products) {
    const c10::InferenceMode inference;
    ZeroShot model(parameters, config);
    Overlaps overlaps;
    for (const std::string& product : products.names)
        for (int i = 0; i < products.scenesOfEach; ++i) {
            const Scene scene = sceneOf(heldOutPicture(product, products, i), product);
            overlaps.add(
                model.masks(scene), [](const auto&) { return true; }, product + ": ");
        }
    return overlaps.result();
}

} // namespace cliplad::training
