#pragma once

#include <array>

#include <ATen/core/Tensor.h>

namespace cliplad {

/// What the vision tower tells about one photo, on the patch grid h×w = resolution / patch size.
///
/// All tensors are float32, contiguous, on the CPU, and treated as immutable once made: copies share storage
/// and may be read from any thread.
struct Features {
    /// F_1 … F_4, each [h, w, C]: the residual stream after blocks L/4, L/2, 3L/4 and L, class token dropped,
    /// without `ln_post` (paper: four equal stages; method 1).
    std::array<at::Tensor, 4> stages;
    /// Dense vision-language features [h, w, E]: NACLIP attention in the last block, `ln_post`, projection.
    /// Not normalised.
    at::Tensor dense;
};

} // namespace cliplad
