#include "baselines/naclip_masks.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

namespace cliplad {

NaclipMasks::NaclipMasks(const ClipModel& clip, const Recipe& recipe, const std::stop_token& stop)
    : recipe_(recipe) {
    FineSettings& fine = recipe_.settings.fine;
    fine.coarseStage = FineSettings::CoarseStage::Off;
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
    const cv::Size grid(static_cast<int>(dense.size(1)), static_cast<int>(dense.size(0)));
    const IgnoreMask ignore = recipe_.ignore.empty() ? IgnoreMask() : recipe_.ignore.rasterise(grid);
    return classifyParts({}, wholePhoto(grid, ignore), dense, labels_.embeddings, labels_.labels, photo.rgb,
                         recipe_.settings.fine);
}

} // namespace cliplad
