#include "clip/layer_norm.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include "base/vectorised.h"
#include "clip/bfloat16_bits.h"
#include "clip/differentiation.h"

namespace cliplad {
namespace {

constexpr std::int64_t kGrain = 32768; ///< numbers worth another thread
constexpr std::int64_t kLanes = 16;    ///< numbers added up side by side

template<class Term>
[[gnu::always_inline]] inline float sumOf(std::int64_t count, const Term& term) {
    std::array<float, kLanes> sums{};
    const std::int64_t whole = count / kLanes * kLanes;
    for (std::int64_t i = 0; i < whole; i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            sums[lane] += term(i + static_cast<std::int64_t>(lane));
    float sum = std::accumulate(sums.begin(), sums.end(), 0.0F);
    for (std::int64_t i = whole; i < count; ++i)
        sum += term(i);
    return sum;
}

/// normed = (x − mean) / deviation · weight + bias.
CLIPLAD_VECTORISED void normalise(const float* x, std::int64_t count, float eps, const float* weight,
                                  const float* bias, float* normed) {
    const float mean = sumOf(count, [=](std::int64_t i) { return x[i]; }) / static_cast<float>(count);
    const float square = sumOf(count, [=](std::int64_t i) { return (x[i] - mean) * (x[i] - mean); });
    const float inverse = 1.0F / std::sqrt(square / static_cast<float>(count) + eps);
    for (std::int64_t i = 0; i < count; ++i)
        normed[i] = (x[i] - mean) * inverse * weight[i] + bias[i];
}

CLIPLAD_VECTORISED void round(const float* x, std::int64_t count, std::uint16_t* rounded) {
    for (std::int64_t i = 0; i < count; ++i)
        rounded[i] = toBfloat16(x[i]);
}

CLIPLAD_VECTORISED void add(const float* x, const std::uint16_t* y, std::int64_t count, float* sums) {
    for (std::int64_t i = 0; i < count; ++i)
        sums[i] = x[i] + fromBfloat16(y[i]);
}

/// Normed rows one after another, in a room that fits the first cache.
class NormedRows {
public:
    NormedRows(const LayerNorm& norm, const at::Tensor& x)
        : eps_(static_cast<float>(norm.eps))
        , weight_(norm.weight.contiguous())
        , bias_(norm.bias.contiguous())
        , x_(x.contiguous())
        , width_(x.size(-1)) {}

    std::int64_t count() const { return x_.numel() / width_; }
    std::int64_t width() const { return width_; }
    std::int64_t grain() const { return std::max<std::int64_t>(kGrain / width_, 1); }

    /// use(i, row) for some rows.
    template<class Use>
    void each(std::int64_t begin, std::int64_t end, const Use& use) const {
        std::vector<float> row(static_cast<std::size_t>(width_));
        for (std::int64_t i = begin; i < end; ++i) {
            normalise(x_.const_data_ptr<float>() + i * width_, width_, eps_, weight_.const_data_ptr<float>(),
                      bias_.const_data_ptr<float>(), row.data());
            use(i, row.data());
        }
    }

    /// The same for all, shared among threads.
    template<class Use>
    void each(const Use& use) const {
        at::parallel_for(0, count(), grain(),
                         [&](std::int64_t begin, std::int64_t end) { each(begin, end, use); });
    }

private:
    float eps_;
    at::Tensor weight_, bias_, x_;
    std::int64_t width_;
};

} // namespace

LayerNorm::LayerNorm(const TensorMap& tensors, const std::string& prefix, double layerNormEps)
    : weight(tensors.at(prefix + ".weight"))
    , bias(tensors.at(prefix + ".bias"))
    , eps(layerNormEps) {}

at::Tensor LayerNorm::operator()(const at::Tensor& x) const {
    return at::layer_norm(x, {x.size(-1)}, weight, bias, eps);
}

at::Tensor LayerNorm::inBfloat16(const at::Tensor& x) const {
    const NormedRows rows(*this, x);
    at::Tensor normed = at::empty(x.sizes(), at::kBFloat16);
    auto* to = static_cast<std::uint16_t*>(normed.mutable_data_ptr());
    rows.each([&](std::int64_t i, const float* row) { round(row, rows.width(), to + i * rows.width()); });
    return normed;
}

Quantised LayerNorm::inBytes(const at::Tensor& x) const {
    const NormedRows rows(*this, x);
    // Normed twice, which costs less than storing 4 bytes of each number and reading them again.
    const ByteRange range = at::parallel_reduce(
        std::int64_t{0}, rows.count(), rows.grain(), ByteRange{},
        [&](std::int64_t begin, std::int64_t end, ByteRange found) {
            rows.each(begin, end, [&](std::int64_t, const float* row) {
                found = found.with(ByteRange::of(row, rows.width()));
            });
            return found;
        },
        [](const ByteRange& a, const ByteRange& b) { return a.with(b); });
    Quantised result{.bytes = at::empty(x.sizes(), at::kByte), .steps = ByteSteps::over(range)};
    auto* to = result.bytes.data_ptr<std::uint8_t>();
    rows.each([&](std::int64_t i, const float* row) {
        result.steps.toBytes(row, rows.width(), to + i * rows.width());
    });
    return result;
}

at::Tensor residualSum(const at::Tensor& x, const at::Tensor& y) {
    const bool fits = x.is_cpu() && y.is_cpu() && x.sizes() == y.sizes() && x.scalar_type() == at::kFloat &&
                      y.scalar_type() == at::kBFloat16;
    if (!fits || differentiates(x, y))
        return x + y.to(x.dtype()); // LibTorch adds tensors of two types number by number
    const at::Tensor left = x.contiguous(), right = y.contiguous();
    at::Tensor sum = at::empty(x.sizes(), x.options());
    const auto* first = left.const_data_ptr<float>();
    const auto* second = static_cast<const std::uint16_t*>(right.const_data_ptr());
    auto* to = sum.data_ptr<float>();
    at::parallel_for(0, sum.numel(), kGrain, [=](std::int64_t begin, std::int64_t end) {
        add(first + begin, second + begin, end - begin, to + begin);
    });
    return sum;
}

} // namespace cliplad
