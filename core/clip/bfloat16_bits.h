#pragma once

#include <bit>
#include <cstdint>

namespace cliplad {

/// Numbers of bf16 by their bits, for loops that the compiler vectorises.
[[gnu::always_inline]] inline float fromBfloat16(std::uint16_t bf16) {
    return std::bit_cast<float>(static_cast<std::uint32_t>(bf16) << 16U);
}

/// Halves are rounded to even ones, as LibTorch does. Of what is no number, for what arithmetic gives (whose
/// lower bits are 0).
[[gnu::always_inline]] inline std::uint16_t toBfloat16(float number) {
    const auto bits = std::bit_cast<std::uint32_t>(number);
    return static_cast<std::uint16_t>((bits + 0x7FFFU + (bits >> 16U & 1U)) >> 16U);
}

} // namespace cliplad
