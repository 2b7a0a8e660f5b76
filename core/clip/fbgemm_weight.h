#pragma once

#include <memory>

#include <ATen/core/Tensor.h>

#include "clip/quantisation.h"

namespace cliplad {

/// The weight of a linear layer in bytes, as FBGEMM lays it out, which LibTorch brings along: for processors
/// that have no instructions for bytes (AVX-512 VNNI). With AVX2 alone these are multiplied 1.6 times as fast
/// as float32.
///
/// Immutable; any thread. Copies share the weight.
class FbgemmWeight {
public:
    /// Steps of a weight up and down. Without such instructions two products with bytes are added up in 16
    /// bits, which cut off what is larger than 32,767: 2 · 255 · 64 is not.
    static constexpr int kMostSteps = 64;

    /// Whether LibTorch has it, and the processor AVX2. Nothing below may be called where not.
    static bool isSupported();

    /// @param weight of at most kMostSteps  @param bias [out] float32
    FbgemmWeight(const QuantisedWeight& weight, const at::Tensor& bias);

    /// x·Wᵀ + b, whose sums are exact. @param x [..., in]  @return [..., out] float32
    at::Tensor operator()(const Quantised& x) const;

private:
    struct Packed;
    std::shared_ptr<Packed> packed_;
};

} // namespace cliplad
