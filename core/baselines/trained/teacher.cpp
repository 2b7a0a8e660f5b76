#include "baselines/trained/teacher.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "baselines/trained/training.h"
#include "clip/image_input.h"
#include "segmentation/feature_grid.h"

namespace cliplad {
namespace {

constexpr int kResNetSide = 256; // px, of both papers

} // namespace

Teacher::Teacher(const MethodContext& context)
    : clip_(context.clip)
    , side_(context.resolution) {
    if (context.weights.empty())
        return;
    resNet_ = ResNet::load(context.weights);
    side_ = kResNetSide;
}

at::Tensor Teacher::pixels(const MethodPhoto& photo) const {
    const at::Tensor image =
        resNet_ ? imageNetInput(photo.rgb, side_) : imageInput(photo.rgb, side_, clip_.config());
    return image.unsqueeze(0);
}

std::vector<at::Tensor> Teacher::levels(const MethodPhoto& photo) const {
    const c10::NoGradGuard noGrad;
    std::vector<at::Tensor> levels;
    if (resNet_)
        for (const at::Tensor& stage : resNet_->forward(pixels(photo)))
            levels.push_back(stage);
    else
        for (const at::Tensor& stage : photo.features.stages)
            levels.push_back(imageOfGrid(forTraining(stage)));
    return levels;
}

} // namespace cliplad
