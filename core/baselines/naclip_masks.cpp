#include "baselines/naclip_masks.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

namespace cliplad {

NaclipMasks::NaclipMasks(const ClipModel& clip, const Recipe& recipe, const std::stop_token& stop)
    : recipe_(recipe) {
    FineSettings& fine = recipe_.settings.fine;
    fine.unit = FineSettings::Unit::Patch;
    fine.coarseStage = false;
    fine.refinement = FineSettings::Refinement::Off;
    const Prompts& prompts = recipe_.prompts;
    const TextSettings& text = recipe_.settings.text;
    labels_ = {prompts.fine, embedLabels(clip, prompts.fine, text, stop)};
    if (!prompts.coarse.empty())
        labels_ = withBackgroundOf(labels_, {prompts.coarse, embedLabels(clip, prompts.coarse, text, stop)});
}

PartMask NaclipMasks::of(const MethodPhoto& photo) const {
    const c10::NoGradGuard noGrad;
    const at::Tensor dense = upsampledDense(photo.features, recipe_.settings.image.upsampling);
    return classifyParts({}, wholePhoto(dense), dense, labels_.embeddings, labels_.labels, photo.rgb,
                         recipe_.settings.fine);
}

/// One region of all that is not ignored.
Regions NaclipMasks::wholePhoto(const at::Tensor& dense) const {
    const cv::Size grid(static_cast<int>(dense.size(1)), static_cast<int>(dense.size(0)));
    Regions whole{.cluster = cv::Mat(grid, CV_8U, cv::Scalar(0)), .count = 1};
    if (!recipe_.ignore.empty())
        whole.cluster.setTo(Regions::kIgnored, recipe_.ignore.rasterise(grid));
    return whole;
}

} // namespace cliplad
