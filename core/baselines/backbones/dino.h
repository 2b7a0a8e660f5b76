#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <ATen/core/Tensor.h>

#include "clip/checkpoint/checkpoint.h"
#include "clip/transformer.h"

namespace cliplad {

/// What DINO tells about a photo, on its patch grid [h, w, C].
struct DinoFeatures {
    at::Tensor tokens; ///< patch tokens after the last block and its norm
    at::Tensor keys;   ///< keys of the last block's attention, heads side by side
};

/// A vision transformer of DINO (Caron et al. 2021, "Emerging properties in self-supervised vision
/// transformers"), of any size: width, depth, patch size and grid show in the tensors' shapes, heads are 64
/// wide as in all published ones.
///
/// Immutable; any thread.
class Dino {
public:
    /// @param tensors by DINO's names ("blocks.0.attn.qkv.weight", …), also below `module.`, `backbone.` or
    /// `teacher.`; other types than float32 are converted, heads of the training dropped. Throws Error naming
    /// `where` and the first tensor that does not fit.
    explicit Dino(const TensorMap& tensors, const std::string& where = "weights");

    /// A file as DINO publishes it (.pth), or safetensors. Throws Error, also for NaN or infinity.
    static Dino load(const std::filesystem::path& file);

    int patchSize() const { return static_cast<int>(patchWeight_.size(2)); }
    /// Side of the squares it was trained on, px: 224.
    int side() const { return static_cast<int>(grid_) * patchSize(); }

    /// @param pixels [3, H, W] float32, normalised as ImageNet's; H and W multiples of patchSize(). Another
    /// grid than the trained one gets its positions by bicubic interpolation.
    DinoFeatures forward(const at::Tensor& pixels) const;

private:
    at::Tensor embed(const at::Tensor& pixels) const;
    at::Tensor positions(std::int64_t rows, std::int64_t columns) const;

    at::Tensor patchWeight_;
    at::Tensor patchBias_;
    at::Tensor classToken_;
    at::Tensor positions_; ///< [1, 1 + grid², C]
    std::int64_t grid_ = 0;
    std::vector<ResidualBlock> blocks_;
    std::optional<LayerNorm> norm_;
};

} // namespace cliplad
