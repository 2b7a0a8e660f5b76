#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <ATen/core/Tensor.h>

#include "clip/byte_rows.h"

namespace cliplad {

/// Consecutive rows of a memory.
struct RowRange {
    std::int64_t begin = 0;
    std::int64_t end = 0;

    std::int64_t size() const { return end - begin; }
};

/// Unit rows of a memory, laid out so that the nearest of them are found fast: which row has the largest
/// product with a query is seen in bytes, eight times as fast as in float32 with AVX-512, twice with AVX2;
/// what is returned is that row's product in float32. Of rows that are as near within the bytes' rounding
/// another may be taken: some 1e-4 where rows have much in common, as patches of a level do, 1e-3 where they
/// have nothing; with AVX2, whose steps are coarser,
/// 1.6 times that.
///
/// Immutable; any thread. Shares the memory, and holds a quarter of its bytes beside it, with AVX2 that of
/// rows filled up to 512 columns.
class NearestRows {
public:
    /// Whether the processor multiplies ByteRows, and rows such as these [P, C] can be laid out for it:
    /// float32, C a multiple of 32.
    static bool areSearchable(const at::Tensor& memory);

    /// @param memory [P, C] float32 of unit rows that are searchable
    explicit NearestRows(const at::Tensor& memory);

    /// The largest product of each query with a row outside of `leftOut`, which lies within the memory and
    /// leaves some of it: [Q] float32.
    /// @param queries [Q, C] float32 of unit rows
    at::Tensor products(const at::Tensor& queries, const RowRange& leftOut = {}) const;

    /// What is held beside the memory.
    std::size_t byteSize() const;

private:
    std::vector<std::int64_t> nearest(const at::Tensor& queries, const RowRange& leftOut) const;

    at::Tensor memory_;
    at::Tensor mean_; ///< [C]: what all rows have in common would leave few steps for how they differ
    /// In the query's steps its product with a row is scale · (the bytes' product − excess), and
    /// commonPart / step of the query. [P] each, filled up to whole blocks
    std::vector<float> scale_, commonPart_;
    std::vector<std::int32_t> excess_; ///< what the zero point of queries adds
    std::optional<ByteRows> bytes_;
};

} // namespace cliplad
