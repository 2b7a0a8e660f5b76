#include "clip/attention/loops.h"

#include <algorithm>
#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstring>
#include <numbers>

#ifdef CLIPLAD_FBGEMM
#include <fbgemm/Utils.h>
#endif

#include "base/vectorised.h"
#include "clip/bfloat16_bits.h"
#include "clip/signed_steps.h"

namespace cliplad::attention_loops {
namespace {

constexpr std::int64_t kLanes = 32; ///< queries looked at together: what they add up stays in registers
static_assert(kQueries % kLanes == 0);

using Words = std::uint32_t;

/// In bf16, halves rounded away from 0: the first in the lower half of the word.
[[gnu::always_inline]] inline Words pairOf(float first, float second) {
    constexpr std::uint32_t kHalf = 0x8000;
    return ((std::bit_cast<std::uint32_t>(first) + kHalf) >> 16U) |
           ((std::bit_cast<std::uint32_t>(second) + kHalf) & 0xFFFF0000U);
}

/// 2^x for −126 < x ≤ 0. Plain operations alone, which the compiler vectorises.
/// @tparam Stored what the result is stored as: fewer terms of the series suffice for bf16
template<class Stored>
[[gnu::always_inline]] inline float powerOfTwo(float x) {
    constexpr float kToInteger = 12582912.0F; // 1.5 · 2²³: what is added to it is rounded to an integer
    const float shifted = x + kToInteger;
    const float rest = x - (shifted - kToInteger);
    float series = 0.693283F + rest * (0.242211F + rest * 0.0550089F); // fitted; off by 1e-4 at most
    if constexpr (std::same_as<Stored, float>) {
        series = 0.00961812911F + rest * (0.00133335581F + rest * 0.000154035304F); // ln(2)ⁿ / n!
        series = 0.693147181F + rest * (0.240226507F + rest * (0.0555041087F + rest * series));
    }
    // Multiplied, not added to the exponent, so that what is no number stays none.
    const std::uint32_t whole =
        (std::bit_cast<std::uint32_t>(shifted) << 23U) + std::bit_cast<std::uint32_t>(1.0F);
    return (1.0F + rest * series) * std::bit_cast<float>(whole);
}

template<class Score>
[[gnu::always_inline]] inline void raise(const Score* scores, std::int64_t keys, std::int64_t queries,
                                         Score* tops) {
    for (std::int64_t first = 0; first < queries; first += kLanes) {
        std::array<Score, kLanes> found;
        std::memcpy(found.data(), tops + first, sizeof(found));
        const Score* row = scores + first;
        for (std::int64_t key = 0; key < keys; ++key, row += kQueries)
            for (std::size_t lane = 0; lane < kLanes; ++lane)
                found[lane] = row[lane] > found[lane] ? row[lane] : found[lane];
        std::memcpy(tops + first, found.data(), sizeof(found));
    }
}

template<class Score, class Stored>
[[gnu::always_inline]] inline void weigh(const Score* scores, std::int64_t keys, std::int64_t queries,
                                         const float* scales, const Score* tops, Stored* weights,
                                         float* sums) {
    for (std::int64_t first = 0; first < queries; first += kLanes) {
        std::array<float, kLanes> scale, lowest, sum{};
        std::memcpy(scale.data(), scales + first, sizeof(scale));
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            lowest[lane] = -125.0F / scale[lane]; // what lies further below the top weighs nothing
        std::array<Score, kLanes> top;
        std::memcpy(top.data(), tops + first, sizeof(top));
        const auto weightOf = [&](const Score* row, std::size_t lane) {
            const auto below = static_cast<float>(row[lane] - top[lane]);
            // What is no number stays none.
            return powerOfTwo<Stored>((below < lowest[lane] ? lowest[lane] : below) * scale[lane]);
        };
        const Score* row = scores + first;
        Stored* to = weights + first;
        if constexpr (std::same_as<Stored, float>) {
            for (std::int64_t key = 0; key < keys; ++key, row += kQueries, to += kQueries)
                for (std::size_t lane = 0; lane < kLanes; ++lane)
                    sum[lane] += to[lane] = weightOf(row, lane);
        } else {
            for (std::int64_t pair = 0; pair < keys / 2; ++pair, row += 2 * kQueries, to += kQueries)
                for (std::size_t lane = 0; lane < kLanes; ++lane) {
                    const float one = weightOf(row, lane), other = weightOf(row + kQueries, lane);
                    sum[lane] += one + other;
                    to[lane] = pairOf(one, other);
                }
            for (std::size_t lane = 0; keys % 2 != 0 && lane < kLanes; ++lane) {
                const float one = weightOf(row, lane);
                sum[lane] += one;
                to[lane] = pairOf(one, 0.0F);
            }
        }
        std::memcpy(sums + first, sum.data(), sizeof(sum));
    }
}

/// to[j, i] = from[i, j]. Rows may begin anywhere.
/// @tparam Number of as many bytes: they are moved alone
template<class Number>
void moveTransposed(const void* from, std::int64_t rows, std::int64_t columns, std::int64_t distance,
                    void* to, std::int64_t toDistance) {
#ifdef CLIPLAD_FBGEMM
    fbgemm::transpose_simd<Number>(rows, columns, static_cast<const Number*>(from), distance,
                                   static_cast<Number*>(to), toDistance);
#else
    for (std::int64_t i = 0; i < rows; ++i)
        for (std::int64_t j = 0; j < columns; ++j)
            std::memcpy(static_cast<std::byte*>(to) + (j * toDistance + i) * sizeof(Number),
                        static_cast<const std::byte*>(from) + (i * distance + j) * sizeof(Number),
                        sizeof(Number));
#endif
}

} // namespace

CLIPLAD_VECTORISED void raiseTops(const float* scores, std::int64_t keys, std::int64_t queries, float* tops) {
    raise(scores, keys, queries, tops);
}
CLIPLAD_VECTORISED void raiseTops(const std::int32_t* scores, std::int64_t keys, std::int64_t queries,
                                  std::int32_t* tops) {
    raise(scores, keys, queries, tops);
}

CLIPLAD_VECTORISED void addBias(const float* bias, std::int64_t distance, std::int64_t keys,
                                std::int64_t queries, const float* scales, float* scores) {
    for (std::int64_t key = 0; key < keys; ++key, bias += distance, scores += kQueries)
        for (std::int64_t query = 0; query < queries; ++query)
            scores[query] = scores[query] * scales[query] + bias[query] * std::numbers::log2e_v<float>;
}

CLIPLAD_VECTORISED void weightsOf(const float* scores, std::int64_t keys, std::int64_t queries,
                                  const float* scales, const float* tops, float* weights, float* sums) {
    weigh(scores, keys, queries, scales, tops, weights, sums);
}
CLIPLAD_VECTORISED void weightsOf(const float* scores, std::int64_t keys, std::int64_t queries,
                                  const float* scales, const float* tops, Words* weights, float* sums) {
    weigh(scores, keys, queries, scales, tops, weights, sums);
}
CLIPLAD_VECTORISED void weightsOf(const std::int32_t* scores, std::int64_t keys, std::int64_t queries,
                                  const float* scales, const std::int32_t* tops, Words* weights,
                                  float* sums) {
    weigh(scores, keys, queries, scales, tops, weights, sums);
}

CLIPLAD_VECTORISED void multiply(const float* sums, std::int64_t width, std::int64_t queries,
                                 const float* factors, float* products) {
    for (std::int64_t row = 0; row < width; ++row, sums += kQueries, products += kQueries)
        for (std::int64_t query = 0; query < queries; ++query)
            products[query] = sums[query] * factors[query];
}

CLIPLAD_VECTORISED void multiply(const float* sums, std::int64_t width, std::int64_t queries,
                                 const float* factors, Words* products) {
    for (std::int64_t row = 0; row < width; row += 2, sums += 2 * kQueries, products += kQueries)
        for (std::int64_t query = 0; query < queries; ++query)
            products[query] = pairOf(sums[query] * factors[query], sums[kQueries + query] * factors[query]);
}

void transpose(const void* from, std::int64_t rows, std::int64_t columns, std::int64_t distance, void* to,
               std::int64_t toDistance) {
    static_assert(sizeof(float) == kWordBytes);
    moveTransposed<float>(from, rows, columns, distance, to, toDistance);
}

void transposeNumbers(const float* from, std::int64_t rows, std::int64_t columns, std::int64_t distance,
                      float* to, std::int64_t toDistance) {
    moveTransposed<float>(from, rows, columns, distance, to, toDistance);
}

void transposeNumbers(const std::uint16_t* from, std::int64_t rows, std::int64_t columns,
                      std::int64_t distance, std::uint16_t* to, std::int64_t toDistance) {
    moveTransposed<std::uint16_t>(from, rows, columns, distance, to, toDistance);
    for (std::int64_t j = 0; rows % 2 != 0 && j < columns; ++j)
        to[j * toDistance + rows] = 0;
}

CLIPLAD_VECTORISED void rangeOfColumns(const std::uint16_t* x, std::int64_t rows, std::int64_t width,
                                       std::int64_t distance, float* lowest, float* highest) {
    for (std::int64_t column = 0; column < width; ++column)
        lowest[column] = highest[column] = fromBfloat16(x[column]);
    for (std::int64_t row = 1; row < rows; ++row) {
        x += distance;
        for (std::int64_t column = 0; column < width; ++column) {
            const float number = fromBfloat16(x[column]);
            lowest[column] = number < lowest[column] ? number : lowest[column];
            highest[column] = number > highest[column] ? number : highest[column];
        }
    }
}

CLIPLAD_VECTORISED void toBytes(const std::uint16_t* x, std::int64_t rows, std::int64_t width,
                                std::int64_t distance, const float* middles, const float* inverses,
                                std::uint8_t* bytes) {
    for (std::int64_t row = 0; row < rows; ++row, x += distance, bytes += width)
        for (std::int64_t column = 0; column < width; ++column) {
            const float rest = fromBfloat16(x[column]) - middles[column];
            bytes[column] = static_cast<std::uint8_t>(stepOf(rest, inverses[column]) + 128);
        }
}

CLIPLAD_VECTORISED void toBytesByRow(const std::uint16_t* x, std::int64_t rows, std::int64_t width,
                                     std::int64_t distance, const float* factors, float* room,
                                     std::int8_t* bytes, float* scales) {
    for (std::int64_t row = 0; row < rows; ++row, x += distance, bytes += width) {
        const float reach = farthestOf(
            width, [=](std::int64_t column) { return fromBfloat16(x[column]) * factors[column]; }, room);
        // Below that all is 0: the inverse would not be a finite float32.
        scales[row] = std::max(reach, 1e-30F) / kMostSteps;
        const float inverse = 1.0F / scales[row];
        for (std::int64_t column = 0; column < width; ++column)
            bytes[column] = static_cast<std::int8_t>(stepOf(room[column], inverse));
    }
}

} // namespace cliplad::attention_loops
