#include "anomaly/nearest_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include "base/vectorised.h"
#include "clip/rows.h"
#include "clip/signed_steps.h"

namespace cliplad {
namespace {

/// Rows of the query and of the memory that are multiplied at once, whose products stay in the first cache.
constexpr std::int64_t kQueryRows = 32, kMemoryRows = ByteRows::kBlock;
constexpr std::int64_t kLanes = 32;      ///< numbers looked at side by side
constexpr std::int32_t kZeroPoint = 128; ///< of queries, whose bytes have no sign

/// rest = numbers − from. @return farthestOf() that
CLIPLAD_VECTORISED float subtract(const float* numbers, const float* from, std::int64_t count, float* rest) {
    return farthestOf(
        count, [=](std::int64_t i) { return numbers[i] - from[i]; }, rest);
}

/// Numbers in steps, rounded, plus `zero`. @return the sum of the steps
CLIPLAD_VECTORISED std::int32_t toSteps(const float* numbers, std::int64_t count, float inverseStep,
                                        std::int32_t zero, std::uint8_t* bytes) {
    std::int32_t sum = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int32_t step = stepOf(numbers[i], inverseStep);
        sum += step;
        bytes[i] = static_cast<std::uint8_t>(step + zero);
    }
    return sum;
}

/// A row less what all rows have in common, in so many steps to its largest number. Of one with something
/// that is no number the step is none either; its bytes, and those of one without difference, are all `zero`.
struct Steps {
    float step = 0;
    std::int32_t sum = 0;

    Steps(const float* row, const float* mean, std::int64_t count, float mostSteps, std::int32_t zero,
          float* room, std::uint8_t* bytes) {
        step = subtract(row, mean, count, room) / mostSteps;
        if (std::isfinite(step) && step > 1e-30F)
            sum = toSteps(room, count, 1.0F / step, zero, bytes);
        else
            std::fill_n(bytes, count, static_cast<std::uint8_t>(zero));
    }
};

/// What makes sizes of products with the rows of a block.
struct Sizing {
    const float* scale;
    const float* commonPart; ///< −∞ of rows that take no part
    const std::int32_t* excess;
};

constexpr float kNone = -std::numeric_limits<float>::infinity();

/// Which product of a query with a block is the largest, where it exceeds the best so far; else −1.
CLIPLAD_VECTORISED std::int64_t largestAbove(const std::int32_t* products, const Sizing& sizing,
                                             float inverseStep, float* best) {
    std::array<float, kMemoryRows> sizes;
    std::uint32_t above = 0;
    for (std::size_t i = 0; i < kMemoryRows; ++i) {
        sizes[i] = static_cast<float>(products[i] - sizing.excess[i]) * sizing.scale[i] +
                   sizing.commonPart[i] * inverseStep;
        above |= sizes[i] > *best ? 1U : 0U;
    }
    if (above == 0) // as of most blocks: only that is worth being fast
        return -1;
    std::int64_t largest = -1;
    for (std::size_t i = 0; i < kMemoryRows; ++i)
        if (sizes[i] > *best) {
            *best = sizes[i];
            largest = static_cast<std::int64_t>(i);
        }
    return largest;
}

CLIPLAD_VECTORISED float productOf(const float* a, const float* b, std::int64_t count) {
    std::array<float, kLanes> sums{};
    for (std::int64_t i = 0; i < count; i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            sums[lane] += a[i + static_cast<std::int64_t>(lane)] * b[i + static_cast<std::int64_t>(lane)];
    return std::accumulate(sums.begin(), sums.end(), 0.0F);
}

/// Queries in bytes, and the nearest row of each in the blocks so far. For one thread.
class Search {
public:
    /// @param queries [Q, columns]  @param found [Q] takes the nearest rows where there are any
    Search(const float* queries, const float* mean, std::int64_t columns, std::span<std::int64_t> found)
        : columns_(columns)
        , found_(found)
        , bytes_(found.size() * static_cast<std::size_t>(columns))
        , best_(found.size(), kNone) {
        std::vector<float> room(static_cast<std::size_t>(columns));
        for (std::int64_t q = 0; q < std::ssize(found); ++q) {
            const Steps steps(queries + q * columns, mean, columns, kMostSteps, kZeroPoint, room.data(),
                              bytes_.data() + q * columns);
            inverseSteps_.push_back(1.0F / std::max(steps.step, 1e-30F)); // what is no number stays none
        }
    }

    void compareWith(const ByteRows& memory, std::int64_t block, const Sizing& sizing) {
        for (std::int64_t q = 0; q < std::ssize(found_); q += kQueryRows) {
            const std::int64_t count = std::min(kQueryRows, std::ssize(found_) - q);
            memory.multiply(bytes_.data() + q * columns_, count, block, products_.data());
            for (std::int64_t i = 0; i < count; ++i) {
                const auto query = static_cast<std::size_t>(q + i);
                const std::int64_t largest = largestAbove(products_.data() + i * kMemoryRows, sizing,
                                                          inverseSteps_[query], &best_[query]);
                if (largest >= 0)
                    found_[query] = block * kMemoryRows + largest;
            }
        }
    }

private:
    std::int64_t columns_;
    std::span<std::int64_t> found_;
    std::vector<std::uint8_t> bytes_;
    std::vector<float> inverseSteps_;
    std::vector<float> best_; ///< the largest products so far
    std::array<std::int32_t, kQueryRows * kMemoryRows> products_{};
};

} // namespace

bool NearestRows::areSearchable(const at::Tensor& memory) {
    return ByteRows::areSupported() && memory.is_cpu() && memory.scalar_type() == at::kFloat &&
           memory.size(1) % ByteRows::kColumns == 0;
}

NearestRows::NearestRows(const at::Tensor& memory)
    : memory_(memory.contiguous())
    , mean_(meanRow(memory_).nan_to_num_(0.0, 0.0, 0.0)) {
    const std::int64_t rows = memory_.size(0), columns = memory_.size(1);
    const auto* numbers = memory_.const_data_ptr<float>();
    const auto* mean = mean_.const_data_ptr<float>();
    const std::int64_t filledUp = ByteRows::filledUp(rows);
    scale_.resize(static_cast<std::size_t>(filledUp));
    excess_.resize(static_cast<std::size_t>(filledUp));
    commonPart_.resize(static_cast<std::size_t>(filledUp), kNone);
    const at::Tensor steps = at::empty({rows, columns}, at::kChar);
    auto* bytes = static_cast<std::uint8_t*>(steps.mutable_data_ptr());
    const auto mostSteps = static_cast<float>(ByteRows::mostSteps());
    at::parallel_for(0, rows, kMemoryRows, [&](std::int64_t begin, std::int64_t end) {
        std::vector<float> room(static_cast<std::size_t>(columns));
        for (std::int64_t i = begin; i < end; ++i) {
            const Steps row(numbers + i * columns, mean, columns, mostSteps, 0, room.data(),
                            bytes + i * columns);
            scale_[static_cast<std::size_t>(i)] = row.step;
            excess_[static_cast<std::size_t>(i)] = kZeroPoint * row.sum;
        }
    });
    bytes_.emplace(steps);
    const at::Tensor common = at::mv(memory_, mean_);
    std::copy_n(common.const_data_ptr<float>(), rows, commonPart_.begin());
}

std::vector<std::int64_t> NearestRows::nearest(const at::Tensor& queries, const RowRange& leftOut) const {
    const std::int64_t columns = memory_.size(1);
    std::vector<std::int64_t> found(static_cast<std::size_t>(queries.size(0)),
                                    leftOut.begin > 0 ? 0 : leftOut.end);
    const auto* numbers = queries.const_data_ptr<float>();
    const auto* mean = mean_.const_data_ptr<float>();
    std::vector<float> commonPart = commonPart_;
    std::fill(commonPart.begin() + leftOut.begin, commonPart.begin() + leftOut.end, kNone);
    // Each block of the memory meets all queries of a thread while it is in the cache.
    at::parallel_for(0, queries.size(0), kQueryRows, [&](std::int64_t begin, std::int64_t end) {
        Search search(
            numbers + begin * columns, mean, columns,
            std::span(found).subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
        for (std::int64_t first = 0; first < std::ssize(commonPart); first += kMemoryRows)
            if (first < leftOut.begin || first + kMemoryRows > leftOut.end)
                search.compareWith(*bytes_, first / kMemoryRows,
                                   {.scale = scale_.data() + first,
                                    .commonPart = commonPart.data() + first,
                                    .excess = excess_.data() + first});
        ByteRows::release();
    });
    return found;
}

std::size_t NearestRows::byteSize() const {
    return mean_.nbytes() + bytes_->byteSize() + 3 * scale_.size() * sizeof(float);
}

at::Tensor NearestRows::products(const at::Tensor& queries, const RowRange& leftOut) const {
    const at::Tensor numbers = queries.contiguous();
    const std::vector<std::int64_t> rows = nearest(numbers, leftOut);
    const std::int64_t columns = memory_.size(1);
    at::Tensor products = at::empty({queries.size(0)});
    auto* product = products.mutable_data_ptr<float>();
    at::parallel_for(0, queries.size(0), kQueryRows, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t q = begin; q < end; ++q)
            product[q] = productOf(
                numbers.const_data_ptr<float>() + q * columns,
                memory_.const_data_ptr<float>() + rows[static_cast<std::size_t>(q)] * columns, columns);
    });
    return products;
}

} // namespace cliplad
