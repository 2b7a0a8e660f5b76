#pragma once

#include <cstdint>
#include <stop_token>

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "baselines/method.h"
#include "baselines/trained/efficientad_network.h"
#include "baselines/trained/random_projection.h"
#include "clip/checkpoint/checkpoint.h"

namespace cliplad {

/// What EfficientAD's student and autoencoder learn from: a patch description network whose weights are
/// given, else CLIP's first stage. Immutable; any thread. The context's model outlives it.
class PatchTeacher {
public:
    static constexpr int kStride = 4;  ///< px from place to place
    static constexpr int kMargin = 16; ///< px that photos are mirrored by on each side

    /// A photo as the networks see it.
    struct Sample {
        at::Tensor pixels; ///< [1, 3, side, side], normalised as ImageNet's
        at::Tensor taught; ///< [1, C, grid, grid] of the teacher
    };

    /// Throws Error for weights of another network.
    explicit PatchTeacher(const MethodContext& context);

    EfficientAdSizes sizes() const;                                       ///< of what learns from it
    int grid() const { return static_cast<int>(sizes().side) / kStride; } ///< places a side

    /// Of a photo that is not encoded yet. Throws Cancelled.
    Sample sample(const cv::Mat& rgb, const std::stop_token& stop) const;
    Sample sample(const cv::Mat& rgb, const Features& features) const;

    /// With the margin around them, for describePatches.
    /// @param pixels [B, 3, side, side]  @return [B, 3, side + 2·kMargin, side + 2·kMargin]
    static at::Tensor mirrored(const at::Tensor& pixels);

private:
    const ClipModel& clip_;
    int resolution_ = 0;
    RandomProjection projection_;
    TensorMap tensors_; ///< empty: CLIP teaches
};

} // namespace cliplad
