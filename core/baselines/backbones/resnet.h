#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "clip/checkpoint/checkpoint.h"

namespace cliplad {

/// The part of a ResNet that anomaly detection uses: ResNet-18 or WideResNet-50-2 up to their third stage.
///
/// Built from torchvision's names ("conv1.weight", "layer1.0.conv1.weight", …) without copying; which of the
/// two it is shows in the names and shapes. Differentiable where its tensors require gradients. Immutable but
/// for the running statistics that Mode::Training moves; otherwise forward may be called from several
/// threads.
class ResNet {
public:
    /// How batch normalisation normalises: by running statistics, or by those of the batch, moving the former
    /// (momentum 0.1). Training wants tensors of its own, as initialResNet makes them: those of a file are
    /// read-only.
    enum class Mode { Inference, Training };

    /// @param tensors other types than float32 are converted; those of the fourth stage and of the classifier
    /// may be missing, and are dropped. Throws Error for another architecture, naming `where` and the first
    /// tensor that does not fit.
    explicit ResNet(const TensorMap& tensors, const std::string& where = "weights");

    /// A file of torchvision's (.pth, in torch.save's zip format) or safetensors. Throws Error, also for NaN
    /// or infinity.
    static ResNet load(const std::filesystem::path& file);

    /// @param pixels [B, 3, H, W] float32, normalised as ImageNet's; H and W multiples of 16
    /// @return outputs of layer1, layer2, layer3: [B, C_l, H/4, W/4], [B, 2·C_l, H/8, W/8],
    ///         [B, 4·C_l, H/16, W/16]; C_l is 64 for ResNet-18, 256 for WideResNet-50-2
    std::array<at::Tensor, 3> forward(const at::Tensor& pixels, Mode mode = Mode::Inference) const;

    /// All parameters and running statistics, by torchvision's names; shared.
    const TensorMap& tensors() const { return tensors_; }
    bool isWide() const { return wide_; }

private:
    const at::Tensor& tensor(const std::string& name) const { return tensors_.find(name)->second; }
    at::Tensor convolved(const at::Tensor& x, const std::string& convolution, const std::string& norm,
                         std::int64_t stride, Mode mode) const;

    TensorMap tensors_;
    bool wide_ = false;
};

/// Random weights of the architecture as torchvision initialises it (He, fan-out), for students. The same
/// seed, the same weights.
TensorMap initialResNet(bool wide, std::uint64_t seed);

/// A photo squashed to side × side (antialiased bicubic as Pillow does it), then (x/255 − ImageNet's mean) /
/// its deviation.
/// @param rgb CV_8UC3, any size
/// @return [3, side, side] float32
at::Tensor imageNetInput(const cv::Mat& rgb, int side);

} // namespace cliplad
