#include "baselines/trained/patch_teacher.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "baselines/backbones/resnet.h"
#include "baselines/trained/training.h"
#include "segmentation/feature_grid.h"

namespace cliplad {
namespace {

/// Of what learns from CLIP: a patch of 8 px in a photo of 256, or of 14 in 448, is a place.
constexpr EfficientAdSizes kFromClip = {.channels = 128, .width = 64, .side = 128};

} // namespace

PatchTeacher::PatchTeacher(const MethodContext& context)
    : clip_(context.clip)
    , resolution_(context.resolution)
    , projection_(context.clip.config().vision.width, kFromClip.channels, context.seed) {
    if (!context.weights.empty())
        tensors_ = readPatchDescriber(context.weights);
}

EfficientAdSizes PatchTeacher::sizes() const {
    if (!tensors_.empty())
        return {.channels = tensors_.at("teacher.conv4.bias").size(0)};
    EfficientAdSizes sizes = kFromClip;
    sizes.channels = projection_.channels();
    return sizes;
}

PatchTeacher::Sample PatchTeacher::sample(const cv::Mat& rgb, const std::stop_token& stop) const {
    return sample(rgb, tensors_.empty() ? clip_.encodeImage(rgb, resolution_, stop) : Features());
}

PatchTeacher::Sample PatchTeacher::sample(const cv::Mat& rgb, const Features& features) const {
    const c10::NoGradGuard noGrad;
    const at::Tensor pixels = imageNetInput(rgb, static_cast<int>(sizes().side)).unsqueeze(0);
    if (!tensors_.empty())
        return {pixels, describePatches(tensors_, "teacher.", mirrored(pixels))};
    const at::Tensor stages = forTraining(features.stages[0]);
    return {pixels, at::upsample_bilinear2d(projection_(imageOfGrid(stages)), {grid(), grid()}, false)};
}

at::Tensor PatchTeacher::mirrored(const at::Tensor& pixels) {
    return at::reflection_pad2d(pixels, {kMargin, kMargin, kMargin, kMargin});
}

} // namespace cliplad
