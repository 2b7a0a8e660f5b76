#include "anomaly/nearest_rows.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/native/CPUBlas.h>

#include "base/vectorised.h"
#include "clip/linear.h"

namespace cliplad {
namespace {

using c10::BFloat16;

/// Rows of the query and of the memory that are multiplied at once, whose products stay in the first cache.
constexpr std::int64_t kQueryRows = 32, kMemoryRows = 64;
/// Fewer do not repay laying the memory out.
constexpr std::int64_t kLeastQueryRows = 256;
/// Columns must fill the registers that bf16 is multiplied in.
constexpr std::int64_t kColumns = 32;

/// Memory rows as the processor multiplies them: blocks of kMemoryRows, in each pairs of columns [C/2, rows,
/// 2]. Rows of zeros fill up the last block.
at::Tensor laidOut(const at::Tensor& memory) {
    const std::int64_t rows = memory.size(0), columns = memory.size(1);
    at::Tensor bf16 = memory.to(at::kBFloat16);
    if (const std::int64_t missing = (kMemoryRows - rows % kMemoryRows) % kMemoryRows; missing > 0)
        bf16 = at::constant_pad_nd(bf16, {0, 0, 0, missing});
    return bf16.view({-1, kMemoryRows, columns / 2, 2}).permute({0, 2, 1, 3}).contiguous();
}

/// Takes note of the first of the largest products of each row, where it exceeds the best so far.
/// @param products [rows, kMemoryRows]  @param memoryRow that of the first column
CLIPLAD_VECTORISED
void noteLargest(const float* products, std::int64_t rows, std::int64_t memoryRow, std::int64_t memoryRows,
                 float* best, std::int64_t* bestRow) {
    for (std::int64_t row = 0; row < rows; ++row, products += kMemoryRows) {
        float largest = products[0];
        for (std::int64_t i = 1; i < memoryRows; ++i)
            largest = products[i] > largest ? products[i] : largest;
        if (largest > best[row]) {
            best[row] = largest;
            bestRow[row] = memoryRow + (std::find(products, products + memoryRows, largest) - products);
        }
    }
}

/// [Q] int64.
at::Tensor nearestRows(const at::Tensor& query, const at::Tensor& memory) {
    const std::int64_t queryRows = query.size(0), memoryRows = memory.size(0), columns = query.size(1);
    const at::Tensor blocks = laidOut(memory), queries = query.to(at::kBFloat16).contiguous();
    const auto* block = blocks.const_data_ptr<BFloat16>();
    const auto* row = queries.const_data_ptr<BFloat16>();
    at::Tensor nearest = at::zeros({queryRows}, at::kLong);
    auto* nearestRow = nearest.mutable_data_ptr<std::int64_t>();
    at::parallel_for(0, queryRows, kQueryRows, [&](std::int64_t begin, std::int64_t end) {
        std::vector<float> products(kQueryRows * kMemoryRows);
        std::vector<float> best(static_cast<std::size_t>(end - begin),
                                -std::numeric_limits<float>::infinity());
        for (std::int64_t first = 0; first < memoryRows; first += kMemoryRows)
            for (std::int64_t q = begin; q < end; q += kQueryRows) {
                const std::int64_t rows = std::min(kQueryRows, end - q);
                at::native::cpublas::brgemm(rows, kMemoryRows, columns, columns, kMemoryRows, kMemoryRows,
                                            false, row + q * columns, block + first * columns,
                                            products.data());
                noteLargest(products.data(), rows, first, std::min(kMemoryRows, memoryRows - first),
                            best.data() + (q - begin), nearestRow + q);
            }
        at::native::cpublas::brgemm_release();
    });
    return nearest;
}

} // namespace

std::optional<at::Tensor> nearestProducts(const at::Tensor& query, const at::Tensor& memory) {
    const bool isFaster = multipliesBfloat16() && query.is_cpu() && query.scalar_type() == at::kFloat &&
                          query.size(1) % kColumns == 0 && query.size(0) >= kLeastQueryRows;
    if (!isFaster)
        return std::nullopt;
    return query.mul(memory.index_select(0, nearestRows(query, memory))).sum(1);
}

} // namespace cliplad
