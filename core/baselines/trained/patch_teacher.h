#pragma once

#include <cstdint>
#include <stop_token>

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "baselines/method.h"
#include "baselines/trained/random_projection.h"
#include "clip/checkpoint/checkpoint.h"

namespace cliplad {

/// What EfficientAD's student and autoencoder learn from: a patch description network whose weights are
/// given, else CLIP's middle stages. Immutable; any thread. The context's model outlives it.
class PatchTeacher {
public:
    static constexpr int kSide = 256;  ///< px of photos
    static constexpr int kMargin = 16; ///< px that they are mirrored by on each side
    static constexpr int kGrid = 64;   ///< places a side of what is taught

    /// A photo as the networks see it.
    struct Sample {
        at::Tensor pixels; ///< [1, 3, 256, 256], normalised as ImageNet's
        at::Tensor taught; ///< [1, C, 64, 64] of the teacher
    };

    /// Throws Error for weights of another network.
    explicit PatchTeacher(const MethodContext& context);

    std::int64_t channels() const; ///< C

    /// Of a photo that is not encoded yet. Throws Cancelled.
    Sample sample(const cv::Mat& rgb, const std::stop_token& stop) const;
    Sample sample(const cv::Mat& rgb, const Features& features) const;

    /// Pixels with the margin around them, for describePatches.
    static at::Tensor mirrored(const at::Tensor& pixels);

private:
    const ClipModel& clip_;
    int resolution_ = 0;
    RandomProjection projection_;
    TensorMap tensors_; ///< empty: CLIP teaches
};

} // namespace cliplad
