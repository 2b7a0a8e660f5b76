#include "anomaly/coreset.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <fmt/format.h>

#include "base/error.h"
#include "clip/rows.h"

namespace cliplad {
namespace {

constexpr std::int64_t kProjectedDimensions = 128;
/// Rows from which the next ones to keep are chosen without looking at the others.
constexpr std::int64_t kCandidates = 1024;
constexpr std::int64_t kRowsAtOnce = 16384;
constexpr float kKept = -1; ///< below any squared distance

/// Distances survive a random projection (Johnson and Lindenstrauss).
at::Tensor projected(std::span<const at::Tensor> blocks, at::Generator& random) {
    std::int64_t columns = 0;
    for (const at::Tensor& block : blocks)
        columns += block.size(1);
    if (columns <= kProjectedDimensions)
        return at::cat(at::TensorList(blocks.data(), blocks.size()), 1);
    at::Tensor sum = at::zeros({blocks.front().size(0), kProjectedDimensions});
    for (const at::Tensor& block : blocks) {
        const at::Tensor directions = at::empty({block.size(1), kProjectedDimensions}).normal_(0, 1, random);
        sum.addmm_(block, directions / std::sqrt(static_cast<double>(kProjectedDimensions)));
    }
    return sum;
}

/// The greedy choice, with the squared distance of every row to the nearest kept one.
class GreedyChoice {
public:
    GreedyChoice(at::Tensor rows, std::int64_t first)
        : rows_(std::move(rows))
        , least_(at::full({rows_.size(0)}, std::numeric_limits<float>::infinity()))
        , kept_{first} {}

    const std::vector<std::int64_t>& kept() const { return kept_; }

    /// Keeps more rows, up to `count` in all.
    void keepMore(std::int64_t count) {
        hearOfKept();
        const std::int64_t candidates = std::min(kCandidates, rows_.size(0));
        auto [distance, index] = least_.topk(candidates);
        // Distances only shrink: a candidate that is still above the last one is above all rows left out.
        const float bound = candidates == rows_.size(0) ? kKept : distance[-1].item<float>();
        const at::Tensor between = candidateDistances(index);
        float* value = distance.data_ptr<float>();
        const auto* row = index.const_data_ptr<std::int64_t>();
        while (static_cast<std::int64_t>(kept_.size()) < count) {
            const std::int64_t best = std::max_element(value, value + candidates) - value;
            if (value[best] < bound || value[best] == kKept)
                break;
            kept_.push_back(row[best]);
            const float* toBest = between.const_data_ptr<float>() + best * candidates;
            for (std::int64_t i = 0; i < candidates; ++i)
                value[i] = std::min(value[i], toBest[i]);
            value[best] = kKept;
        }
    }

private:
    at::Tensor candidateDistances(const at::Tensor& index) const {
        const at::Tensor rows = rows_.index_select(0, index);
        return squaredDistances(rows, rows).contiguous();
    }

    /// Brings the distances up to date with the rows kept since the last time.
    void hearOfKept() {
        const at::Tensor index = at::tensor(at::ArrayRef<std::int64_t>(kept_), at::kLong).slice(0, heard_);
        const at::Tensor centres = rows_.index_select(0, index);
        for (std::int64_t begin = 0; begin < rows_.size(0); begin += kRowsAtOnce) {
            const std::int64_t end = std::min(begin + kRowsAtOnce, rows_.size(0));
            at::Tensor part = least_.slice(0, begin, end);
            at::minimum_out(part, part, squaredDistances(rows_.slice(0, begin, end), centres).amin(1));
        }
        least_.index_fill_(0, index, kKept);
        heard_ = static_cast<std::int64_t>(kept_.size());
    }

    at::Tensor rows_;
    at::Tensor least_;
    std::vector<std::int64_t> kept_;
    std::int64_t heard_ = 0;
};

} // namespace

at::Tensor greedyCoreset(std::span<const at::Tensor> blocks, std::int64_t count, std::uint64_t seed,
                         const JobContext& job) {
    const std::int64_t rows = blocks.empty() ? 0 : blocks.front().size(0);
    for (const at::Tensor& block : blocks)
        if (block.size(0) != rows)
            throw Error(fmt::format("blocks of {} and of {} patches", rows, block.size(0)));
    if (count < 1 || count > rows)
        throw Error(fmt::format("cannot keep {} of {} patches", count, rows));
    at::Generator random = at::detail::createCPUGenerator(seed);
    const at::Tensor points = projected(blocks, random);
    GreedyChoice choice(points, at::randint(rows, {1}, random, at::kLong).item<std::int64_t>());
    while (static_cast<std::int64_t>(choice.kept().size()) < count) {
        job.throwIfStopped();
        choice.keepMore(count);
        job.progress(static_cast<std::int64_t>(choice.kept().size()), count, "choosing patches");
    }
    return at::tensor(at::ArrayRef<std::int64_t>(choice.kept()), at::kLong);
}

} // namespace cliplad
