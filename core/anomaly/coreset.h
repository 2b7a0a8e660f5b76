#pragma once

#include <cstdint>
#include <span>

#include <ATen/core/Tensor.h>

#include "base/job.h"

namespace cliplad {

/// Which rows to keep so that every row has a kept one near: greedy k-centre (Sener and Savarese 2018), as
/// PatchCore subsamples its memory (Roth et al. 2022, algorithm 1).
///
/// Starts at a random row and adds the row that is furthest from all kept, in a random projection to 128
/// dimensions. Choices are made some at a time, as long as they are provably those that one at a time would
/// give, so that the distances are a few matrix products.
/// @param blocks the rows' columns, at least one [P, C_i] float32, as if they stood beside one another
/// @param count  1 … P  @return [count] int64, in the order of their choice. Throws Error for another count,
/// and for no blocks or such of different lengths; Cancelled.
at::Tensor greedyCoreset(std::span<const at::Tensor> blocks, std::int64_t count, std::uint64_t seed,
                         const JobContext& job = {});

/// The same for rows [P, C] in one piece.
inline at::Tensor greedyCoreset(const at::Tensor& rows, std::int64_t count, std::uint64_t seed,
                                const JobContext& job = {}) {
    return greedyCoreset(std::span(&rows, 1), count, seed, job);
}

} // namespace cliplad
