#pragma once

#include <cstdint>

#include <ATen/core/Tensor.h>

#include "base/job.h"

namespace cliplad {

struct KMeansOptions {
    int count = 10;
    int restarts = 10;
    int maxIterations = 50; ///< rounds of one start: those on the sample and those on all points together
    std::uint64_t seed = 0;
    /// Restarts compete on at most this many of the points; the best is then refined on all of them.
    std::int64_t restartPoints = 4096;
};

/// Euclidean k-means with greedy k-means++ starts: centres [count, D] float32, most populous first.
///
/// All restarts advance together, so that one matrix product serves them all; after 8 rounds the best three
/// go on, until hardly a point moves any more (1 in 1000). Where they ran on a sample, they take at most half
/// of the rounds, and the best of them the rest on all points. Each round is reported as progress. An empty
/// cluster is given the point that lies farthest from its centre. Same points and options, same centres,
/// whatever the number of threads.
/// @param points [P, D] float32, contiguous. Throws Error when P < count; Cancelled.
at::Tensor kMeans(const at::Tensor& points, const KMeansOptions& options, const JobContext& job = {});

/// Index of the nearest centre of every point, the lower one of equals: [P] int64. Throws Error without
/// centres.
at::Tensor nearestCentres(const at::Tensor& points, const at::Tensor& centres);

} // namespace cliplad
