#pragma once

#include <cstdint>

#include <ATen/core/Tensor.h>

namespace cliplad {

/// Finite numbers lie between them; 0 always does.
struct Range {
    float low = 0.0F;
    float high = 0.0F;

    Range with(const Range& other) const;
};

/// Of a row.
Range rangeOf(const float* x, std::int64_t count);

/// 256 steps: value = (byte − zeroPoint) · scale.
struct Steps {
    double scale = 1.0;
    std::int64_t zeroPoint = 0;

    /// From the smallest to the largest value.
    static Steps over(const Range& range);
    /// Of a row.
    void toBytes(const float* x, std::int64_t count, std::uint8_t* bytes) const;
};

/// A tensor in 8 bits.
struct Quantised {
    at::Tensor bytes; ///< uint8, of the tensor's shape
    Steps steps;
};

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
