#pragma once

#include <string>

#include <ATen/core/Tensor.h>

#include "clip/checkpoint/checkpoint.h"

namespace cliplad {

/// How far each channel of a tower's residual stream spreads, expected from the weights that write into it.
///
/// A few channels of a trained tower spread tens of times as far as the others, to which one scale for all
/// inputs of a layer would leave few of its 256 steps. What LayerNorm gives is therefore divided by a factor
/// for each channel, and the weight's columns behind it multiplied: the products stay. SmoothQuant (Xiao et
/// al. 2023, equation 4, α = 0.5) finds the factors on images; these come of the weights alone.
class StreamSpread {
public:
    /// @param norm of the LayerNorm that the stream begins with, "visual.ln_pre"
    StreamSpread(const TensorMap& tensors, const std::string& norm);

    /// All tensors, those of the stream's next block evened for Linear::quantised. To be called once a block,
    /// in their order.
    /// @param block "visual.transformer.resblocks.0"; its tensors in any float type
    TensorMap evenNext(const TensorMap& tensors, const std::string& block);

private:
    void even(TensorMap& tensors, const std::string& norm, const std::string& weight) const;
    void add(const TensorMap& tensors, const std::string& layer);

    at::Tensor squares_; ///< [C]: each channel's mean square
};

} // namespace cliplad
