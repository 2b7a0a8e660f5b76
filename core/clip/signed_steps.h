#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

namespace cliplad {

/// A row's numbers become steps of −127 … 127 to its largest, for loops that the compiler vectorises.
constexpr float kMostSteps = 127.0F;

/// numbers[i] = numberAt(i).
/// @return the largest of their sizes, compared by their bits, which order alike: whatever is no number is
/// largest
template<class NumberAt>
[[gnu::always_inline]] inline float farthestOf(std::int64_t count, const NumberAt& numberAt, float* numbers) {
    std::uint32_t farthest = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        numbers[i] = numberAt(i);
        const auto size = std::bit_cast<std::uint32_t>(std::abs(numbers[i]));
        farthest = size > farthest ? size : farthest;
    }
    return std::bit_cast<float>(farthest);
}

/// Rounded, of a number at most 127 steps from 0.
[[gnu::always_inline]] inline std::int32_t stepOf(float number, float inverseStep) {
    return static_cast<std::int32_t>(number * inverseStep + 128.5F) -
           128; // truncation rounds what is positive
}

} // namespace cliplad
