#include "clip/quantisation.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include "base/vectorised.h"
#include "clip/bfloat16_bits.h"

namespace cliplad {
namespace {

constexpr std::int64_t kGrain = 32768; ///< numbers worth another thread
constexpr std::int64_t kLanes = 16;    ///< numbers looked at side by side

[[gnu::always_inline]] inline float toFloat(float value) {
    return value;
}
[[gnu::always_inline]] inline float toFloat(std::uint16_t bf16) {
    return fromBfloat16(bf16);
}

template<class Number>
[[gnu::always_inline]] inline ByteRange rangeOfNumbers(const Number* x, std::int64_t count) {
    std::array<float, kLanes> low{}, high{};
    const std::int64_t whole = count / kLanes * kLanes;
    for (std::int64_t i = 0; i < whole; i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const float value = toFloat(x[i + static_cast<std::int64_t>(lane)]);
            low[lane] = value < low[lane] ? value : low[lane];
            high[lane] = value > high[lane] ? value : high[lane];
        }
    ByteRange range{.low = *std::min_element(low.begin(), low.end()),
                    .high = *std::max_element(high.begin(), high.end())};
    for (std::int64_t i = whole; i < count; ++i)
        range = range.with({.low = toFloat(x[i]), .high = toFloat(x[i])});
    return range;
}

template<class Number>
[[gnu::always_inline]] inline void bytesOfNumbers(const Number* x, std::int64_t count, float inverseScale,
                                                  float zeroPoint, std::uint8_t* bytes) {
    const float half = zeroPoint + 0.5F; // truncation rounds what is not negative
    for (std::int64_t i = 0; i < count; ++i) {
        float step = toFloat(x[i]) * inverseScale + half;
        step = step < 0.0F ? 0.0F : step;
        step = step > 255.0F ? 255.0F : step;
        bytes[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(step));
    }
}

CLIPLAD_VECTORISED ByteRange rangeOf(const float* x, std::int64_t count) {
    return rangeOfNumbers(x, count);
}
CLIPLAD_VECTORISED ByteRange rangeOf(const std::uint16_t* x, std::int64_t count) {
    return rangeOfNumbers(x, count);
}
CLIPLAD_VECTORISED void toBytes(const float* x, std::int64_t count, float inverseScale, float zeroPoint,
                                std::uint8_t* bytes) {
    bytesOfNumbers(x, count, inverseScale, zeroPoint, bytes);
}
CLIPLAD_VECTORISED void toBytes(const std::uint16_t* x, std::int64_t count, float inverseScale,
                                float zeroPoint, std::uint8_t* bytes) {
    bytesOfNumbers(x, count, inverseScale, zeroPoint, bytes);
}

template<class Number>
void rowToBytes(const ByteSteps& steps, const Number* x, std::int64_t count, std::uint8_t* bytes) {
    toBytes(x, count, static_cast<float>(1.0 / steps.scale), static_cast<float>(steps.zeroPoint), bytes);
}

template<class Number>
Quantised quantiseNumbers(const at::Tensor& x, const Number* numbers) {
    const std::int64_t count = x.numel();
    const ByteRange range = at::parallel_reduce(
        std::int64_t{0}, count, kGrain, ByteRange{},
        [numbers](std::int64_t begin, std::int64_t end, const ByteRange& before) {
            return before.with(rangeOf(numbers + begin, end - begin));
        },
        [](const ByteRange& a, const ByteRange& b) { return a.with(b); });
    Quantised result{.bytes = at::empty(x.sizes(), at::kByte), .steps = ByteSteps::over(range)};
    auto* bytes = result.bytes.data_ptr<std::uint8_t>();
    at::parallel_for(0, count, kGrain, [&](std::int64_t begin, std::int64_t end) {
        rowToBytes(result.steps, numbers + begin, end - begin, bytes + begin);
    });
    return result;
}

} // namespace

ByteRange ByteRange::with(const ByteRange& other) const {
    return {.low = std::min(low, other.low), .high = std::max(high, other.high)};
}

ByteRange ByteRange::of(const float* x, std::int64_t count) {
    return rangeOf(x, count);
}

ByteSteps ByteSteps::over(const ByteRange& range) {
    ByteSteps steps;
    // Below that all is 0: the inverse of its scale would not be a finite float32.
    if (const float span = range.high - range.low; span > 1e-30F)
        steps.scale = span / 255.0;
    steps.zeroPoint = std::lround(-range.low / steps.scale);
    return steps;
}

void ByteSteps::toBytes(const float* x, std::int64_t count, std::uint8_t* bytes) const {
    rowToBytes(*this, x, count, bytes);
}

Quantised quantise(const at::Tensor& x) {
    const at::Tensor numbers = x.contiguous();
    if (numbers.scalar_type() == at::kBFloat16)
        return quantiseNumbers(numbers, static_cast<const std::uint16_t*>(numbers.const_data_ptr()));
    return quantiseNumbers(numbers, numbers.const_data_ptr<float>());
}

at::Tensor dequantise(const Quantised& quantised) {
    return (quantised.bytes.to(at::kFloat) - static_cast<double>(quantised.steps.zeroPoint)) *
           quantised.steps.scale;
}

QuantisedWeight quantiseWeight(const at::Tensor& weight, int mostSteps) {
    const at::Tensor numbers = weight.to(at::kFloat);
    const at::Tensor largest = numbers.abs().amax(1);
    const at::Tensor scales = at::where(largest > 0.0, largest / mostSteps, at::ones_like(largest));
    return {.integers = (numbers / scales.unsqueeze(1)).round_().to(at::kChar).contiguous(),
            .scales = scales};
}

} // namespace cliplad
