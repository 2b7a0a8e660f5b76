#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include <ATen/core/Tensor.h>

#include "clip/checkpoint/checkpoint.h"

namespace cliplad {

/// The networks of EfficientAD-S (Batzner, Heckler, König 2023, appendix A), as functions of their tensors:
/// differentiable where those require gradients; any thread. Widths are what the tensors have.

/// Sizes of a student and an autoencoder; the defaults are EfficientAD-S's.
struct EfficientAdSizes {
    std::int64_t channels = 384; ///< C of the teacher
    std::int64_t width = 128; ///< of the student's first convolution; the second and third have twice as many
    std::int64_t side = 256;  ///< px of the autoencoder's photos: 64, 128 or 256
};

/// Which of a student's outputs are asked for: its first half is to be like the teacher, its second like the
/// autoencoder.
enum class StudentHalf { Both, LikeTeacher, LikeAutoencoder };

/// A patch description network: four convolutions without padding, two average poolings. A place of the
/// output sees 33 × 33 px, 4 px apart.
/// @param prefix of "conv1.weight" … "conv4.bias"
/// @param pixels [B, 3, H, W] float32, normalised as ImageNet's; 33 px or more
/// @return [B, C, (H − 32) / 4, (W − 32) / 4] for sides that are multiples of 4
at::Tensor describePatches(const TensorMap& tensors, const std::string& prefix, const at::Tensor& pixels,
                           StudentHalf half = StudentHalf::Both);

/// The autoencoder of whole photos, without dropout. Photos of half the side have one halving and one
/// doubling less
/// ("enconv5" and "deconv6" are missing), those of a quarter two.
/// @param prefix  of "encoder.enconv1.weight" … "decoder.deconv8.bias"
/// @param pixels  [B, 3, s, s] float32, normalised as ImageNet's; s is 256, 128 or 64
/// @param side    of the output: [B, C, side, side]
at::Tensor autoencode(const TensorMap& tensors, const std::string& prefix, const at::Tensor& pixels,
                      std::int64_t side);

/// A student of 2·channels outputs under "student." and an autoencoder of `channels` under "ae.", drawn as
/// PyTorch draws convolutions. The same seed, the same weights.
TensorMap initialEfficientAd(const EfficientAdSizes& sizes, std::uint64_t seed);

/// A pretrained teacher's tensors under "teacher.": a state dict with conv1 … conv4, or of a plain sequence
/// of layers (0, 3, 6, 8). Throws Error for another file, naming the first tensor that does not fit.
TensorMap readPatchDescriber(const std::filesystem::path& file);

/// Mean of the squared distances that are as large as their quantile `hard` or larger (3.2; the paper's
/// p_hard is 0.999). A scalar.
at::Tensor hardLoss(const at::Tensor& squaredDistances, double hard);

} // namespace cliplad
