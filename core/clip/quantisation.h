#pragma once

#include <cstdint>

#include <ATen/core/Tensor.h>

namespace cliplad {

/// What 256 steps spread over: from the smallest to the largest of finite numbers, 0 always among them.
struct ByteRange {
    float low = 0.0F;
    float high = 0.0F;

    ByteRange with(const ByteRange& other) const;
    /// Of some numbers and 0.
    static ByteRange of(const float* x, std::int64_t count);
};

/// The steps: value = (byte − zeroPoint) · scale.
struct ByteSteps {
    double scale = 1.0;
    std::int64_t zeroPoint = 0;

    static ByteSteps over(const ByteRange& range);
    void toBytes(const float* x, std::int64_t count, std::uint8_t* bytes) const;
};

/// A tensor in 8 bits.
struct Quantised {
    at::Tensor bytes; ///< uint8, of the tensor's shape
    ByteSteps steps;
};

/// @param x float32 or bf16, finite
Quantised quantise(const at::Tensor& x);

/// Back to float32.
at::Tensor dequantise(const Quantised& quantised);

/// A weight [out, in] in steps up and down, symmetric with a scale for each output.
struct QuantisedWeight {
    at::Tensor integers; ///< int8 [out, in]
    at::Tensor scales;   ///< float32 [out]
};

/// @param mostSteps up, and as many down
QuantisedWeight quantiseWeight(const at::Tensor& weight, int mostSteps = 127);

} // namespace cliplad
