#include "anomaly/nearest_rows.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/native/CPUBlas.h>

#include "base/vectorised.h"
#include "clip/instructions.h"

namespace cliplad {
namespace {

using c10::BFloat16;

/// Rows of the query and of the memory that are multiplied at once, whose products stay in the first cache.
constexpr std::int64_t kQueryRows = 32, kMemoryRows = 64;
/// Memory rows laid out at a time, so that what that takes does not grow with the memory.
constexpr std::int64_t kRowsLaidOut = 4096;
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

/// The best memory row so far of each query row.
struct Nearest {
    std::vector<float> product;
    at::Tensor row; ///< [Q] int64
};

/// Goes on with memory rows from `first` on.
void compareWith(const at::Tensor& memory, std::int64_t first, const at::Tensor& queries, Nearest& nearest) {
    const std::int64_t memoryRows = memory.size(0), columns = memory.size(1);
    const at::Tensor blocks = laidOut(memory);
    const auto* block = blocks.const_data_ptr<BFloat16>();
    const auto* query = queries.const_data_ptr<BFloat16>();
    auto* nearestRow = nearest.row.mutable_data_ptr<std::int64_t>();
    at::parallel_for(0, queries.size(0), kQueryRows, [&](std::int64_t begin, std::int64_t end) {
        std::vector<float> products(kQueryRows * kMemoryRows);
        for (std::int64_t m = 0; m < memoryRows; m += kMemoryRows)
            for (std::int64_t q = begin; q < end; q += kQueryRows) {
                const std::int64_t rows = std::min(kQueryRows, end - q);
                at::native::cpublas::brgemm(rows, kMemoryRows, columns, columns, kMemoryRows, kMemoryRows,
                                            false, query + q * columns, block + m * columns, products.data());
                noteLargest(products.data(), rows, first + m, std::min(kMemoryRows, memoryRows - m),
                            nearest.product.data() + q, nearestRow + q);
            }
        at::native::cpublas::brgemm_release();
    });
}

/// [Q] int64.
at::Tensor nearestRows(const at::Tensor& query, const at::Tensor& memory) {
    const at::Tensor queries = query.to(at::kBFloat16).contiguous();
    Nearest nearest{.product = std::vector<float>(static_cast<std::size_t>(query.size(0)),
                                                  -std::numeric_limits<float>::infinity()),
                    .row = at::zeros({query.size(0)}, at::kLong)};
    for (std::int64_t first = 0; first < memory.size(0); first += kRowsLaidOut)
        compareWith(memory.slice(0, first, std::min(first + kRowsLaidOut, memory.size(0))), first, queries,
                    nearest);
    return nearest.row;
}

} // namespace

std::optional<at::Tensor> nearestProducts(const at::Tensor& query, const at::Tensor& memory) {
    const bool isFaster = multipliesBlocks() && query.is_cpu() && query.scalar_type() == at::kFloat &&
                          query.size(1) % kColumns == 0 && query.size(0) >= kLeastQueryRows;
    if (!isFaster)
        return std::nullopt;
    return query.mul(memory.index_select(0, nearestRows(query, memory))).sum(1);
}

} // namespace cliplad
