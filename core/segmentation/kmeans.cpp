#include "segmentation/kmeans.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <vector>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <fmt/format.h>

#include "base/error.h"

namespace cliplad {

namespace {

/// Runs end when fewer points than one in so many still move: what is left to gain lies below what restarts
/// gain.
constexpr std::int64_t kSettledShare = 1000;

/// After so many iterations only the best runs go on: later ones seldom overtake.
constexpr int kTrialIterations = 8;
constexpr std::size_t kFinalists = 3;

/// Points drawn for each starting centre, of which the best is taken.
constexpr std::size_t kCandidates = 4;

/// Stands for "no centre yet": all points equally far, and farther than any centre will be.
constexpr double kFar = 1e30;

/// Uniform in [0, 1), the same with every standard library.
double uniform(std::mt19937_64& random) {
    return static_cast<double>(random() >> 11) * 0x1.0p-53;
}

struct Points {
    at::Tensor rows;                  ///< [P, D]
    std::vector<double> squaredNorms; ///< [P]

    explicit Points(const at::Tensor& points)
        : rows(points.contiguous())
        , squaredNorms(static_cast<std::size_t>(rows.size(0))) {
        const at::Tensor squares = rows.square().sum(1).to(at::kDouble).contiguous();
        std::copy_n(squares.const_data_ptr<double>(), squaredNorms.size(), squaredNorms.begin());
    }

    std::int64_t count() const { return rows.size(0); }
    std::int64_t dimensions() const { return rows.size(1); }
    const float* row(std::int64_t i) const { return rows.const_data_ptr<float>() + i * dimensions(); }
};

/// One run from one set of starting centres.
struct Run {
    std::mt19937_64 random;
    at::Tensor centres;        ///< [K, D] float32
    std::vector<double> sums;  ///< [K, D] of the members, kept up to date as points move
    std::vector<int> members;  ///< [K]
    std::vector<int> assigned; ///< [P], −1 before the first assignment
    std::vector<double>
        distances; ///< [P] squared, to the assigned centre; while seeding, to the nearest so far
    double inertia = 0;
    bool converged = false;
};

/// [P, C] of x·c − ‖c‖²/2: the greatest is the nearest centre.
at::Tensor affinities(const Points& points, const at::Tensor& centres) {
    return at::addmm(centres.square().sum(1).mul(-0.5), points.rows, centres.t());
}

double squaredDistance(double squaredNorm, float affinity) {
    return std::max(0.0, squaredNorm - 2.0 * static_cast<double>(affinity));
}

void move(Run& run, const Points& points, std::int64_t point, int to) {
    const std::int64_t dimensions = points.dimensions();
    const float* x = points.row(point);
    int& current = run.assigned[static_cast<std::size_t>(point)];
    if (current >= 0) {
        double* sum = run.sums.data() + current * dimensions;
        for (std::int64_t d = 0; d < dimensions; ++d)
            sum[d] -= static_cast<double>(x[d]);
        --run.members[static_cast<std::size_t>(current)];
    }
    double* sum = run.sums.data() + to * dimensions;
    for (std::int64_t d = 0; d < dimensions; ++d)
        sum[d] += static_cast<double>(x[d]);
    ++run.members[static_cast<std::size_t>(to)];
    current = to;
}

/// Moves every point to its nearest centre, given this run's columns of the affinities. @return points that
/// moved
std::int64_t assign(Run& run, const Points& points, const float* affinity, std::int64_t stride) {
    const int clusters = static_cast<int>(run.members.size());
    std::int64_t moved = 0;
    run.inertia = 0;
    for (std::int64_t p = 0; p < points.count(); ++p, affinity += stride) {
        const int nearest = static_cast<int>(std::max_element(affinity, affinity + clusters) - affinity);
        const auto i = static_cast<std::size_t>(p);
        run.distances[i] = squaredDistance(points.squaredNorms[i], affinity[nearest]);
        run.inertia += run.distances[i];
        if (run.assigned[i] != nearest) {
            move(run, points, p, nearest);
            ++moved;
        }
    }
    return moved;
}

/// Gives each empty cluster the farthest point of a cluster that can spare one. @return clusters filled
int fillEmptyClusters(Run& run, const Points& points) {
    int filled = 0;
    for (std::size_t cluster = 0; cluster < run.members.size(); ++cluster) {
        if (run.members[cluster] > 0)
            continue;
        std::int64_t farthest = -1;
        double distance = 1e-9;
        for (std::int64_t p = 0; p < points.count(); ++p) {
            const auto i = static_cast<std::size_t>(p);
            if (run.distances[i] > distance && run.members[static_cast<std::size_t>(run.assigned[i])] > 1) {
                distance = run.distances[i];
                farthest = p;
            }
        }
        if (farthest < 0)
            break; // fewer distinct points than clusters: the centre stays where it is
        move(run, points, farthest, static_cast<int>(cluster));
        run.distances[static_cast<std::size_t>(farthest)] = 0;
        ++filled;
    }
    return filled;
}

void updateCentres(Run& run, const Points& points) {
    const std::int64_t dimensions = points.dimensions();
    at::Tensor centres = run.centres.clone();
    for (std::size_t cluster = 0; cluster < run.members.size(); ++cluster) {
        if (run.members[cluster] == 0)
            continue;
        const auto offset = static_cast<std::int64_t>(cluster) * dimensions;
        const double* sum = run.sums.data() + offset;
        float* centre = centres.mutable_data_ptr<float>() + offset;
        for (std::int64_t d = 0; d < dimensions; ++d)
            centre[d] = static_cast<float>(sum[d] / run.members[cluster]);
    }
    run.centres = centres;
}

/// Rounds that are left of those that one start may take.
struct Rounds {
    int done = 0;
    int most = 0;
};

/// Lloyd's iterations of all runs side by side until each has settled, or `until` rounds are done.
void iterate(std::vector<Run>& runs, const Points& points, Rounds& rounds, int until, const JobContext& job) {
    if (rounds.done >= until)
        return; // leaves what earlier rounds assigned
    for (Run& run : runs) {
        const auto clusters = static_cast<std::size_t>(run.centres.size(0));
        run.sums.assign(clusters * static_cast<std::size_t>(points.dimensions()), 0);
        run.members.assign(clusters, 0);
        run.assigned.assign(static_cast<std::size_t>(points.count()), -1);
        run.distances.assign(static_cast<std::size_t>(points.count()), 0);
        run.converged = false;
    }
    for (; rounds.done < until; ++rounds.done) {
        job.throwIfStopped();
        std::vector<Run*> active;
        std::vector<at::Tensor> centres;
        for (Run& run : runs)
            if (!run.converged) {
                active.push_back(&run);
                centres.push_back(run.centres);
            }
        if (active.empty())
            break;
        job.progress(rounds.done + 1, rounds.most, "learning clusters");
        const at::Tensor affinity = affinities(points, at::cat(centres)).contiguous();
        const float* column = affinity.const_data_ptr<float>();
        for (Run* run : active) {
            const std::int64_t moved = assign(*run, points, column, affinity.size(1));
            const int filled = fillEmptyClusters(*run, points);
            run->converged = filled == 0 && moved * kSettledShare <= points.count();
            updateCentres(*run, points);
            column += run->centres.size(0);
        }
    }
}

/// A point drawn with probability proportional to its squared distance to the centres so far.
std::int64_t drawByDistance(Run& run) {
    const double total = std::accumulate(run.distances.begin(), run.distances.end(), 0.0);
    double left = uniform(run.random) * total;
    const auto count = static_cast<std::int64_t>(run.distances.size());
    for (std::int64_t p = 0; p < count; ++p) {
        left -= run.distances[static_cast<std::size_t>(p)];
        if (left < 0)
            return p;
    }
    return static_cast<std::int64_t>(uniform(run.random) * static_cast<double>(count));
}

/// Takes the candidate that leaves the points nearest to their centres. @param affinity [P, stride], this
/// run's candidates in its first columns @return which one
std::size_t takeBestCandidate(Run& run, const Points& points, const float* affinity, std::int64_t stride,
                              std::size_t candidates) {
    std::vector<double> remaining(candidates, 0);
    for (std::size_t p = 0; p < run.distances.size(); ++p)
        for (std::size_t c = 0; c < candidates; ++c)
            remaining[c] +=
                std::min(run.distances[p],
                         squaredDistance(
                             points.squaredNorms[p],
                             affinity[static_cast<std::int64_t>(p) * stride + static_cast<std::int64_t>(c)]));
    const auto best =
        static_cast<std::size_t>(std::min_element(remaining.begin(), remaining.end()) - remaining.begin());
    for (std::size_t p = 0; p < run.distances.size(); ++p, affinity += stride)
        run.distances[p] =
            std::min(run.distances[p], squaredDistance(points.squaredNorms[p], affinity[best]));
    return best;
}

std::vector<Run> freshRuns(const Points& points, const KMeansOptions& options) {
    std::vector<Run> runs(static_cast<std::size_t>(options.restarts));
    for (std::size_t r = 0; r < runs.size(); ++r) {
        std::seed_seq sequence = {static_cast<std::uint32_t>(options.seed),
                                  static_cast<std::uint32_t>(options.seed >> 32),
                                  static_cast<std::uint32_t>(r)};
        runs[r].random.seed(sequence);
        runs[r].distances.assign(static_cast<std::size_t>(points.count()), kFar);
    }
    return runs;
}

/// Greedy k-means++ of all runs side by side: of a few points drawn, the one that helps most becomes a
/// centre.
std::vector<Run> seedRuns(const Points& points, const KMeansOptions& options, const JobContext& job) {
    std::vector<Run> runs = freshRuns(points, options);
    std::vector<std::vector<std::int64_t>> chosen(runs.size());
    for (int cluster = 0; cluster < options.count; ++cluster) {
        job.throwIfStopped();
        const std::size_t candidates = cluster == 0 ? 1 : kCandidates;
        std::vector<std::int64_t> drawn;
        for (Run& run : runs)
            for (std::size_t c = 0; c < candidates; ++c)
                drawn.push_back(drawByDistance(run));
        const at::Tensor affinity =
            affinities(points, points.rows.index_select(0, at::tensor(drawn, at::kLong))).contiguous();
        const float* column = affinity.const_data_ptr<float>();
        for (std::size_t r = 0; r < runs.size(); ++r, column += candidates) {
            const std::size_t best = takeBestCandidate(runs[r], points, column, affinity.size(1), candidates);
            chosen[r].push_back(drawn[r * candidates + best]);
        }
    }
    for (std::size_t r = 0; r < runs.size(); ++r)
        runs[r].centres = points.rows.index_select(0, at::tensor(chosen[r], at::kLong));
    return runs;
}

/// One point drawn from each of `count` equal stretches, so that no regular pattern of an image is missed.
at::Tensor stratifiedSample(const at::Tensor& points, std::int64_t count, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const double stretch = static_cast<double>(points.size(0)) / static_cast<double>(count);
    std::vector<std::int64_t> rows;
    for (std::int64_t i = 0; i < count; ++i)
        rows.push_back(
            std::min(static_cast<std::int64_t>((static_cast<double>(i) + uniform(random)) * stretch),
                     points.size(0) - 1));
    return points.index_select(0, at::tensor(rows, at::kLong));
}

at::Tensor mostPopulousFirst(const Run& run) {
    std::vector<std::int64_t> order(run.members.size());
    std::iota(order.begin(), order.end(), std::int64_t(0));
    std::stable_sort(order.begin(), order.end(), [&run](std::int64_t a, std::int64_t b) {
        return run.members[static_cast<std::size_t>(a)] > run.members[static_cast<std::size_t>(b)];
    });
    return run.centres.index_select(0, at::tensor(order, at::kLong));
}

} // namespace

at::Tensor kMeans(const at::Tensor& points, const KMeansOptions& options, const JobContext& job) {
    const c10::NoGradGuard noGrad;
    if (points.size(0) < options.count)
        throw Error(fmt::format("{} patches cannot form {} clusters", points.size(0), options.count),
                    "clusters", "choose fewer clusters, or ignore less of the image");
    const std::int64_t sampled = std::max<std::int64_t>(options.restartPoints, options.count);
    const bool isSampled = points.size(0) > sampled;
    const Points sample(isSampled ? stratifiedSample(points, sampled, options.seed) : points);
    std::vector<Run> runs = seedRuns(sample, options, job);
    Rounds rounds{.done = 0, .most = options.maxIterations};
    const int untilRefined = isSampled ? options.maxIterations / 2 : options.maxIterations;
    if (runs.size() > kFinalists) {
        iterate(runs, sample, rounds, std::min(kTrialIterations, untilRefined), job);
        std::stable_sort(runs.begin(), runs.end(),
                         [](const Run& a, const Run& b) { return a.inertia < b.inertia; });
        runs.resize(kFinalists);
    }
    iterate(runs, sample, rounds, untilRefined, job);
    const auto best = std::min_element(runs.begin(), runs.end(),
                                       [](const Run& a, const Run& b) { return a.inertia < b.inertia; });
    if (!isSampled)
        return mostPopulousFirst(*best);
    std::vector<Run> refined = {std::move(*best)};
    iterate(refined, Points(points), rounds, options.maxIterations, job);
    return mostPopulousFirst(refined.front());
}

at::Tensor nearestCentres(const at::Tensor& points, const at::Tensor& centres) {
    const c10::NoGradGuard noGrad;
    if (centres.size(0) == 0)
        throw Error("there are no cluster centres", "clusters", "learn the clusters again");
    const at::Tensor affinity =
        at::addmm(centres.square().sum(1).mul(-0.5), points, centres.t()).contiguous();
    at::Tensor nearest = at::empty({points.size(0)}, at::kLong);
    const std::int64_t clusters = centres.size(0);
    const float* value = affinity.const_data_ptr<float>();
    for (std::int64_t p = 0; p < points.size(0); ++p, value += clusters)
        nearest.mutable_data_ptr<std::int64_t>()[p] = std::max_element(value, value + clusters) - value;
    return nearest;
}

} // namespace cliplad
