#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>

#include <ATen/core/Tensor.h>

#include "clip/checkpoint/checkpoint.h"
#include "clip/model/model_config.h"
#include "clip/prefix_tree.h"
#include "clip/transformer.h"

namespace cliplad {

/// The causal text transformer of CLIP. Immutable; forward may be called from several threads.
///
/// Built from OpenCLIP's names ("token_embedding.weight", …) without copying, for inference and training
/// alike.
class TextTower {
public:
    TextTower(const TensorMap& tensors, const ModelConfig& config);

    /// What many texts begin with, run once for all of them: of the tower that made it, and for inference
    /// alone if it was made in InferenceMode.
    struct Beginnings {
        PrefixTree tree;
        /// Of each block, what ResidualBlock::projectCausal gives for the tree's nodes.
        std::vector<at::Tensor> projected;
    };

    /// @param texts at least one, of at least one code each, without end of text; what exceeds the context is
    ///              left out
    Beginnings runBeginnings(const std::vector<std::vector<std::int32_t>>& texts,
                             const std::stop_token& stop = {}) const;

    /// @param tokens [B, T] int64, T ≤ context length; the end-of-text token is the largest of each row
    /// @param stop  asked before each block: throws Cancelled
    /// @param known what some texts begin with, of this tower; null: nothing is known
    /// @return [B, E] float32, not normalised
    ///
    /// Nothing is run twice that texts begin with alike, and nothing behind their ends (PrefixTree).
    at::Tensor forward(const at::Tensor& tokens, const std::stop_token& stop = {},
                       const Beginnings* known = nullptr) const;

    /// What forward begins with: [B, T] int64 → [B, T, W] float32, without positions.
    at::Tensor embed(const at::Tensor& tokens) const;

    /// forward of texts that come as embeddings, learned ones among them: differentiable in them.
    /// @param embeddings [B, T, W] float32, without positions
    /// @param ends       [B] int64: where each text's end-of-text token is; what follows is not looked at
    at::Tensor forwardEmbedded(const at::Tensor& embeddings, const at::Tensor& ends,
                               const std::stop_token& stop = {}) const;

private:
    at::Tensor run(const at::Tensor& nodes, const PrefixTree& tree, const std::stop_token& stop,
                   const Beginnings* known = nullptr) const;

    at::Tensor tokenEmbedding_;
    at::Tensor positions_;
    std::vector<ResidualBlock> blocks_;
    LayerNorm lnFinal_;
    at::Tensor projection_;
};

} // namespace cliplad
