#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

#include <ATen/ATen.h>

#include "clip/attention/loops.h"

namespace cliplad::attention_loops {

/// Of float, or of bf16 given by its bits.
template<class Number>
constexpr std::int64_t kInWord = kWordBytes / static_cast<std::int64_t>(sizeof(Number)); ///< numbers
template<class Number>
constexpr at::ScalarType kType = kInWord<Number> == 1 ? at::kFloat : at::kBFloat16;

template<class Number>
Number* numbersOf(const at::Tensor& x) {
    return static_cast<Number*>(x.mutable_data_ptr());
}

/// One head of one image, [T, d]: rows follow each other at a distance.
/// @tparam Number float, or the bits of bf16
template<class Number>
struct Head {
    const Number* numbers = nullptr;
    std::int64_t distance = 0;

    Head(const at::Tensor& x, std::int64_t image, std::int64_t head)
        : numbers(static_cast<const Number*>(x.const_data_ptr()) + image * x.stride(0) + head * x.stride(1))
        , distance(x.stride(2)) {}
    const Number* row(std::int64_t i) const { return numbers + i * distance; }
};

/// What turns products of queries with keys of a width to exponents of 2.
inline float exponentScale(std::int64_t width) {
    return static_cast<float>(std::numbers::log2e / std::sqrt(static_cast<double>(width)));
}

/// A head's keys and some of its queries, as SmallProduct makes scores [T, kQueries] of them: as they are.
template<class NumberOf>
class PlainOperands {
public:
    using Number = NumberOf;
    using Score = float;

    PlainOperands(std::int64_t tokens, std::int64_t width)
        : tokens_(tokens)
        , width_(width)
        , keys_(at::empty({tokens, width}, kType<Number>))
        , queries_(at::empty({width, kQueries}, kType<Number>)) {
        scales_.fill(exponentScale(width));
    }

    /// Side by side, as rows at a large distance push each other out of the cache.
    void takeKeys(const Head<Number>& head) {
        for (std::int64_t i = 0; i < tokens_; ++i)
            std::copy_n(head.row(i), width_, numbersOf<Number>(keys_) + i * width_);
    }

    /// @param count ≤ kQueries
    void takeQueries(const Head<Number>& head, std::int64_t first, std::int64_t count) {
        transpose(head.row(first), count, width_ / kInWord<Number>, head.distance / kInWord<Number>,
                  numbersOf<Number>(queries_), kQueries);
    }

    const Number* keys(std::int64_t first) const { return numbersOf<Number>(keys_) + first * width_; }
    const Number* queries() const { return numbersOf<Number>(queries_); }

    /// What turns each query's scores to exponents of 2.
    const float* scales() const { return scales_.data(); }

private:
    std::int64_t tokens_, width_;
    at::Tensor keys_;    ///< [T, d]
    at::Tensor queries_; ///< [d / kInWord, kQueries, kInWord]
    std::array<float, kQueries> scales_{};
};

/// The same in bytes, which are multiplied twice as fast as bf16. Keys have one scale for each channel, which
/// goes over to the queries, and are taken less the middle of their range, which adds the same to all scores
/// of a query (as their mean does in SageAttention, arXiv 2410.02367); so does the zero point, 128, as it is
/// the keys that have one. Queries have a scale each. A key that lies far from all others makes the steps of
/// all coarser: at ten times their distance the result is off by some 3 % in place of 2.
class ByteOperands {
public:
    using Number = std::uint16_t; ///< bf16
    using Score = std::int32_t;

    /// @param width a multiple of kWordBytes
    ByteOperands(std::int64_t tokens, std::int64_t width);

    void takeKeys(const Head<Number>& head);
    void takeQueries(const Head<Number>& head, std::int64_t first, std::int64_t count);
    const std::uint8_t* keys(std::int64_t first) const {
        return numbersOf<std::uint8_t>(keys_) + first * width_;
    }
    const std::int8_t* queries() const { return numbersOf<std::int8_t>(queries_); }
    const float* scales() const { return scales_.data(); }

private:
    enum class Of { Lowest, Highest, Middle, Scale, Inverse };
    float* channels(Of what) const {
        return numbersOf<float>(channels_) + static_cast<std::int64_t>(what) * width_;
    }

    std::int64_t tokens_, width_;
    at::Tensor keys_;     ///< [T, d] uint8
    at::Tensor channels_; ///< [5, d] float32, see Of: of the keys
    at::Tensor room_;     ///< [d] float32
    at::Tensor rows_;     ///< [kQueries, d] int8
    at::Tensor queries_;  ///< [d / kWordBytes, kQueries, kWordBytes] int8
    std::array<float, kQueries> scales_{};
};

} // namespace cliplad::attention_loops
