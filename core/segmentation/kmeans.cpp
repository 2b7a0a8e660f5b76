#include "segmentation/kmeans.h"

#include <algorithm>
#include <mutex>
#include <numeric>
#include <optional>
#include <random>
#include <utility>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <fmt/format.h>

#include "base/error.h"
#include "base/vectorised.h"
#include "segmentation/centre_affinities.h"

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

/// So few that the sums of all runs stay in a core's cache.
constexpr std::int64_t kDimensionsAtOnce = 512;

/// Numbers worth another thread: waiting for each other costs as much as some ten thousand of them.
constexpr std::int64_t kNumbersOfThread = 1 << 17;

/// Stands for "no centre yet": all points equally far, and farther than any centre will be.
constexpr double kFar = 1e30;

/// How many items a thread takes at least, of so many numbers each.
std::int64_t itemsOfThread(std::int64_t numbersOfItem) {
    return std::max<std::int64_t>(1, kNumbersOfThread / std::max<std::int64_t>(1, numbersOfItem));
}

/// Uniform in [0, 1), the same with every standard library.
double uniform(std::mt19937_64& random) {
    return static_cast<double>(random() >> 11) * 0x1.0p-53;
}

/// Rows of one or more blocks, numbered through.
struct Points {
    std::vector<at::Tensor> blocks;   ///< [Pᵢ, D]
    std::vector<const float*> rows;   ///< [P], into the blocks
    std::vector<double> squaredNorms; ///< [P]

    explicit Points(std::vector<at::Tensor> of)
        : blocks(std::move(of)) {
        for (at::Tensor& block : blocks) {
            block = block.contiguous();
            const float* row = block.const_data_ptr<float>();
            for (std::int64_t i = 0; i < block.size(0); ++i, row += dimensions())
                rows.push_back(row);
            const at::Tensor norms = block.norm(2, 1).to(at::kDouble).square().contiguous();
            const double* norm = norms.const_data_ptr<double>();
            squaredNorms.insert(squaredNorms.end(), norm, norm + norms.size(0));
        }
    }

    std::int64_t count() const { return static_cast<std::int64_t>(rows.size()); }
    std::int64_t dimensions() const { return blocks.front().size(1); }

    /// Copies of these rows: [indices, D].
    at::Tensor select(const std::vector<std::int64_t>& indices) const {
        at::Tensor selected = at::empty({static_cast<std::int64_t>(indices.size()), dimensions()});
        float* to = selected.mutable_data_ptr<float>();
        for (const std::int64_t i : indices)
            to = std::copy_n(rows[static_cast<std::size_t>(i)], dimensions(), to);
        return selected;
    }
};

/// The starting centres of one run, as far as they were asked for: the first of many are those of few.
struct Start {
    std::mt19937_64 random;
    std::vector<std::int64_t> chosen; ///< points
    std::vector<double> distances;    ///< [P] squared, to the nearest chosen
};

/// One run from one set of starting centres.
struct Run {
    at::Tensor centres;            ///< [K, D] float32
    std::vector<double> sums;      ///< [K, D] of the members, kept up to date as points move
    std::vector<int> members;      ///< [K]
    std::vector<int> assigned;     ///< [P], −1 before the first assignment
    std::vector<double> distances; ///< [P] squared, to the assigned centre
    double inertia = 0;
    bool converged = false;
};

double squaredDistance(double squaredNorm, float affinity) {
    return std::max(0.0, squaredNorm - 2.0 * static_cast<double>(affinity));
}

/// A point on its way into another cluster.
struct Move {
    std::int64_t point = 0;
    Run* run = nullptr;
    int to = 0;
};

CLIPLAD_VECTORISED void add(const float* row, std::int64_t count, double* sums) {
    for (std::int64_t i = 0; i < count; ++i)
        sums[i] += static_cast<double>(row[i]);
}

CLIPLAD_VECTORISED void subtract(const float* row, std::int64_t count, double* sums) {
    for (std::int64_t i = 0; i < count; ++i)
        sums[i] -= static_cast<double>(row[i]);
}

/// The clusters' sums follow: point by point, so that each is read once for all runs, and each dimension on
/// one thread, so that it adds up in one order however many there are.
/// @param moves by point
void applyMoves(const std::vector<Move>& moves, const Points& points) {
    const std::int64_t dimensions = points.dimensions();
    const std::int64_t blocks = (dimensions + kDimensionsAtOnce - 1) / kDimensionsAtOnce;
    const std::int64_t grain = itemsOfThread(static_cast<std::int64_t>(moves.size()) * kDimensionsAtOnce);
    at::parallel_for(0, blocks, grain, [&](std::int64_t firstBlock, std::int64_t lastBlock) {
        for (std::int64_t block = firstBlock; block < lastBlock; ++block) {
            const std::int64_t begin = block * kDimensionsAtOnce;
            const std::int64_t count = std::min(kDimensionsAtOnce, dimensions - begin);
            for (const Move& move : moves) {
                const float* row = points.rows[static_cast<std::size_t>(move.point)] + begin;
                double* sums = move.run->sums.data() + begin;
                const int from = move.run->assigned[static_cast<std::size_t>(move.point)];
                if (from >= 0)
                    subtract(row, count, sums + from * dimensions);
                add(row, count, sums + move.to * dimensions);
            }
        }
    });
    for (const Move& move : moves) {
        int& assigned = move.run->assigned[static_cast<std::size_t>(move.point)];
        if (assigned >= 0)
            --move.run->members[static_cast<std::size_t>(assigned)];
        ++move.run->members[static_cast<std::size_t>(move.to)];
        assigned = move.to;
    }
}

/// Finds every point's nearest centre, given this run's columns of the affinities. @return points that are to
/// move there
std::vector<Move> findNearest(Run& run, const Points& points, const float* affinity, std::int64_t stride) {
    const int clusters = static_cast<int>(run.members.size());
    std::vector<Move> moves;
    run.inertia = 0;
    for (std::int64_t p = 0; p < points.count(); ++p, affinity += stride) {
        const int nearest = static_cast<int>(std::max_element(affinity, affinity + clusters) - affinity);
        const auto i = static_cast<std::size_t>(p);
        run.distances[i] = squaredDistance(points.squaredNorms[i], affinity[nearest]);
        run.inertia += run.distances[i];
        if (run.assigned[i] != nearest)
            moves.push_back({.point = p, .run = &run, .to = nearest});
    }
    return moves;
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
        applyMoves({Move{.point = farthest, .run = &run, .to = static_cast<int>(cluster)}}, points);
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

/// The moves of all runs, each run's being in order already.
std::vector<Move> byPoint(const std::vector<std::vector<Move>>& moves) {
    std::vector<Move> all;
    for (const std::vector<Move>& ofRun : moves)
        all.insert(all.end(), ofRun.begin(), ofRun.end());
    if (moves.size() > 1)
        std::stable_sort(all.begin(), all.end(),
                         [](const Move& a, const Move& b) { return a.point < b.point; });
    return all;
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
        if (run.assigned.size() == static_cast<std::size_t>(points.count()))
            continue; // goes on where it was
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
        const at::Tensor affinity = centreAffinities(points.blocks, at::cat(centres));
        const float* columns = affinity.const_data_ptr<float>();
        std::vector<std::vector<Move>> moves(active.size());
        at::parallel_for(0, static_cast<std::int64_t>(active.size()),
                         itemsOfThread(points.count() * active.front()->centres.size(0)),
                         [&](std::int64_t begin, std::int64_t end) {
                             for (std::int64_t r = begin; r < end; ++r) {
                                 Run& run = *active[static_cast<std::size_t>(r)];
                                 moves[static_cast<std::size_t>(r)] = findNearest(
                                     run, points, columns + r * run.centres.size(0), affinity.size(1));
                             }
                         });
        applyMoves(byPoint(moves), points);
        for (std::size_t r = 0; r < active.size(); ++r) {
            const int filled = fillEmptyClusters(*active[r], points);
            active[r]->converged =
                filled == 0 && static_cast<std::int64_t>(moves[r].size()) * kSettledShare <= points.count();
        }
        for (Run* run : active)
            updateCentres(*run, points);
    }
}

/// A point drawn with probability proportional to its squared distance to the centres so far.
std::int64_t drawByDistance(Start& start) {
    const double total = std::accumulate(start.distances.begin(), start.distances.end(), 0.0);
    double left = uniform(start.random) * total;
    const auto count = static_cast<std::int64_t>(start.distances.size());
    for (std::int64_t p = 0; p < count; ++p) {
        left -= start.distances[static_cast<std::size_t>(p)];
        if (left < 0)
            return p;
    }
    return static_cast<std::int64_t>(uniform(start.random) * static_cast<double>(count));
}

/// Takes the candidate that leaves the points nearest to their centres. @param affinity [P, stride], this
/// start's candidates in its first columns @return which one
std::size_t takeBestCandidate(Start& start, const Points& points, const float* affinity, std::int64_t stride,
                              std::size_t candidates) {
    std::vector<double> remaining(candidates, 0);
    for (std::size_t p = 0; p < start.distances.size(); ++p)
        for (std::size_t c = 0; c < candidates; ++c)
            remaining[c] +=
                std::min(start.distances[p],
                         squaredDistance(
                             points.squaredNorms[p],
                             affinity[static_cast<std::int64_t>(p) * stride + static_cast<std::int64_t>(c)]));
    const auto best =
        static_cast<std::size_t>(std::min_element(remaining.begin(), remaining.end()) - remaining.begin());
    for (std::size_t p = 0; p < start.distances.size(); ++p, affinity += stride)
        start.distances[p] =
            std::min(start.distances[p], squaredDistance(points.squaredNorms[p], affinity[best]));
    return best;
}

std::vector<Start> freshStarts(const Points& points, const KMeansOptions& options) {
    std::vector<Start> starts(static_cast<std::size_t>(options.restarts));
    for (std::size_t r = 0; r < starts.size(); ++r) {
        std::seed_seq sequence = {static_cast<std::uint32_t>(options.seed),
                                  static_cast<std::uint32_t>(options.seed >> 32),
                                  static_cast<std::uint32_t>(r)};
        starts[r].random.seed(sequence);
        starts[r].distances.assign(static_cast<std::size_t>(points.count()), kFar);
    }
    return starts;
}

/// One centre more for each start, by greedy k-means++ of all side by side: of a few points drawn, the one
/// that helps most becomes a centre.
std::vector<Start> extended(std::vector<Start> starts, const Points& points) {
    const std::size_t candidates = starts.front().chosen.empty() ? 1 : kCandidates;
    std::vector<std::int64_t> drawn;
    for (Start& start : starts)
        for (std::size_t c = 0; c < candidates; ++c)
            drawn.push_back(drawByDistance(start));
    const at::Tensor affinity = centreAffinities(points.blocks, points.select(drawn));
    const float* columns = affinity.const_data_ptr<float>();
    at::parallel_for(0, static_cast<std::int64_t>(starts.size()),
                     itemsOfThread(points.count() * static_cast<std::int64_t>(candidates)),
                     [&](std::int64_t begin, std::int64_t end) {
                         for (auto r = static_cast<std::size_t>(begin); r < static_cast<std::size_t>(end);
                              ++r) {
                             const std::size_t best = takeBestCandidate(
                                 starts[r], points, columns + r * candidates, affinity.size(1), candidates);
                             starts[r].chosen.push_back(drawn[r * candidates + best]);
                         }
                     });
    return starts;
}

/// One point drawn from each of `count` equal stretches, so that no regular pattern of an image is missed.
at::Tensor stratifiedSample(const Points& points, std::int64_t count, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const double stretch = static_cast<double>(points.count()) / static_cast<double>(count);
    std::vector<std::int64_t> rows;
    for (std::int64_t i = 0; i < count; ++i)
        rows.push_back(
            std::min(static_cast<std::int64_t>((static_cast<double>(i) + uniform(random)) * stretch),
                     points.count() - 1));
    return points.select(rows);
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

struct KMeans::State {
    KMeansOptions options;
    Points points;
    std::optional<Points> sample; ///< that restarts compete on; none: all points
    std::mutex mutex;
    std::vector<Start> starts; ///< guarded by the mutex

    State(std::vector<at::Tensor> blocks, const KMeansOptions& of)
        : options(of)
        , points(std::move(blocks)) {
        if (points.count() > options.restartPoints)
            sample.emplace(
                std::vector<at::Tensor>{stratifiedSample(points, options.restartPoints, options.seed)});
        starts = freshStarts(restartsOn(), options);
    }

    const Points& restartsOn() const { return sample ? *sample : points; }

    std::vector<Run> runsOf(int count, const JobContext& job) {
        const std::scoped_lock lock(mutex);
        while (starts.front().chosen.size() < static_cast<std::size_t>(count)) {
            job.throwIfStopped();
            starts = extended(starts, restartsOn()); // all or nothing, should memory run out
        }
        std::vector<Run> runs(starts.size());
        for (std::size_t r = 0; r < runs.size(); ++r)
            runs[r].centres = restartsOn().select(
                {starts[r].chosen.begin(), starts[r].chosen.begin() + static_cast<std::ptrdiff_t>(count)});
        return runs;
    }
};

KMeans::KMeans(std::vector<at::Tensor> blocks, const KMeansOptions& options) {
    const c10::NoGradGuard noGrad;
    if (blocks.empty() || options.restarts < 1 || options.restartPoints < 1)
        throw Error(fmt::format("{} blocks of points, {} restarts on {} points", blocks.size(),
                                options.restarts, options.restartPoints),
                    "clusters", "choose at least one of each");
    state_ = std::make_unique<State>(std::move(blocks), options);
}

KMeans::~KMeans() = default;
KMeans::KMeans(KMeans&&) noexcept = default;
KMeans& KMeans::operator=(KMeans&&) noexcept = default;

at::Tensor KMeans::centres(int count, const JobContext& job) const {
    const c10::NoGradGuard noGrad;
    const KMeansOptions& options = state_->options;
    const Points& points = state_->points;
    if (points.count() < count)
        throw Error(fmt::format("{} patches cannot form {} clusters", points.count(), count), "clusters",
                    "choose fewer clusters, or ignore less of the image");
    const bool isSampled = state_->sample.has_value();
    const Points& sample = state_->restartsOn();
    std::vector<Run> runs = state_->runsOf(count, job);
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
    iterate(refined, points, rounds, options.maxIterations, job);
    return mostPopulousFirst(refined.front());
}

std::size_t KMeans::bytes() const {
    const Points& sample = state_->restartsOn();
    const auto numbers = static_cast<std::size_t>(state_->points.count() + sample.count());
    std::size_t bytes = numbers * (sizeof(double) + sizeof(float*));
    bytes += static_cast<std::size_t>(state_->options.restarts * sample.count()) * sizeof(double);
    for (const at::Tensor& block : state_->points.blocks)
        bytes += block.nbytes();
    return bytes + (state_->sample ? sample.blocks.front().nbytes() : 0);
}

} // namespace cliplad
