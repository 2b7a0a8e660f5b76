#include "clip/image_input.h"

#include <ATen/ATen.h>

#include "image/resize.h"

namespace cliplad {
namespace {

at::Tensor perChannel(const std::array<double, 3>& values) {
    return at::tensor(at::ArrayRef<double>(values), at::kFloat).view({3, 1, 1});
}

} // namespace

at::Tensor imageInput(const cv::Mat& rgb, int resolution, const ModelConfig& config) {
    const cv::Mat square = resizeBicubic(rgb, {resolution, resolution});
    const at::Tensor bytes = at::from_blob(square.data, {resolution, resolution, 3},
                                           {static_cast<std::int64_t>(square.step[0]), 3, 1}, at::kByte);
    const at::Tensor planes = bytes.permute({2, 0, 1}).to(at::kFloat).contiguous();
    return planes.div_(255.0).sub_(perChannel(config.mean)).div_(perChannel(config.std));
}

} // namespace cliplad
