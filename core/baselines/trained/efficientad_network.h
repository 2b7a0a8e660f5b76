#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include "clip/checkpoint/checkpoint.h"

namespace cliplad {

/// The networks of EfficientAD-S (Batzner, Heckler, König 2023, appendix A), as functions of their tensors:
/// differentiable where those require gradients; any thread. Widths are what the tensors have.

/// A patch description network: four convolutions without padding, two average poolings. A place of the
/// output sees 33 × 33 px, 4 px apart.
/// @param prefix of "conv1.weight" … "conv4.bias"
/// @param pixels [B, 3, H, W] float32, normalised as ImageNet's; 33 px or more
/// @return [B, C, (H − 32) / 4, (W − 32) / 4] for sides that are multiples of 4
at::Tensor describePatches(const TensorMap& tensors, const std::string& prefix, const at::Tensor& pixels);

/// The autoencoder of whole photos.
/// @param prefix  of "encoder.enconv1.weight" … "decoder.deconv8.bias"
/// @param pixels  [B, 3, 256, 256] float32, normalised as ImageNet's
/// @param side    of the output: [B, C, side, side]
/// @param dropout draws what is left out in training (a fifth behind each of six layers); none: nothing
at::Tensor autoencode(const TensorMap& tensors, const std::string& prefix, const at::Tensor& pixels,
                      std::int64_t side, std::optional<at::Generator> dropout = {});

/// A student of 2·channels outputs under "student." and an autoencoder of `channels` under "ae.", drawn as
/// PyTorch draws convolutions. The same seed, the same weights.
TensorMap initialEfficientAd(std::int64_t channels, std::uint64_t seed);

/// A pretrained teacher's tensors under "teacher.": a state dict with conv1 … conv4, or of a plain sequence
/// of layers (0, 3, 6, 8). Throws Error for another file, naming the first tensor that does not fit.
TensorMap readPatchDescriber(const std::filesystem::path& file);

/// Mean of the squared distances that are as large as their 99.9 % quantile or larger (3.2, p_hard = 0.999).
/// A scalar.
at::Tensor hardLoss(const at::Tensor& squaredDistances);

} // namespace cliplad
