#pragma once

#include <cstdint>

#include <ATen/core/Tensor.h>

namespace cliplad {

/// A tensor in 8 bits: value = (byte − zeroPoint) · scale.
struct Quantised {
    at::Tensor bytes; ///< uint8, of the tensor's shape
    double scale = 1.0;
    std::int64_t zeroPoint = 0;
};

/// Spreads the 256 steps from the smallest to the largest value, 0 always among them.
/// @param x float32 or bf16, finite
Quantised quantise(const at::Tensor& x);

/// Back to float32.
at::Tensor dequantise(const Quantised& quantised);

/// A weight [out, in] in −127 … 127, symmetric with a scale for each output.
struct QuantisedWeight {
    at::Tensor integers; ///< int8 [out, in]
    at::Tensor scales;   ///< float32 [out]
};

QuantisedWeight quantiseWeight(const at::Tensor& weight);

} // namespace cliplad
