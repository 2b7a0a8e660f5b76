#pragma once

#include <cstdint>
#include <optional>

#include <ATen/core/Tensor.h>

#include "clip/fbgemm_weight.h"
#include "clip/layer_norm.h"

namespace cliplad {

/// A linear layer y = x·Wᵀ + b, with GELU behind it where asked.
///
/// Computes in the type of the weight, or as autocast decides. A float32 weight is shared, not copied; one in
/// bf16 is laid out anew as the processor multiplies fastest, where it multiplies bf16 at all. In integers
/// (see quantised) it gives bf16 where oneDNN multiplies them and bf16 is fast, float32 elsewhere, whatever
/// it takes.
class Linear {
public:
    enum class Then { Nothing, Gelu };

    /// @param weight [out, in] float32 or bf16  @param bias [out]
    Linear(at::Tensor weight, at::Tensor bias);

    /// The layer in 8-bit integers: weights symmetric with a scale for each output, inputs asymmetric with
    /// one scale for the whole tensor, found when they come. Processors without AVX-512 VNNI take weights of
    /// 7 bits (see FbgemmWeight). Where LibTorch multiplies no integers fast, they are multiplied as float32:
    /// slower, equal but for the rounding of sums.
    static Linear quantised(const at::Tensor& weight, const at::Tensor& bias);

    /// Whether a layer of this weight holds it in another layout than it came in, so that it needs the tensor
    /// no more.
    static bool laysOutAnew(const at::Tensor& weight);

    /// Differentiable in x, but for integers. @param x [..., in]  @return [..., out]
    at::Tensor operator()(const at::Tensor& x, Then then = Then::Nothing) const;

    /// (*this)(norm(x), then), in fewer passes where that is not asked to be differentiable.
    /// @param x float32
    at::Tensor afterNorm(const LayerNorm& norm, const at::Tensor& x, Then then = Then::Nothing) const;

    /// Outputs begin … end − 1 of that only; weights that are laid out anew give all of them first.
    at::Tensor outputsAfterNorm(const LayerNorm& norm, const at::Tensor& x, std::int64_t begin,
                                std::int64_t end) const;

private:
    at::Tensor inIntegers(const Quantised& x, Then then) const;
    at::Tensor inBfloat16(const at::Tensor& x, Then then) const;

    at::Tensor weight_; ///< where scales_ are: integers, or these as float32
    at::Tensor bias_;
    at::Tensor scales_;                  ///< [out] float32; undefined: not in integers
    at::Tensor zeroPoints_;              ///< [out] int32, all 0, for oneDNN
    bool packed_ = false;                ///< the weight is laid out as oneDNN wants it
    std::optional<FbgemmWeight> fbgemm_; ///< in place of weight_
};

} // namespace cliplad
