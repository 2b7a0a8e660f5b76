#include "clip/attention.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <concepts>
#include <cstring>
#include <numbers>
#include <numeric>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <ATen/native/CPUBlas.h>

#include "base/vectorised.h"
#include "clip/instructions.h"

namespace cliplad {
namespace {

constexpr std::int64_t kQueries = 64; ///< that meet the keys together: their scores fit a core's second cache
constexpr std::int64_t kKeys = 128;   ///< laid out together, so that their words stand close
constexpr std::int64_t kLanes = 32;   ///< numbers looked at side by side

[[gnu::always_inline]] inline void store(float weight, float& stored) {
    stored = weight;
}
/// Rounds to bf16, halves upwards. @param weight not negative
[[gnu::always_inline]] inline void store(float weight, std::uint16_t& stored) {
    stored = static_cast<std::uint16_t>((std::bit_cast<std::uint32_t>(weight) + 0x8000U) >> 16U);
}

/// 2^x for x ≤ 0; below 2⁻¹²⁶ that. Plain operations alone, which the compiler vectorises.
/// @tparam Stored what the result is stored as: fewer terms of the series suffice for bf16
template<class Stored>
[[gnu::always_inline]] inline float powerOfTwo(float x) {
    constexpr float kToInteger = 12582912.0F; // 1.5 · 2²³: what is added to it is rounded to an integer
    const float exponent = x < -126.0F ? -126.0F : x;
    const float shifted = exponent + kToInteger;
    const float rest = exponent - (shifted - kToInteger);
    float series = 0.00961812911F; // ln(2)ⁿ / n!
    if constexpr (std::same_as<Stored, float>)
        series += rest * (0.00133335581F + rest * 0.000154035304F);
    series = 0.693147181F + rest * (0.240226507F + rest * (0.0555041087F + rest * series));
    const std::uint32_t whole = std::bit_cast<std::uint32_t>(shifted) << 23U;
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(1.0F + rest * series) + whole);
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
    const float top = largest(scores, count) * scale;
    std::array<float, kLanes> sums{};
    const std::int64_t whole = count / kLanes * kLanes;
    for (std::int64_t i = 0; i < whole; i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const std::int64_t at = i + static_cast<std::int64_t>(lane);
            const float weight = powerOfTwo<Stored>(scores[at] * scale - top);
            sums[lane] += weight;
            store(weight, weights[at]);
        }
    float sum = std::accumulate(sums.begin(), sums.end(), 0.0F);
    for (std::int64_t i = whole; i < count; ++i) {
        const float weight = powerOfTwo<Stored>(scores[i] * scale - top);
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

/// One head of one image, [T, d]: rows follow each other at a distance.
template<class Number>
struct Head {
    const Number* numbers = nullptr;
    std::int64_t distance = 0;

    Head(const at::Tensor& x, std::int64_t image, std::int64_t head)
        : numbers(x.const_data_ptr<Number>() + image * x.stride(0) + head * x.stride(1))
        , distance(x.stride(2)) {}
    const Number* row(std::int64_t i) const { return numbers + i * distance; }
};

/// A thread's room to work in, and a head's keys and values as oneDNN takes them: of bf16, two numbers that
/// are summed stand in a word.
template<class Number>
class Workplace {
public:
    Workplace(std::int64_t tokens, std::int64_t width)
        : tokens_(tokens)
        , width_(width)
        , keys_(at::empty({(tokens + kKeys - 1) / kKeys * kKeys * width}, kOptions))
        , values_(at::zeros({paired(tokens) * width}, kOptions))
        , scores_(at::empty({kQueries, tokens}, at::kFloat))
        , weights_(at::zeros({kQueries, paired(tokens)}, kOptions)) // a number without its pair stays 0
        , sums_(at::empty({kQueries, width}, at::kFloat)) {}

    void layOut(const Head<Number>& keys, const Head<Number>& values) {
        const std::int64_t words = width_ / kInWord;
        auto* laidOut = static_cast<std::uint32_t*>(keys_.mutable_data_ptr());
        for (std::int64_t i = 0; i < tokens_; ++i) {
            std::uint32_t* column = laidOut + i / kKeys * kKeys * words + i % kKeys;
            for (std::int64_t word = 0; word < words; ++word)
                std::memcpy(column + word * kKeys, keys.row(i) + word * kInWord, sizeof(std::uint32_t));
        }
        Number* to = values_.mutable_data_ptr<Number>();
        for (std::int64_t i = 0; i < tokens_; ++i)
            for (std::int64_t j = 0; j < width_; ++j)
                to[(i / kInWord * width_ + j) * kInWord + i % kInWord] = values.row(i)[j];
    }

    /// @param to first of `count` ≤ kQueries rows at a distance
    void attend(const Head<Number>& queries, std::int64_t first, std::int64_t count, Number* to,
                std::int64_t distance) {
        using at::native::cpublas::brgemm;
        const std::int64_t pairs = paired(tokens_);
        float* scores = scores_.mutable_data_ptr<float>();
        const Number* keys = keys_.const_data_ptr<Number>();
        for (std::int64_t key = 0; key < tokens_; key += kKeys)
            brgemm(count, std::min(kKeys, tokens_ - key), width_, queries.distance, kKeys, tokens_, false,
                   queries.row(first), keys + key * width_, scores + key, kPairs);

        Number* weights = weights_.mutable_data_ptr<Number>();
        std::array<float, kQueries> inverses{};
        const auto scale = static_cast<float>(std::numbers::log2e / std::sqrt(static_cast<double>(width_)));
        for (std::int64_t i = 0; i < count; ++i)
            inverses[static_cast<std::size_t>(i)] =
                1.0F / weightsOf(scores + i * tokens_, tokens_, scale,
                                 reinterpret_cast<Stored*>(weights + i * pairs));

        float* sums = sums_.mutable_data_ptr<float>();
        brgemm(count, width_, pairs, pairs, width_, width_, false, static_cast<const Number*>(weights),
               values_.const_data_ptr<Number>(), sums, kPairs);
        for (std::int64_t i = 0; i < count; ++i)
            for (std::int64_t j = 0; j < width_; ++j)
                to[i * distance + j] =
                    static_cast<Number>(sums[i * width_ + j] * inverses[static_cast<std::size_t>(i)]);
    }

    static void release() { at::native::cpublas::brgemm_release(kPairs); }

private:
    static constexpr bool kPairs = !std::same_as<Number, float>;
    static constexpr std::int64_t kInWord = kPairs ? 2 : 1;
    static constexpr at::ScalarType kOptions = kPairs ? at::kBFloat16 : at::kFloat;
    using Stored = std::conditional_t<kPairs, std::uint16_t, float>;

    static std::int64_t paired(std::int64_t count) { return (count + kInWord - 1) / kInWord * kInWord; }

    std::int64_t tokens_, width_;
    at::Tensor keys_;    ///< [T / kKeys, d / kInWord, kKeys, kInWord]
    at::Tensor values_;  ///< [T / kInWord, d, kInWord]
    at::Tensor scores_;  ///< [kQueries, T]
    at::Tensor weights_; ///< [kQueries, T], in pairs
    at::Tensor sums_;    ///< [kQueries, d]
};

template<class Number>
at::Tensor attend(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values) {
    const std::int64_t images = queries.size(0), heads = queries.size(1), tokens = queries.size(2),
                       width = queries.size(3);
    at::Tensor attended = at::empty({images, tokens, heads * width}, queries.options());
    auto* to = attended.mutable_data_ptr<Number>();
    // Heads are shared among threads evenly: where their number does not allow it, in several parts each.
    const std::int64_t threads = at::get_num_threads();
    const std::int64_t parts = threads / std::gcd(images * heads, threads);
    const std::int64_t blocks = (tokens + kQueries - 1) / kQueries;
    at::parallel_for(0, images * heads * parts, 1, [&](std::int64_t begin, std::int64_t end) {
        Workplace<Number> workplace(tokens, width);
        for (std::int64_t i = begin; i < end; ++i) {
            const std::int64_t image = i / parts / heads, head = i / parts % heads, part = i % parts;
            if (i == begin || part == 0)
                workplace.layOut({keys, image, head}, {values, image, head});
            const std::int64_t last = std::min(blocks * (part + 1) / parts * kQueries, tokens);
            for (std::int64_t first = blocks * part / parts * kQueries; first < last; first += kQueries)
                workplace.attend({queries, image, head}, first, std::min(kQueries, last - first),
                                 to + (image * tokens + first) * heads * width + head * width, heads * width);
        }
        Workplace<Number>::release();
    });
    return attended;
}

bool isFasterHere(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values) {
    const bool differentiates = at::GradMode::is_enabled() &&
                                (queries.requires_grad() || keys.requires_grad() || values.requires_grad());
    if (differentiates || !queries.is_cpu() || queries.size(3) % 2 != 0)
        return false;
    for (const at::Tensor* x : {&queries, &keys, &values})
        if (x->scalar_type() != queries.scalar_type() || x->stride(3) != 1)
            return false;
    return queries.scalar_type() == at::kFloat      ? multipliesInAvx512()
           : queries.scalar_type() == at::kBFloat16 ? multipliesBfloat16() && !multipliesTiles()
                                                    : false;
}

} // namespace

at::Tensor attention(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values) {
    if (!isFasterHere(queries, keys, values))
        return at::scaled_dot_product_attention(queries, keys, values).transpose(1, 2).flatten(2);
    return queries.scalar_type() == at::kFloat ? attend<float>(queries, keys, values)
                                               : attend<at::BFloat16>(queries, keys, values);
}

} // namespace cliplad
