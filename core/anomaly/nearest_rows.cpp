#include "anomaly/nearest_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
#include <span>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include "base/vectorised.h"
#include "clip/instructions.h"
#include "clip/rows.h"
#include "clip/signed_steps.h"
#include "clip/small_product.h"

namespace cliplad {
namespace {

/// Rows of the query and of the memory that are multiplied at once, whose products stay in the first cache.
constexpr std::int64_t kQueryRows = 32, kMemoryRows = 64;
/// Columns must fill the registers that bytes are multiplied in.
constexpr std::int64_t kColumns = 32;
constexpr std::int64_t kInWord = 4;      ///< bytes that are multiplied together
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

/// A row less what all rows have in common, in 127 steps to its largest number. Of one with something that
/// is no number the step is none either; its bytes, and those of one without difference, are all `zero`.
struct Steps {
    float step = 0;
    std::int32_t sum = 0;

    Steps(const float* row, const float* mean, std::int64_t count, std::int32_t zero, float* room,
          std::uint8_t* bytes) {
        step = subtract(row, mean, count, room) / kMostSteps;
        if (std::isfinite(step) && step > 1e-30F)
            sum = toSteps(room, count, 1.0F / step, zero, bytes);
        else
            std::fill_n(bytes, count, static_cast<std::uint8_t>(zero));
    }
};

/// A block of the memory: what makes sizes of products with its rows, and which of them take part.
struct Block {
    std::int64_t first;              ///< row of the memory
    const std::int8_t* bytes;        ///< its rows, as SmallProduct takes them
    const float *scale, *commonPart; ///< kMemoryRows of each
    const std::int32_t* excess;
    std::int64_t begin, end;
};

/// The first of the largest products of a query, where it exceeds the best so far; else −1.
CLIPLAD_VECTORISED std::int64_t largestAbove(const std::int32_t* products, const Block& block,
                                             float inverseStep, float* best) {
    std::array<float, kMemoryRows> sizes{};
    for (std::size_t i = 0; i < kMemoryRows; ++i)
        sizes[i] = static_cast<float>(products[i] - block.excess[i]) * block.scale[i] +
                   block.commonPart[i] * inverseStep;
    constexpr float kNone = -std::numeric_limits<float>::infinity();
    std::fill_n(sizes.begin(), block.begin, kNone);
    std::fill(sizes.begin() + block.end, sizes.end(), kNone);
    std::array<float, kLanes> largest{};
    largest.fill(kNone);
    for (std::size_t i = 0; i < kMemoryRows; i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            largest[lane] = sizes[i + lane] > largest[lane] ? sizes[i + lane] : largest[lane];
    const float found = *std::max_element(largest.begin(), largest.end());
    if (!(found > *best))
        return -1;
    *best = found;
    return std::find(sizes.begin(), sizes.end(), found) - sizes.begin();
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
        , best_(found.size(), -std::numeric_limits<float>::infinity()) {
        std::vector<float> room(static_cast<std::size_t>(columns));
        for (std::int64_t q = 0; q < std::ssize(found); ++q) {
            const Steps steps(queries + q * columns, mean, columns, kZeroPoint, room.data(),
                              bytes_.data() + q * columns);
            inverseSteps_.push_back(1.0F / std::max(steps.step, 1e-30F)); // what is no number stays none
        }
    }

    void compareWith(const Block& block) {
        for (std::int64_t q = 0; q < std::ssize(found_); q += kQueryRows) {
            const std::int64_t count = std::min(kQueryRows, std::ssize(found_) - q);
            SmallProduct{.rows = count,
                         .columns = kMemoryRows,
                         .depth = columns_,
                         .leftDistance = columns_,
                         .rightDistance = kMemoryRows,
                         .distance = kMemoryRows}(bytes_.data() + q * columns_, block.bytes,
                                                  products_.data());
            for (std::int64_t i = 0; i < count; ++i) {
                const auto query = static_cast<std::size_t>(q + i);
                const std::int64_t largest = largestAbove(products_.data() + i * kMemoryRows, block,
                                                          inverseSteps_[query], &best_[query]);
                if (largest >= 0)
                    found_[query] = block.first + largest;
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
    return multipliesByteBlocks() && memory.is_cpu() && memory.scalar_type() == at::kFloat &&
           memory.size(1) % kColumns == 0;
}

NearestRows::NearestRows(const at::Tensor& memory)
    : memory_(memory.contiguous())
    , mean_(meanRow(memory_).nan_to_num_(0.0, 0.0, 0.0)) {
    const std::int64_t rows = memory_.size(0), columns = memory_.size(1);
    const std::int64_t blocks = (rows + kMemoryRows - 1) / kMemoryRows;
    blocks_ = at::zeros({blocks, columns / kInWord, kMemoryRows, kInWord}, at::kChar);
    const auto filledUp = static_cast<std::size_t>(blocks * kMemoryRows);
    scale_.resize(filledUp);
    excess_.resize(filledUp);
    commonPart_.resize(filledUp);
    const auto* numbers = memory_.const_data_ptr<float>();
    const auto* mean = mean_.const_data_ptr<float>();
    auto* bytes = static_cast<std::uint8_t*>(blocks_.mutable_data_ptr());
    at::parallel_for(0, blocks, 1, [&](std::int64_t begin, std::int64_t end) {
        std::vector<float> room(static_cast<std::size_t>(columns));
        std::vector<std::uint8_t> row(static_cast<std::size_t>(columns));
        for (std::int64_t i = begin * kMemoryRows; i < std::min(end * kMemoryRows, rows); ++i) {
            const Steps steps(numbers + i * columns, mean, columns, 0, room.data(), row.data());
            scale_[static_cast<std::size_t>(i)] = steps.step;
            excess_[static_cast<std::size_t>(i)] = kZeroPoint * steps.sum;
            std::uint8_t* column =
                bytes + i / kMemoryRows * kMemoryRows * columns + i % kMemoryRows * kInWord;
            for (std::int64_t word = 0; word < columns / kInWord; ++word)
                std::memcpy(column + word * kMemoryRows * kInWord, row.data() + word * kInWord, kInWord);
        }
    });
    const at::Tensor common = at::mv(memory_, mean_);
    std::copy_n(common.const_data_ptr<float>(), rows, commonPart_.begin());
}

std::vector<std::int64_t> NearestRows::nearest(const at::Tensor& queries, const RowRange& leftOut) const {
    const std::int64_t rows = memory_.size(0), columns = memory_.size(1);
    std::vector<std::int64_t> found(static_cast<std::size_t>(queries.size(0)),
                                    leftOut.begin > 0 ? 0 : leftOut.end);
    const auto* numbers = queries.const_data_ptr<float>();
    const auto* mean = mean_.const_data_ptr<float>();
    const auto* blocks = blocks_.const_data_ptr<std::int8_t>();
    // Each block of the memory meets all queries of a thread while it is in the cache.
    at::parallel_for(0, queries.size(0), kQueryRows, [&](std::int64_t begin, std::int64_t end) {
        Search search(
            numbers + begin * columns, mean, columns,
            std::span(found).subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
        const auto compare = [&](std::int64_t first, std::int64_t from, std::int64_t to) {
            search.compareWith({.first = first,
                                .bytes = blocks + first * columns,
                                .scale = scale_.data() + first,
                                .commonPart = commonPart_.data() + first,
                                .excess = excess_.data() + first,
                                .begin = from - first,
                                .end = to - first});
        };
        for (std::int64_t first = 0; first < rows; first += kMemoryRows) {
            const std::int64_t ends = std::min(first + kMemoryRows, rows);
            if (const std::int64_t to = std::min(ends, leftOut.begin); first < to)
                compare(first, first, to);
            if (const std::int64_t from = std::max(first, leftOut.end); from < ends)
                compare(first, from, ends);
        }
        SmallProduct::release();
    });
    return found;
}

std::size_t NearestRows::byteSize() const {
    return mean_.nbytes() + blocks_.nbytes() + 3 * scale_.size() * sizeof(float);
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
