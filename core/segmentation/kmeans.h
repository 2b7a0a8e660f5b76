#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include <ATen/core/Tensor.h>

#include "base/job.h"

namespace cliplad {

struct KMeansOptions {
    int restarts = 10;
    int maxIterations = 50; ///< rounds of one start: those on the sample and those on all points together
    std::uint64_t seed = 0;
    /// Restarts compete on at most this many of the points, no fewer than clusters; the best is then refined
    /// on all of them.
    std::int64_t restartPoints = 4096;
};

/// Euclidean k-means with greedy k-means++ starts, of one set of points and any numbers of clusters: what
/// does not depend on the number (lengths, the sample, the starts as far as they agree) is found once.
///
/// All restarts advance together, so that one matrix product serves them all; after 8 rounds the best three
/// go on, until hardly a point moves any more (1 in 1000). Where they ran on a sample, they take at most half
/// of the rounds, and the best of them the rest on all points. An empty cluster is given the point that lies
/// farthest from its centre. Same points and options, same centres, whatever the number of threads and
/// whatever numbers of clusters were asked for before. Thread-safe.
class KMeans {
public:
    /// @param blocks [Pᵢ, D] float32, contiguous, one or more, which together are the points; shared, not
    /// copied. Throws Error without blocks, restarts or points for them.
    KMeans(std::vector<at::Tensor> blocks, const KMeansOptions& options);
    ~KMeans();
    KMeans(KMeans&&) noexcept;
    KMeans& operator=(KMeans&&) noexcept;

    /// [count, D] float32, most populous first. Each round is reported as progress. Throws Error where there
    /// are fewer points than clusters; Cancelled.
    at::Tensor centres(int count, const JobContext& job = {}) const;

    /// The points included, whoever else holds them.
    std::size_t bytes() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cliplad
