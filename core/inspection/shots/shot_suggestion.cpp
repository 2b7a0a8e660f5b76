#include "inspection/shots/shot_suggestion.h"

#include <algorithm>
#include <limits>
#include <map>

#include <ATen/ATen.h>

#include "clip/backbone.h"
#include "image/photo.h"
#include "inspection/photo_encoding.h"
#include "inspection/shots/shot_checks.h"
#include "segmentation/feature_grid.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;
using Point = std::vector<float>;

/// Cells that features are averaged in: what is where counts a little, small shifts do not.
constexpr int kCellsAcross = 2;
/// Nearer than this two photos are the same.
constexpr float kNoDistance = 1e-6F;

struct Candidate {
    fs::path path;
    Point features;
    ShotLook look;
};

float squaredDistance(const Point& a, const Point& b) {
    float sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

Point pooled(const Features& features) {
    at::Tensor cells = at::adaptive_avg_pool2d(imageOfGrid(features.dense), {kCellsAcross, kCellsAcross});
    cells = (cells / cells.norm(2, 1, true).clamp_min(1e-6)).contiguous();
    return {cells.data_ptr<float>(), cells.data_ptr<float>() + cells.numel()};
}

/// The point nearest to the mean of all.
std::size_t mostOrdinary(const std::vector<Point>& points) {
    Point mean(points.front().size());
    for (const Point& point : points)
        for (std::size_t i = 0; i < mean.size(); ++i)
            mean[i] += point[i] / static_cast<float>(points.size());
    const auto nearest = std::min_element(points.begin(), points.end(), [&](const Point& a, const Point& b) {
        return squaredDistance(a, mean) < squaredDistance(b, mean);
    });
    return static_cast<std::size_t>(nearest - points.begin());
}

/// Shots first, then others evenly spread.
std::vector<fs::path> photosToLookAt(const SuggestionRequest& request) {
    std::vector<fs::path> rest;
    for (const fs::path& photo : request.photos)
        if (std::find(request.shots.begin(), request.shots.end(), photo) == request.shots.end())
            rest.push_back(photo);
    std::vector<fs::path> chosen = request.shots;
    const std::size_t most = std::min(rest.size(), SuggestionRequest::kMostLookedAt);
    for (std::size_t i = 0; i < most; ++i)
        chosen.push_back(rest[i * rest.size() / most]);
    return chosen;
}

/// Those that make a bad shot by themselves, shots left out. What most photos have is no fault of one of
/// them: a white background, or one in a strong colour.
std::vector<bool> findPoor(const std::vector<Candidate>& all, std::size_t shots) {
    std::vector<ShotLook> looks;
    for (const Candidate& candidate : all)
        looks.push_back(candidate.look);
    const std::vector<ShotProblem> problems = findShotProblems(looks);
    std::map<ShotProblem::Kind, std::size_t> found;
    for (const ShotProblem& problem : problems)
        ++found[problem.kind];
    const auto isUsual = [&](ShotProblem::Kind kind) { return 2 * found.at(kind) > all.size(); };
    std::vector<bool> poor(all.size());
    for (const ShotProblem& problem : problems)
        if (problem.kind != ShotProblem::Kind::NearlyIdentical && problem.shot >= shots &&
            !isUsual(problem.kind))
            poor[problem.shot] = true;
    return poor;
}

} // namespace

std::vector<std::size_t> farthestPoints(const std::vector<Point>& points,
                                        const std::vector<std::size_t>& chosen, std::size_t count) {
    std::vector<float> distance(points.size(), std::numeric_limits<float>::max());
    const auto take = [&](std::size_t index) {
        for (std::size_t i = 0; i < points.size(); ++i)
            distance[i] = std::min(distance[i], squaredDistance(points[i], points[index]));
    };
    for (const std::size_t index : chosen)
        take(index);
    std::vector<std::size_t> added;
    while (!points.empty() && chosen.size() + added.size() < count) {
        const bool isFirst = chosen.empty() && added.empty();
        const auto farthest = std::max_element(distance.begin(), distance.end());
        if (!isFirst && *farthest <= kNoDistance)
            break;
        added.push_back(isFirst ? mostOrdinary(points)
                                : static_cast<std::size_t>(farthest - distance.begin()));
        take(added.back());
    }
    return added;
}

ShotSuggestion suggestShots(const Backbone& backbone, const SuggestionRequest& request,
                            const JobContext& job) {
    // Settings that the model cannot encode with are an error here, not one of every photo.
    encodingResolution(request.image, backbone.info());
    const std::vector<fs::path> photos = photosToLookAt(request);
    ShotSuggestion suggestion{.shots = request.shots};
    std::vector<Candidate> candidates;
    std::size_t shots = 0;
    for (std::size_t i = 0; i < photos.size(); ++i) {
        job.throwIfStopped();
        job.progress(static_cast<std::int64_t>(i), static_cast<std::int64_t>(photos.size()),
                     photos[i].filename().string());
        try {
            const Photo photo = loadPhoto(photos[i]);
            candidates.push_back({photos[i],
                                  pooled(encodePhoto(backbone, photo.rgb, request.image, job.stop)),
                                  lookAt(photo.rgb)});
            shots += i < request.shots.size() ? 1 : 0;
        } catch (const Error& error) {
            suggestion.unreadable.emplace_back(error.what());
        }
    }
    if (candidates.empty())
        throw Error("no photo can be read", {}, "add good photos first");
    suggestion.lookedAt = candidates.size();

    const std::vector<bool> poor = findPoor(candidates, shots);
    std::vector<Point> points;
    std::vector<std::size_t> places, chosen;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (poor[i]) {
            ++suggestion.poor;
            continue;
        }
        if (i < shots)
            chosen.push_back(points.size());
        places.push_back(i);
        points.push_back(std::move(candidates[i].features));
    }
    const std::size_t wanted = request.count - std::min(request.count, request.shots.size() - shots);
    for (const std::size_t point : farthestPoints(points, chosen, wanted))
        suggestion.shots.push_back(candidates[places[point]].path);
    return suggestion;
}

} // namespace cliplad
