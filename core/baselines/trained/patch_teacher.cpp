#include "baselines/trained/patch_teacher.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "baselines/backbones/resnet.h"
#include "baselines/trained/efficientad_network.h"
#include "baselines/trained/training.h"

namespace cliplad {
namespace {

constexpr std::int64_t kMostChannels = 384; // of the pretrained teacher

} // namespace

PatchTeacher::PatchTeacher(const MethodContext& context)
    : clip_(context.clip)
    , resolution_(context.resolution)
    , projection_(2 * context.clip.config().vision.width, kMostChannels, context.seed) {
    if (!context.weights.empty())
        tensors_ = readPatchDescriber(context.weights);
}

std::int64_t PatchTeacher::channels() const {
    return tensors_.empty() ? projection_.channels() : tensors_.at("teacher.conv4.bias").size(0);
}

PatchTeacher::Sample PatchTeacher::sample(const cv::Mat& rgb, const std::stop_token& stop) const {
    return sample(rgb, tensors_.empty() ? clip_.encodeImage(rgb, resolution_, stop) : Features());
}

PatchTeacher::Sample PatchTeacher::sample(const cv::Mat& rgb, const Features& features) const {
    const c10::NoGradGuard noGrad;
    const at::Tensor pixels = imageNetInput(rgb, kSide).unsqueeze(0);
    if (!tensors_.empty())
        return {pixels, describePatches(tensors_, "teacher.", mirrored(pixels))};
    const at::Tensor stages = forTraining(at::cat({features.stages[1], features.stages[2]}, 2));
    return {pixels, at::upsample_bilinear2d(projection_(stages.permute({2, 0, 1}).unsqueeze(0)),
                                            {kGrid, kGrid}, false)};
}

at::Tensor PatchTeacher::mirrored(const at::Tensor& pixels) {
    return at::reflection_pad2d(pixels, {kMargin, kMargin, kMargin, kMargin});
}

} // namespace cliplad
