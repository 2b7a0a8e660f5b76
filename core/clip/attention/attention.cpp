#include "clip/attention/attention.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <numeric>
#include <type_traits>
#include <utility>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include "clip/attention/loops.h"
#include "clip/attention/operands.h"
#include "clip/differentiation.h"
#include "clip/instructions.h"
#include "clip/small_product.h"

namespace cliplad {
namespace {

using namespace attention_loops;

constexpr auto kUnits = [] {
    std::array<float, kQueries> units{};
    units.fill(1.0F);
    return units;
}();
constexpr std::int64_t kTokensForBytes = 512; ///< from here on bytes save more than they cost
constexpr std::int64_t kKeys = 128; ///< whose scores are looked at while they are in the first cache

/// Of rows of so many numbers, so that as few as can be push each other out of the cache: odd lines.
template<class Number>
std::int64_t spreadDistance(std::int64_t numbers) {
    constexpr auto kInLine = 64 / static_cast<std::int64_t>(sizeof(Number));
    return ((numbers + kInLine - 1) / kInLine | 1) * kInLine;
}

/// A thread's room to work in. Scores stand transposed, [T, kQueries], so that the softmax of many queries
/// runs side by side and the zero point of bytes falls out of it. LibTorch keeps the code of each product's
/// sizes, so that the first photo of a size takes some milliseconds more.
/// @tparam Operands PlainOperands or ByteOperands
template<class Operands>
class Workplace {
public:
    using Number = typename Operands::Number;

    Workplace(std::int64_t tokens, std::int64_t width)
        : tokens_(tokens)
        , width_(width)
        , depth_((tokens + kNumbers - 1) / kNumbers * kNumbers)
        , valuesDistance_(spreadDistance<Number>(tokens))
        , operands_(tokens, width)
        , values_(at::empty({width, valuesDistance_}, kType<Number>))
        , scores_(at::zeros({tokens, kQueries}, c10::CppTypeToScalarType<Score>::value))
        , weights_(kNumbers == 1 ? scores_ : at::empty({depth_, kQueries}, kType<Number>))
        , sums_(at::empty({width, kQueries}, at::kFloat))
        , attended_(at::empty({width, kQueries}, kType<Number>)) {}

    void take(const Head<Number>& keys, const Head<Number>& values) {
        operands_.takeKeys(keys);
        transposeNumbers(values.row(0), tokens_, width_, values.distance, numbersOf<Number>(values_),
                         valuesDistance_);
    }

    /// @param bias see attend() below  @param to first of `count` ≤ kQueries rows at a
    /// distance
    void attend(const Head<Number>& queries, std::int64_t first, std::int64_t count, const at::Tensor& bias,
                Number* to, std::int64_t distance) {
        operands_.takeQueries(queries, first, count);
        auto* scores = numbersOf<Score>(scores_);
        std::array<Score, kQueries> tops{};
        tops.fill(std::numeric_limits<Score>::has_infinity ? -std::numeric_limits<Score>::infinity()
                                                           : std::numeric_limits<Score>::lowest());
        for (std::int64_t key = 0; key < tokens_; key += kKeys) {
            const std::int64_t keys = std::min(kKeys, tokens_ - key);
            SmallProduct{.rows = keys,
                         .columns = count,
                         .depth = width_,
                         .leftDistance = width_,
                         .rightDistance = kQueries,
                         .distance = kQueries}(operands_.keys(key), operands_.queries(),
                                               scores + key * kQueries);
            if constexpr (!kInBytes)
                if (bias.defined())
                    addBias(bias.const_data_ptr<float>() + key * tokens_ + first, tokens_, keys, count,
                            operands_.scales(), scores + key * kQueries);
            raiseTops(scores + key * kQueries, keys, count, tops.data());
        }

        std::array<float, kQueries> factors{};
        weightsOf(scores, tokens_, count, bias.defined() ? kUnits.data() : operands_.scales(), tops.data(),
                  numbersOf<Stored>(weights_), factors.data());
        for (float& factor : factors)
            factor = 1.0F / factor;

        auto* sums = numbersOf<float>(sums_);
        SmallProduct{.rows = width_,
                     .columns = count,
                     .depth = depth_,
                     .leftDistance = valuesDistance_,
                     .rightDistance = kQueries,
                     .distance = kQueries}(numbersOf<Number>(values_), numbersOf<Number>(weights_), sums);
        auto* attended = numbersOf<Stored>(attended_);
        multiply(sums, width_, count, factors.data(), attended);
        transpose(attended, width_ / kNumbers, count, kQueries, to, distance / kNumbers);
    }

private:
    using Score = typename Operands::Score;
    static constexpr bool kInBytes = std::is_same_v<Operands, ByteOperands>;
    static constexpr std::int64_t kNumbers = kInWord<Number>;
    using Stored = std::conditional_t<kNumbers == 1, float, std::uint32_t>; ///< a word

    std::int64_t tokens_, width_;
    std::int64_t depth_; ///< of the weights, in whole words
    std::int64_t valuesDistance_;
    Operands operands_;
    at::Tensor values_;   ///< [d, T] in rows of valuesDistance_
    at::Tensor scores_;   ///< [T, kQueries], in all of which there have to be numbers
    at::Tensor weights_;  ///< [depth_ / kNumbers, kQueries, kNumbers]; of float32 in place of the scores
    at::Tensor sums_;     ///< [d, kQueries]
    at::Tensor attended_; ///< [d / kNumbers, kQueries, kNumbers]
};

/// @param bias undefined, or [T, T] float32, symmetric and contiguous. Not for bytes.
template<class Operands>
at::Tensor attend(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values,
                  const at::Tensor& bias = {}) {
    using Number = typename Operands::Number;
    const std::int64_t images = queries.size(0), heads = queries.size(1), tokens = queries.size(2),
                       width = queries.size(3);
    at::Tensor attended = at::empty({images, tokens, heads * width}, queries.options());
    // Threads get as many heads each: where their number does not allow it, heads in parts.
    const std::int64_t threads = at::get_num_threads();
    const std::int64_t parts = threads / std::gcd(images * heads, threads);
    const std::int64_t blocks = (tokens + kQueries - 1) / kQueries;
    at::parallel_for(0, images * heads * parts, 1, [&](std::int64_t begin, std::int64_t end) {
        Workplace<Operands> workplace(tokens, width);
        std::int64_t taken = -1;
        for (std::int64_t i = begin; i < end; ++i) {
            const std::int64_t part = i % parts;
            const std::int64_t begins = blocks * part / parts * kQueries,
                               ends = std::min(blocks * (part + 1) / parts * kQueries, tokens);
            if (begins == ends)
                continue;
            const std::int64_t image = i / parts / heads, head = i / parts % heads;
            if (std::exchange(taken, i / parts) != i / parts)
                workplace.take({keys, image, head}, {values, image, head});
            for (std::int64_t first = begins; first < ends; first += kQueries)
                workplace.attend({queries, image, head}, first, std::min(kQueries, ends - first), bias,
                                 numbersOf<Number>(attended) +
                                     ((image * tokens + first) * heads + head) * width,
                                 heads * width);
        }
        SmallProduct::release();
    });
    return attended;
}

/// Whether the loop above can take them and is faster. A query alone, as the class token's, does not repay
/// laying the keys out.
bool isLoopsWork(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values) {
    if (differentiates(queries, keys, values) || !queries.is_cpu() || queries.numel() == 0 ||
        !attendsInLoop(queries.scalar_type()))
        return false;
    const std::int64_t inWord = queries.scalar_type() == at::kFloat ? 1 : 2;
    for (const at::Tensor* x : {&queries, &keys, &values})
        if (x->scalar_type() != queries.scalar_type() || x->sizes() != queries.sizes() || x->stride(3) != 1 ||
            x->stride(2) < x->size(3) || x->stride(2) % inWord != 0 || x->size(3) % inWord != 0)
            return false;
    return true;
}

} // namespace

bool attendsInLoop(at::ScalarType type) {
#ifndef _OPENMP
    return false; // LibTorch's own shares the work among threads
#endif
    if (type == at::kFloat)
        return multipliesFloatBlocks();
    return type == at::kBFloat16 && multipliesBlocks() && !multipliesTiles();
}

bool attendsInBytes() {
    return attendsInLoop(at::kBFloat16) && multipliesByteBlocks();
}

at::Tensor joinedHeads(const at::Tensor& attended) {
    return attended.transpose(1, 2).flatten(2);
}

at::Tensor attention(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values,
                     AttentionScores scores) {
    if (!isLoopsWork(queries, keys, values))
        return joinedHeads(at::scaled_dot_product_attention(queries, keys, values));
    if (queries.scalar_type() == at::kFloat)
        return attend<PlainOperands<float>>(queries, keys, values);
    const bool bytes = scores == AttentionScores::InBytes && queries.size(2) >= kTokensForBytes &&
                       queries.size(3) % kWordBytes == 0 && attendsInBytes();
    return bytes ? attend<ByteOperands>(queries, keys, values)
                 : attend<PlainOperands<std::uint16_t>>(queries, keys, values);
}

at::Tensor biasedAttention(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values,
                           const at::Tensor& bias) {
    TORCH_CHECK(bias.sizes() == at::IntArrayRef({queries.size(2), keys.size(2)}), "a bias of another size");
    if (differentiates(bias) || !isLoopsWork(queries, keys, values))
        return joinedHeads(
            at::scaled_dot_product_attention(queries, keys, values, bias.to(queries.scalar_type())));
    const at::Tensor rows = bias.contiguous();
    return queries.scalar_type() == at::kFloat
               ? attend<PlainOperands<float>>(queries, keys, values, rows)
               : attend<PlainOperands<std::uint16_t>>(queries, keys, values, rows);
}

} // namespace cliplad
