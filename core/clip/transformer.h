#pragma once

#include <string>
#include <vector>

#include <ATen/core/Tensor.h>

#include "clip/checkpoint/checkpoint.h"
#include "clip/layer_norm.h"
#include "clip/linear.h"

namespace cliplad {

struct BlockOptions {
    int heads = 0;
    bool quickGelu = false;
    double layerNormEps = 1e-5;
    bool int8 = false; ///< the linear layers in integers (Linear::quantised), scores of attention in bytes …
    bool fineAttention = false; ///< … but for attention and its layers: bf16, or float32 where that is faster
};

/// One pre-LN block of either tower (OpenCLIP's ResidualAttentionBlock).
///
/// The residual stream [B, T, C] stays float32; matrix products run in the type of the block's weights
/// (float32 or bfloat16), as autocast decides, or in integers. Float tensors given are shared, not copied, so
/// a trainer's parameters receive their gradients; with integers copies are kept.
class ResidualBlock {
public:
    /// What attention is made of, each [B, heads, T, C / heads].
    struct Heads {
        at::Tensor queries; ///< undefined where not asked for
        at::Tensor keys;
        at::Tensor values;
    };

    ResidualBlock(const TensorMap& tensors, const std::string& prefix, const BlockOptions& options);

    at::Tensor forward(const at::Tensor& x) const;

    /// The block of a text tower, where a token attends to itself and to those before it, in two parts, so
    /// that tokens can attend to some whose first part was kept.
    ///
    /// @param x [N, C]  @return [N, 3 C]: queries, keys and values
    at::Tensor projectCausal(const at::Tensor& x) const;
    /// @param x         [n, C]: those that go on from here
    /// @param projected [N, 3 C] of all tokens
    /// @param texts     [B, L] int64: which of these each text is made of
    /// @param places    [n] int64: where x stand in `texts`, row-major
    at::Tensor attendCausal(const at::Tensor& x, const at::Tensor& projected, const at::Tensor& texts,
                            const at::Tensor& places) const;

    /// The parts of forward(x): attend(x, project(x, true)).
    Heads project(const at::Tensor& x, bool withQueries) const;
    at::Tensor attend(const at::Tensor& x, const Heads& heads) const;

    /// What forward(x) gives for the first token, [B, 1, C], without computing the others.
    at::Tensor forwardFirstToken(const at::Tensor& x) const;

    /// NACLIP's last block (method 1): out_proj(softmax(k·kᵀ/√d + bias)·v), without q, residual and MLP.
    /// @param bias [T, T] float32, symmetric, added to the scores of every head
    at::Tensor keyKeyAttention(const Heads& heads, const at::Tensor& bias) const;

private:
    at::Tensor split(const at::Tensor& projected) const; ///< [B, T, C] → [B, heads, T, C / heads]
    /// @param projected queries, keys and values side by side, [B, T, 3 C]
    Heads splitAll(const at::Tensor& projected) const;
    Heads keysAndValues(const at::Tensor& x) const; ///< ln1_ included
    at::Tensor mlp(const at::Tensor& x) const;      ///< ln2_ included
    /// The block's end: out_proj and both residual sums. @param attended like x, heads side by side
    at::Tensor finish(const at::Tensor& x, const at::Tensor& attended) const;

    BlockOptions options_;
    LayerNorm ln1_;
    LayerNorm ln2_;
    Linear in_;
    Linear out_;
    Linear fc_;
    Linear proj_;
};

/// `<prefix>.0`, `<prefix>.1`, … up to `layers`.
std::vector<ResidualBlock> makeBlocks(const TensorMap& tensors, const std::string& prefix, int layers,
                                      const BlockOptions& options);

} // namespace cliplad
