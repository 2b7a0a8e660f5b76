#include "clip/attention.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <numbers>
#include <numeric>
#include <utility>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>

#include "base/vectorised.h"
#include "clip/instructions.h"
#include "clip/small_product.h"

namespace cliplad {
namespace {

/// Queries that meet the keys together: of a thousand keys their scores fit a core's second cache.
constexpr std::int64_t kQueries = 64;
constexpr std::int64_t kKeys = 128; ///< laid out together, so that their words stand close
constexpr std::int64_t kLanes = 32; ///< numbers looked at side by side

[[gnu::always_inline]] inline void store(float number, float& stored) {
    stored = number;
}
/// Rounds to bf16, halves away from 0.
[[gnu::always_inline]] inline void store(float number, std::uint16_t& stored) {
    stored = static_cast<std::uint16_t>((std::bit_cast<std::uint32_t>(number) + 0x8000U) >> 16U);
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

[[gnu::always_inline]] inline float largest(const float* scores, std::int64_t count) {
    std::array<float, kLanes> found{};
    found.fill(scores[0]);
    const std::int64_t whole = count / kLanes * kLanes;
    for (std::int64_t i = 0; i < whole; i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const float score = scores[i + static_cast<std::int64_t>(lane)];
            found[lane] = score > found[lane] ? score : found[lane];
        }
    return std::max(*std::max_element(found.begin(), found.end()),
                    *std::max_element(scores + std::min(whole, count - 1), scores + count));
}

/// weights = 2^(scale · (scores − their largest)). @return their sum
template<class Stored>
[[gnu::always_inline]] inline float weigh(const float* scores, std::int64_t count, float scale,
                                          Stored* weights) {
    const float top = largest(scores, count);
    // What lies further below weighs nothing. Of a bound that GCC knows it makes masks for all that follows.
    const float lowest = -125.0F / scale;
    const auto exponent = [=](float score) {
        const float below = score - top;
        return (below < lowest ? lowest : below) * scale; // what is no number stays none
    };
    std::array<float, kLanes> sums{};
    const std::int64_t whole = count / kLanes * kLanes;
    for (std::int64_t i = 0; i < whole; i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const std::int64_t place = i + static_cast<std::int64_t>(lane);
            const float weight = powerOfTwo<Stored>(exponent(scores[place]));
            sums[lane] += weight;
            store(weight, weights[place]);
        }
    float sum = std::accumulate(sums.begin(), sums.end(), 0.0F);
    for (std::int64_t i = whole; i < count; ++i) {
        const float weight = powerOfTwo<Stored>(exponent(scores[i]));
        sum += weight;
        store(weight, weights[i]);
    }
    return sum;
}

CLIPLAD_VECTORISED float weightsOf(const float* scores, std::int64_t count, float scale, float* weights) {
    return weigh(scores, count, scale, weights);
}
CLIPLAD_VECTORISED float weightsOf(const float* scores, std::int64_t count, float scale,
                                   std::uint16_t* weights) {
    return weigh(scores, count, scale, weights);
}

template<class Stored>
[[gnu::always_inline]] inline void multiply(const float* numbers, std::int64_t count, float factor,
                                            Stored* products) {
    for (std::int64_t i = 0; i < count; ++i)
        store(numbers[i] * factor, products[i]);
}

CLIPLAD_VECTORISED void productsOf(const float* numbers, std::int64_t count, float factor, float* products) {
    multiply(numbers, count, factor, products);
}
CLIPLAD_VECTORISED void productsOf(const float* numbers, std::int64_t count, float factor,
                                   std::uint16_t* products) {
    multiply(numbers, count, factor, products);
}

/// Two rows into one of pairs.
CLIPLAD_VECTORISED void pairUp(const std::uint16_t* first, const std::uint16_t* second, std::int64_t count,
                               std::uint16_t* pairs) {
    for (std::int64_t i = 0; i < count; ++i) {
        pairs[2 * i] = first[i];
        pairs[2 * i + 1] = second[i];
    }
}

template<class Number>
Number* numbersOf(const at::Tensor& x) {
    return static_cast<Number*>(x.mutable_data_ptr());
}

/// One head of one image, [T, d]: rows follow each other at a distance.
template<class Number>
struct Head {
    const Number* numbers = nullptr;
    std::int64_t distance = 0;

    Head(const at::Tensor& x, std::int64_t image, std::int64_t head)
        : numbers(static_cast<const Number*>(x.const_data_ptr()) + image * x.stride(0) + head * x.stride(1))
        , distance(x.stride(2)) {}
    const Number* row(std::int64_t i) const { return numbers + i * distance; }
};

/// A thread's room to work in, and a head's keys and values as SmallProduct takes them. LibTorch keeps the
/// code of each product's sizes, so that the first photo of a size takes some milliseconds more.
/// @tparam Number float, or the bits of bf16
template<class Number>
class Workplace {
public:
    Workplace(std::int64_t tokens, std::int64_t width)
        : tokens_(tokens)
        , width_(width)
        , scale_(static_cast<float>(std::numbers::log2e / std::sqrt(static_cast<double>(width))))
        , keys_(at::empty({(tokens + kKeys - 1) / kKeys * kKeys * width}, kType))
        , values_(at::empty({filled(tokens) * width}, kType))
        , rowLength_((tokens + kLanes - 1) / kLanes * kLanes)
        , scores_(at::empty({kQueries, rowLength_}, at::kFloat))
        , weights_(at::zeros({kQueries, rowLength_}, kType)) // one without its pair stays 0
        , sums_(at::empty({kQueries, width}, at::kFloat)) {}

    void layOut(const Head<Number>& keys, const Head<Number>& values) {
        const std::int64_t words = width_ / kInWord;
        auto* keyWords = numbersOf<std::uint32_t>(keys_);
        for (std::int64_t i = 0; i < tokens_; ++i) {
            std::uint32_t* column = keyWords + i / kKeys * kKeys * words + i % kKeys;
            for (std::int64_t word = 0; word < words; ++word)
                std::memcpy(column + word * kKeys, keys.row(i) + word * kInWord, sizeof(std::uint32_t));
        }
        auto* to = numbersOf<Number>(values_);
        for (std::int64_t i = 0; i < tokens_; i += kInWord, to += kInWord * width_)
            if constexpr (kInWord == 1)
                std::copy_n(values.row(i), width_, to);
            else // beside the last of an odd number stands itself, with weight 0
                pairUp(values.row(i), values.row(std::min(i + 1, tokens_ - 1)), width_, to);
    }

    /// @param to first of `count` ≤ kQueries rows at a distance
    void attend(const Head<Number>& queries, std::int64_t first, std::int64_t count, Number* to,
                std::int64_t distance) {
        auto* scores = numbersOf<float>(scores_);
        for (std::int64_t key = 0; key < tokens_; key += kKeys)
            SmallProduct{.rows = count,
                         .columns = std::min(kKeys, tokens_ - key),
                         .depth = width_,
                         .leftDistance = queries.distance,
                         .rightDistance = kKeys,
                         .distance = rowLength_}(queries.row(first), numbersOf<Number>(keys_) + key * width_,
                                                 scores + key);

        const std::int64_t depth = filled(tokens_);
        auto* weights = numbersOf<Number>(weights_);
        std::array<float, kQueries> inverses{};
        for (std::int64_t i = 0; i < count; ++i)
            inverses[static_cast<std::size_t>(i)] =
                1.0F / weightsOf(scores + i * rowLength_, tokens_, scale_, weights + i * rowLength_);

        auto* sums = numbersOf<float>(sums_);
        SmallProduct{.rows = count,
                     .columns = width_,
                     .depth = depth,
                     .leftDistance = rowLength_,
                     .rightDistance = width_,
                     .distance = width_}(weights, numbersOf<Number>(values_), sums);
        for (std::int64_t i = 0; i < count; ++i)
            productsOf(sums + i * width_, width_, inverses[static_cast<std::size_t>(i)], to + i * distance);
    }

private:
    static constexpr std::int64_t kInWord = sizeof(std::uint32_t) / sizeof(Number); ///< numbers
    static constexpr at::ScalarType kType = kInWord == 1 ? at::kFloat : at::kBFloat16;

    static std::int64_t filled(std::int64_t count) { return (count + kInWord - 1) / kInWord * kInWord; }

    std::int64_t tokens_, width_;
    float scale_;
    at::Tensor keys_;        ///< [T / kKeys, d / kInWord, kKeys, kInWord]
    at::Tensor values_;      ///< [T / kInWord, d, kInWord]
    std::int64_t rowLength_; ///< of scores, so that all begin where vectors do
    at::Tensor scores_;      ///< [kQueries, T] in rows of rowLength_
    at::Tensor weights_;     ///< the same
    at::Tensor sums_;        ///< [kQueries, d]
};

template<class Number>
at::Tensor attend(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values) {
    const std::int64_t images = queries.size(0), heads = queries.size(1), tokens = queries.size(2),
                       width = queries.size(3);
    at::Tensor attended = at::empty({images, tokens, heads * width}, queries.options());
    // Threads get as many heads each: where their number does not allow it, heads in parts.
    const std::int64_t threads = at::get_num_threads();
    const std::int64_t parts = threads / std::gcd(images * heads, threads);
    const std::int64_t blocks = (tokens + kQueries - 1) / kQueries;
    at::parallel_for(0, images * heads * parts, 1, [&](std::int64_t begin, std::int64_t end) {
        Workplace<Number> workplace(tokens, width);
        std::int64_t laidOut = -1;
        for (std::int64_t i = begin; i < end; ++i) {
            const std::int64_t part = i % parts;
            const std::int64_t begins = blocks * part / parts * kQueries,
                               ends = std::min(blocks * (part + 1) / parts * kQueries, tokens);
            if (begins == ends)
                continue;
            const std::int64_t image = i / parts / heads, head = i / parts % heads;
            if (std::exchange(laidOut, i / parts) != i / parts)
                workplace.layOut({keys, image, head}, {values, image, head});
            for (std::int64_t first = begins; first < ends; first += kQueries)
                workplace.attend({queries, image, head}, first, std::min(kQueries, ends - first),
                                 numbersOf<Number>(attended) +
                                     ((image * tokens + first) * heads + head) * width,
                                 heads * width);
        }
        SmallProduct::release();
    });
    return attended;
}

/// Whether the loop above can take them and is faster. A query alone, as the class token's, does not repay
/// laying the keys out; tiles LibTorch's own attention makes use of.
bool isLoopsWork(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values) {
#ifndef _OPENMP
    return false; // LibTorch's own shares the work among threads
#endif
    const bool differentiates = at::GradMode::is_enabled() &&
                                (queries.requires_grad() || keys.requires_grad() || values.requires_grad());
    if (differentiates || !queries.is_cpu() || queries.numel() == 0 || !multipliesBlocks())
        return false;
    for (const at::Tensor* x : {&queries, &keys, &values})
        if (x->scalar_type() != queries.scalar_type() || x->sizes() != queries.sizes() || x->stride(3) != 1 ||
            x->stride(2) < x->size(3))
            return false;
    return queries.scalar_type() == at::kFloat ||
           (queries.scalar_type() == at::kBFloat16 && queries.size(3) % 2 == 0 && !multipliesTiles());
}

} // namespace

at::Tensor joinedHeads(const at::Tensor& attended) {
    return attended.transpose(1, 2).flatten(2);
}

at::Tensor attention(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values) {
    if (!isLoopsWork(queries, keys, values))
        return joinedHeads(at::scaled_dot_product_attention(queries, keys, values));
    return queries.scalar_type() == at::kFloat ? attend<float>(queries, keys, values)
                                               : attend<std::uint16_t>(queries, keys, values);
}

} // namespace cliplad
