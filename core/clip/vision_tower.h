#pragma once

#include <array>
#include <memory>
#include <vector>

#include <ATen/core/Tensor.h>

#include "clip/checkpoint/checkpoint.h"
#include "clip/model/model_config.h"
#include "clip/transformer.h"

namespace cliplad {

/// Which outputs of the vision tower are computed; each costs what it needs and no more.
struct VisionRequest {
    bool stages = true;
    bool dense = true;
    bool embedding = false;
};

/// For a batch of B images with N = (H/s)·(W/s) patches in row order.
struct VisionOutput {
    std::array<at::Tensor, 4> stages; ///< [B, N, C], see Features::stages
    at::Tensor dense;                 ///< [B, N, E], see Features::dense
    at::Tensor embedding;             ///< [B, E], class token through `ln_post` and the projection
};

constexpr double kNeighbourSigma = 5.0; ///< patches (paper of NACLIP)

/// Ω of NACLIP (method 1): [1 + h·w, 1 + h·w], exp(−‖p_i − p_j‖²/(2σ²)) between patches, 0 for the class
/// token.
/// @param sigma in patches
at::Tensor neighbourAttention(std::int64_t rows, std::int64_t columns, double sigma = kNeighbourSigma,
                              at::Device device = at::kCPU);

/// The vision transformer of CLIP. Immutable but for the last grid's neighbours, which copies share; forward
/// may be called from several threads.
///
/// Built from OpenCLIP's names ("visual.conv1.weight", …) without copying but for integers, for
/// inference and training alike.
class VisionTower {
public:
    /// @param int8 makes integers of the blocks' linear layers and scores, but for the last attention's
    /// (Precision::Int8)
    VisionTower(const TensorMap& tensors, const ModelConfig& config, bool int8 = false);

    /// @param pixels [B, 3, H, W] float32, normalised; H and W multiples of the patch size, of any grid:
    ///               learned positions are interpolated (bicubic, antialias, align_corners=false)
    /// @param stop asked before each block: throws Cancelled
    VisionOutput forward(const at::Tensor& pixels, const VisionRequest& request,
                         const std::stop_token& stop = {}) const;

    /// Class tokens of windows of one image: the tower sees the class token and the window's patches alone,
    /// which keep their positions (WinCLIP, Jeong et al. 2023, section 4.2).
    /// @param pixels  [1, 3, H, W] as above
    /// @param windows [W, n] int64, where the pixels are: n patches of each window, row-major indices
    /// @return [W, E] as VisionOutput::embedding
    at::Tensor forwardWindows(const at::Tensor& pixels, const at::Tensor& windows,
                              const std::stop_token& stop = {}) const;

private:
    at::Tensor embedPatches(const at::Tensor& pixels) const;
    at::Tensor positions(std::int64_t rows, std::int64_t columns) const;
    /// neighbourAttention() on the device of the weights.
    at::Tensor neighbours(std::int64_t rows, std::int64_t columns) const;
    at::Tensor project(const at::Tensor& x) const; ///< `ln_post` and the projection

    VisionConfig config_;
    at::Tensor patchWeight_;
    at::Tensor classEmbedding_;
    at::Tensor positions_;
    LayerNorm lnPre_;
    std::vector<ResidualBlock> blocks_;
    LayerNorm lnPost_;
    at::Tensor projection_;

    struct Neighbours;
    std::shared_ptr<Neighbours> neighbours_; ///< of the last grid, which photos of a product share
};

} // namespace cliplad
