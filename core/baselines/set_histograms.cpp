#include "baselines/set_histograms.h"

#include <algorithm>
#include <cmath>

#include <ATen/ATen.h>

#include "base/error.h"

namespace cliplad {
namespace {

/// Of each row of values the one that a hundredth of the others exceeds, or falls below.
at::Tensor end(const at::Tensor& values, bool upper) {
    const auto beyond =
        static_cast<std::int64_t>(std::lround(0.01 * static_cast<double>(values.size(1) - 1)));
    const at::Tensor outermost = std::get<0>(values.topk(beyond + 1, 1, upper, false));
    return upper ? outermost.amin(1) : outermost.amax(1);
}

} // namespace

SetHistograms::SetHistograms(const at::Tensor& normal, int bins) {
    if (normal.size(0) == 0 || bins < 1)
        throw Error("a histogram needs elements and at least one bin");
    constexpr std::int64_t kEnough = 1024; // elements; quantiles of more cost more than all the rest
    const std::int64_t step = (normal.size(0) + kEnough - 1) / kEnough;
    const at::Tensor some = normal.slice(0, 0, normal.size(0), step).t().contiguous();
    const at::Tensor low = end(some, false), high = end(some, true);
    const at::Tensor steps = at::arange(1, bins + 1, at::kFloat).unsqueeze(1) / (bins + 1);
    thresholds_ = (low + (high - low) * steps).contiguous();
}

at::Tensor SetHistograms::describe(const at::Tensor& elements) const {
    // By hand: a tensor operation for each threshold would write the whole set again each time.
    const at::Tensor values = elements.contiguous();
    const std::int64_t bins = thresholds_.size(0), directions = thresholds_.size(1), count = values.size(0);
    at::Tensor below = at::zeros_like(thresholds_);
    const float* value = values.const_data_ptr<float>();
    const float* thresholds = thresholds_.const_data_ptr<float>();
    float* sums = below.mutable_data_ptr<float>();
    for (std::int64_t element = 0; element < count; ++element, value += directions)
        for (std::int64_t bin = 0; bin < bins; ++bin)
            for (std::int64_t i = 0; i < directions; ++i)
                sums[bin * directions + i] += value[i] < thresholds[bin * directions + i] ? 1.0F : 0.0F;
    return below.div_(count).flatten();
}

} // namespace cliplad
