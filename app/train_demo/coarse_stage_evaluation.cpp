#include "coarse_stage_evaluation.h"

#include <algorithm>
#include <vector>

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "base/error.h"
#include "inspection/product/prompts.h"
#include "inspection/product/shipped_prompts.h"
#include "segmentation/coarse_mask.h"
#include "segmentation/regions.h"
#include "zero_shot.h"

namespace cliplad::training {
namespace {

PromptFile promptsOf(const std::string& product) {
    const auto text = shippedPrompts(product);
    if (!text)
        throw Error("there are no words for this product in the program", product,
                    "name one of the rendered products");
    return parsePromptFile(*text, product);
}

/// 255 for values of a picture's label that are foreground: [1, 256].
cv::Mat1b partLabels(const std::string& product, const std::vector<Label>& coarse) {
    const std::vector<std::string>& names = productPartNames(product);
    cv::Mat1b isPart(1, 256, std::uint8_t(0));
    for (std::size_t label = 1; label < names.size(); ++label) {
        const bool isNamed = std::any_of(coarse.begin(), coarse.end(), [&](const Label& each) {
            return !each.background && each.name == names[label];
        });
        if (isNamed || names[label] != productCarrier(product))
            isPart(0, static_cast<int>(label)) = 255;
    }
    return isPart;
}

/// The coarse stage of one product, as enrolment learns it.
class CoarseStage {
public:
    CoarseStage(ZeroShot& model, const std::string& product, std::uint64_t firstSeed)
        : model_(model)
        , prompts_(promptsOf(product))
        , isPart_(partLabels(product, prompts_.prompts.coarse)) {
        std::vector<at::Tensor> words;
        for (const Label& label : prompts_.prompts.coarse) {
            words.push_back(model.word(label.synonyms.empty() ? std::vector{label.name} : label.synonyms));
            words_.labelOfRow.push_back(static_cast<int>(words_.labelOfRow.size()));
        }
        words_.vectors = at::stack(words);
        std::vector<at::Tensor> shots;
        for (int i = 0; i < kShots; ++i)
            shots.push_back(clusterDescriptors(
                model.features(
                    renderProduct(product, AnomalyGroup::Good, firstSeed + i, ZeroShot::kSceneSize).rgb),
                clusters()));
        centres_ = learnClusters(gatherPatches(shots, {}, clusters()), clusters());
    }

    /// Overlap with what is truly foreground.
    double overlapOn(const ProductScene& picture) const {
        const Features features = model_.features(picture.rgb);
        const Regions regions = assignRegions(features, centresOf(centres_, clusters(), 0), {}, clusters());
        const CoarseMask mask =
            findForeground(regions, upsampledDense(features), words_, prompts_.prompts.coarse);
        return intersectionOverUnion(truth(picture.label, mask.foreground.size()), mask.foreground);
    }

private:
    static constexpr int kShots = 4;

    const ClusterSettings& clusters() const { return prompts_.settings.clusters; }

    cv::Mat1b truth(const cv::Mat& label, cv::Size grid) const {
        cv::Mat parts, shares;
        cv::LUT(label, isPart_, parts);
        cv::resize(parts, shares, grid, 0, 0, cv::INTER_AREA);
        return shares > 127;
    }

    ZeroShot& model_;
    PromptFile prompts_;
    cv::Mat1b isPart_; ///< of partLabels()
    LabelEmbeddings words_;
    at::Tensor centres_;
};

} // namespace

CoarseStageResult evaluateCoarseStage(const TensorMap& parameters, const ModelConfig& config,
                                      const HeldOutProducts& products) {
    const c10::InferenceMode inference;
    ZeroShot model(parameters, config);
    CoarseStageResult result;
    for (const std::string& product : products.names) {
        const std::uint64_t behindPictures = products.firstSeed + products.scenesOfEach;
        const CoarseStage stage(model, product, behindPictures);
        double sum = 0;
        for (int i = 0; i < products.scenesOfEach; ++i)
            sum += stage.overlapOn(heldOutPicture(product, products, i));
        result.productIou[product] = sum / products.scenesOfEach;
        result.foregroundIou += result.productIou[product] / static_cast<double>(products.names.size());
    }
    return result;
}

} // namespace cliplad::training
