#pragma once

#include <cstdint>

/// The loops of attention(), which the compiler vectorises. Numbers of bf16 are given by their bits.
///
/// Queries stand side by side, in rows of kQueries whatever their number, so that none waits for another.
/// Tops, weights and sums are computed for a multiple of 32 of them: behind the last have to be numbers, of
/// no use. Rows of bf16 come in pairs then, each number beside that of the next row: as words of 32 bits,
/// which is what SmallProduct takes from the right.
namespace cliplad::attention_loops {

/// Of a word: one number of float32, two of bf16, four bytes.
constexpr std::int64_t kWordBytes = sizeof(std::uint32_t);

/// As many meet all keys at once: of a thousand keys their scores fit a core's second cache.
constexpr std::int64_t kQueries = 64;

/// tops[q] = the largest of it and of q's scores. What is no number is passed over.
/// @param scores [keys, kQueries]  @param tops [kQueries]
void raiseTops(const float* scores, std::int64_t keys, std::int64_t queries, float* tops);
void raiseTops(const std::int32_t* scores, std::int64_t keys, std::int64_t queries, std::int32_t* tops);

/// scores = scores · scale + bias · log₂e.
/// @param bias [keys, queries], with the distance of its rows  @param scales [kQueries]
void addBias(const float* bias, std::int64_t distance, std::int64_t keys, std::int64_t queries,
             const float* scales, float* scores);

/// weights = 2^(scale · (score − top)), for scores that are no higher than their top.
///
/// @param scores  [keys, kQueries]  @param scales, tops [kQueries]
/// @param weights [keys, kQueries], which may be the scores, or half as many rows of words, rounded up, whose
///                last pair ends with 0
/// @param sums    [kQueries], of the weights
void weightsOf(const float* scores, std::int64_t keys, std::int64_t queries, const float* scales,
               const float* tops, float* weights, float* sums);
void weightsOf(const float* scores, std::int64_t keys, std::int64_t queries, const float* scales,
               const float* tops, std::uint32_t* weights, float* sums);
void weightsOf(const std::int32_t* scores, std::int64_t keys, std::int64_t queries, const float* scales,
               const std::int32_t* tops, std::uint32_t* weights, float* sums);

/// products = sums · factor, of those queries alone.
///
/// @param sums [width, kQueries]  @param factors [kQueries]
/// @param products [width, kQueries], or half as many rows of words; an even width then
void multiply(const float* sums, std::int64_t width, std::int64_t queries, const float* factors,
              float* products);
void multiply(const float* sums, std::int64_t width, std::int64_t queries, const float* factors,
              std::uint32_t* products);

/// Words of any numbers: to[j, i] = from[i, j]. Each with the distance of its rows, in words.
void transpose(const void* from, std::int64_t rows, std::int64_t columns, std::int64_t distance, void* to,
               std::int64_t toDistance);

/// to[j, i] = from[i, j]. Of bf16, behind an odd number of rows, which toDistance exceeds, it stores zeros.
void transposeNumbers(const float* from, std::int64_t rows, std::int64_t columns, std::int64_t distance,
                      float* to, std::int64_t toDistance);
void transposeNumbers(const std::uint16_t* from, std::int64_t rows, std::int64_t columns,
                      std::int64_t distance, std::uint16_t* to, std::int64_t toDistance);

/// The smallest and largest number of each column. @param x finite; rows ≥ 1
void rangeOfColumns(const std::uint16_t* x, std::int64_t rows, std::int64_t width, std::int64_t distance,
                    float* lowest, float* highest);

/// 128 + (x − middle) · inverse, rounded; has to be 1 … 255.
void toBytes(const std::uint16_t* x, std::int64_t rows, std::int64_t width, std::int64_t distance,
             const float* middles, const float* inverses, std::uint8_t* bytes);

/// x · factor in 127 steps up and down, as fine as each row allows: bytes[i, j] · scales[i] is that.
/// @param x finite  @param room [width] to work in
void toBytesByRow(const std::uint16_t* x, std::int64_t rows, std::int64_t width, std::int64_t distance,
                  const float* factors, float* room, std::int8_t* bytes, float* scales);

} // namespace cliplad::attention_loops
