#include "anomaly/patch_memory.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <fmt/format.h>

#include "anomaly/coreset.h"
#include "anomaly/patch_rows.h"
#include "base/error.h"
#include "clip/device.h"

namespace cliplad {

namespace {

/// The patches of an image at the levels that take part, as rows, and their parts.
struct Query {
    std::array<at::Tensor, kPatchLevels> levels; ///< [Q, C]; undefined for a level that takes no part
    at::Tensor label;                            ///< [Q]; undefined unless part-aware
    std::vector<std::int64_t> counted;           ///< row-major index of each row's patch
};

Query queryOf(const Features& features, const IgnoreMask& ignore, const cv::Mat& label,
              const PatchMemorySettings& settings) {
    const std::int64_t height = features.stages[0].size(0), width = features.stages[0].size(1);
    Query query{.levels = {}, .label = {}, .counted = countedPatches(ignore, height, width)};
    const at::Tensor counted = at::tensor(query.counted, at::kLong);
    for (std::size_t level = 0; level < kPatchLevels; ++level)
        if (levelsOf(settings)[level])
            query.levels[level] = patchRows(features.stages[level], counted, settings);
    if (settings.partAware)
        query.label = patchLabels(label, query.counted, height, width);
    return query;
}

/// The memory's rows of these indices.
PatchMemory selected(const PatchMemory& memory, const at::Tensor& rows) {
    PatchMemory chosen;
    chosen.origin = memory.origin.index_select(0, rows);
    chosen.scale = memory.scale;
    if (memory.label.defined())
        chosen.label = memory.label.index_select(0, rows);
    for (std::size_t level = 0; level < kPatchLevels; ++level)
        if (memory.levels[level].defined()) {
            chosen.levels[level] = memory.levels[level].index_select(0, rows);
            if (memory.nearest[level])
                chosen.nearest[level] = std::make_shared<const NearestRows>(chosen.levels[level]);
        }
    return chosen;
}

/// The rows of a shot, which follow each other: shots are remembered one by one. −1 has none. They are left
/// out as a range, since a copy of the memory without them takes longer than comparing.
RowRange rowsOfShot(const PatchMemory& memory, int shot) {
    if (shot < 0)
        return {};
    const at::Tensor rows = memory.origin.select(1, 0).eq(shot).nonzero();
    if (rows.size(0) == 0)
        return {};
    return {.begin = rows[0].item<std::int64_t>(), .end = rows[-1].item<std::int64_t>() + 1};
}

void requireFittingMemory(const Query& query, const PatchMemory& memory, const RowRange& leftOut,
                          const PatchMemorySettings& settings) {
    bool any = false;
    for (std::size_t level = 0; level < kPatchLevels; ++level) {
        if (!levelsOf(settings)[level])
            continue;
        any = true;
        const at::Tensor& rows = memory.levels[level];
        if (!rows.defined())
            throw Error(fmt::format("the patch memory has no level {}", level + 1), "patches",
                        "learn the product again with these levels");
        if (rows.size(1) != query.levels[level].size(1))
            throw Error(fmt::format("patches in memory have {} channels at level {}, the image's {}",
                                    rows.size(1), level + 1, query.levels[level].size(1)),
                        "patches", "use the model that the product was learned with");
        if (rows.size(0) == leftOut.size())
            throw Error("no patch is left in memory to compare with", "patches",
                        "leave-one-out needs at least two shots");
    }
    if (!any)
        throw Error("no level of the patch memory takes part", "patches", "switch on at least one stage");
    if (settings.partAware && !memory.label.defined())
        throw Error("the patch memory does not know which part its patches are of", "patches",
                    "learn the product again with patches.part-aware");
}

/// Indices of the rows that are not left out.
at::Tensor rowsBeside(const PatchMemory& memory, const RowRange& leftOut) {
    return at::cat(
        {at::arange(leftOut.begin, at::kLong), at::arange(leftOut.end, memory.origin.size(0), at::kLong)});
}

/// Memory rows that a patch of this part is compared with: those of the part, or all where there are none.
at::Tensor rowsOfPart(const PatchMemory& memory, std::int64_t part, const RowRange& leftOut) {
    const at::Tensor all = rowsBeside(memory, leftOut);
    const at::Tensor rows = all.masked_select(memory.label.index_select(0, all).eq(part));
    return rows.size(0) > 0 ? rows : all;
}

/// Of each query row, its matched distance to the memory rows before and behind those left out: [Q].
at::Tensor distancesBeside(const at::Tensor& query, const at::Tensor& memory, const RowRange& leftOut,
                           const PatchMemorySettings& settings) {
    const at::Tensor before = memory.slice(0, 0, leftOut.begin), behind = memory.slice(0, leftOut.end);
    if (before.size(0) == 0 || behind.size(0) == 0)
        return matchedDistances(query, before.size(0) == 0 ? behind : before, settings);
    const at::Tensor a = matchedDistances(query, before, settings),
                     b = matchedDistances(query, behind, settings);
    return settings.match == PatchMemorySettings::Match::Nearest ? at::minimum(a, b) : at::maximum(a, b);
}

/// Of each query row, its matched distance at a level: [Q].
at::Tensor levelDistances(const Query& query, const PatchMemory& memory, std::size_t level,
                          const RowRange& leftOut, const PatchMemorySettings& settings) {
    if (const auto& nearest = memory.nearest[level];
        nearest && settings.match == PatchMemorySettings::Match::Nearest)
        return cosineDistances(nearest->products(query.levels[level], leftOut));
    if (!settings.partAware)
        return distancesBeside(query.levels[level], memory.levels[level], leftOut, settings);
    at::Tensor distances = at::zeros({query.levels[level].size(0)});
    const at::Tensor parts = std::get<0>(at::_unique(query.label));
    for (std::int64_t i = 0; i < parts.size(0); ++i) {
        const auto part = parts[i].item<std::int64_t>();
        const at::Tensor rows = query.label.eq(part).nonzero().squeeze(1);
        distances.index_copy_(
            0, rows,
            matchedDistances(query.levels[level].index_select(0, rows),
                             memory.levels[level].index_select(0, rowsOfPart(memory, part, leftOut)),
                             settings));
    }
    return distances;
}

/// Mean over the levels that take part of their distances, each by its scale: [Q].
at::Tensor meanDistances(const Query& query, const PatchMemory& memory, const RowRange& leftOut,
                         const PatchMemorySettings& settings) {
    at::Tensor sum = at::zeros({static_cast<std::int64_t>(query.counted.size())});
    int count = 0;
    for (std::size_t level = 0; level < kPatchLevels; ++level)
        if (levelsOf(settings)[level]) {
            sum += levelDistances(query, memory, level, leftOut, settings) / memory.scale[level];
            ++count;
        }
    return sum / count;
}

double pooled(const at::Tensor& distance, PatchMemorySettings::Pooling pooling) {
    if (pooling == PatchMemorySettings::Pooling::Maximum)
        return distance.max().item<double>();
    const std::int64_t top = (distance.size(0) + 99) / 100;
    return std::get<0>(distance.topk(top)).mean().item<double>();
}

/// The memory patch that one query patch is matched with in the mean over levels.
void findMatchedPatch(AnomalyMap& map, const Query& query, std::int64_t row, const PatchMemory& memory,
                      const RowRange& leftOut, const PatchMemorySettings& settings) {
    at::Tensor sum = at::zeros({1, memory.origin.size(0)});
    for (std::size_t level = 0; level < kPatchLevels; ++level)
        if (levelsOf(settings)[level])
            sum +=
                rowDistances(query.levels[level].narrow(0, row, 1), memory.levels[level], settings.metric) /
                memory.scale[level];
    const at::Tensor candidates = settings.partAware
                                      ? rowsOfPart(memory, query.label[row].item<std::int64_t>(), leftOut)
                                      : rowsBeside(memory, leftOut);
    const at::Tensor among = sum.squeeze(0).index_select(0, candidates);
    const bool isNearest = settings.match == PatchMemorySettings::Match::Nearest;
    const at::Tensor matched =
        memory.origin[candidates[(isNearest ? among.argmin() : among.argmax()).item<std::int64_t>()]
                          .item<std::int64_t>()];
    map.nearestShot = matched[0].item<int>();
    map.nearestPatch = {matched[2].item<int>(), matched[1].item<int>()};
}

/// Where a patch of a turned copy lies on the shot itself (column, row).
cv::Point unturned(std::int64_t patch, std::int64_t height, std::int64_t width, double degrees) {
    const double angle = degrees * std::numbers::pi / 180;
    const std::int64_t turnedRow = patch / width, turnedColumn = patch % width;
    const double middleX = static_cast<double>(width - 1) / 2, middleY = static_cast<double>(height - 1) / 2;
    const double x = static_cast<double>(turnedColumn) - middleX,
                 y = static_cast<double>(turnedRow) - middleY;
    const double column = std::cos(angle) * x + std::sin(angle) * y + middleX;
    const double row = -std::sin(angle) * x + std::cos(angle) * y + middleY;
    return {std::clamp(static_cast<int>(std::lround(column)), 0, static_cast<int>(width) - 1),
            std::clamp(static_cast<int>(std::lround(row)), 0, static_cast<int>(height) - 1)};
}

/// What each level's largest distance is between shots, relative to the levels' mean: 1 for a single shot,
/// which says nothing of it.
std::array<double, kPatchLevels> levelScales(const std::vector<Query>& queries,
                                             const std::vector<PatchSource>& sources,
                                             const PatchMemory& memory, const PatchMemorySettings& settings) {
    std::array<double, kPatchLevels> scale = {1, 1, 1, 1};
    const bool severalShots = std::any_of(sources.begin(), sources.end(), [&](const PatchSource& source) {
        return source.shot != sources.front().shot;
    });
    if (!settings.scaledLevels || !severalShots)
        return scale;
    std::array<double, kPatchLevels> largest{};
    double sum = 0, count = 0;
    for (std::size_t i = 0; i < queries.size(); ++i) {
        if (sources[i].degrees != 0)
            continue;
        const RowRange own = rowsOfShot(memory, sources[i].shot);
        for (std::size_t level = 0; level < kPatchLevels; ++level)
            if (levelsOf(settings)[level] && !queries[i].counted.empty() &&
                memory.origin.size(0) > own.size())
                largest[level] +=
                    levelDistances(queries[i], memory, level, own, settings).max().item<double>();
    }
    for (std::size_t level = 0; level < kPatchLevels; ++level)
        if (levelsOf(settings)[level]) {
            sum += largest[level];
            ++count;
        }
    for (std::size_t level = 0; level < kPatchLevels; ++level)
        if (levelsOf(settings)[level] && sum > 0)
            scale[level] = std::max(largest[level] * count / sum, 1e-3);
    return scale;
}

} // namespace

void layOutRows(PatchMemory& memory, const PatchMemorySettings& settings) {
    const c10::NoGradGuard noGrad;
    // Among the patches of a part there are fewer, which are others for each query.
    if (settings.metric != PatchMemorySettings::Metric::Cosine ||
        settings.match != PatchMemorySettings::Match::Nearest || settings.partAware ||
        !computingDevice().is_cpu())
        return;
    for (std::size_t level = 0; level < kPatchLevels; ++level)
        if (const at::Tensor& rows = memory.levels[level]; rows.defined() && NearestRows::areSearchable(rows))
            memory.nearest[level] = std::make_shared<const NearestRows>(rows);
}

PatchMemory rememberPatches(const std::vector<PatchSource>& sources, const PatchMemorySettings& settings) {
    const c10::NoGradGuard noGrad;
    if (sources.empty())
        throw Error("there are no shots to remember patches of", "patches", "add at least one normal image");
    std::array<std::vector<at::Tensor>, kPatchLevels> rows;
    std::vector<at::Tensor> labels;
    std::vector<std::int32_t> origin;
    std::vector<Query> queries;
    for (const PatchSource& source : sources) {
        const std::int64_t height = source.features.stages[0].size(0),
                           width = source.features.stages[0].size(1);
        queries.push_back(queryOf(source.features, source.ignore, source.label, settings));
        for (const std::int64_t patch : queries.back().counted) {
            const cv::Point place = unturned(patch, height, width, source.degrees);
            origin.insert(origin.end(), {source.shot, place.y, place.x});
        }
        for (std::size_t level = 0; level < kPatchLevels; ++level)
            if (levelsOf(settings)[level])
                rows[level].push_back(queries.back().levels[level]);
        if (settings.partAware)
            labels.push_back(queries.back().label);
    }
    if (origin.empty())
        throw Error("the ignore regions leave no patch of any shot", "ignore", "ignore less of the image");

    PatchMemory memory;
    memory.origin = at::tensor(origin, at::kInt).reshape({-1, 3});
    for (std::size_t level = 0; level < kPatchLevels; ++level)
        if (!rows[level].empty())
            memory.levels[level] = at::cat(rows[level]);
    if (settings.partAware)
        memory.label = at::cat(labels);
    layOutRows(memory, settings);
    memory.scale = levelScales(queries, sources, memory, settings);
    return memory;
}

PatchMemory coresetOf(const PatchMemory& memory, std::int64_t most, const JobContext& job) {
    constexpr std::uint64_t kSeed = 0; // the same shots, the same memory
    if (memory.origin.size(0) <= most)
        return memory;
    const c10::NoGradGuard noGrad;
    std::vector<at::Tensor> levels;
    for (const at::Tensor& level : memory.levels)
        if (level.defined())
            levels.push_back(level / level.norm(2, 1).mean().clamp_min(1e-12));
    const at::Tensor rows = greedyCoreset(levels, most, kSeed, {.stop = job.stop, .report = {}});
    return selected(memory, std::get<0>(rows.sort()));
}

PatchMemory rememberPatches(const std::vector<Features>& shots, const std::vector<IgnoreMask>& ignore,
                            const PatchMemorySettings& settings) {
    if (!ignore.empty() && ignore.size() != shots.size())
        throw Error(fmt::format("{} ignore masks for {} shots", ignore.size(), shots.size()));
    std::vector<PatchSource> sources;
    for (std::size_t shot = 0; shot < shots.size(); ++shot)
        sources.push_back({.features = shots[shot],
                           .ignore = ignore.empty() ? IgnoreMask() : ignore[shot],
                           .shot = static_cast<int>(shot)});
    return rememberPatches(sources, settings);
}

AnomalyMap comparePatches(const Features& features, const PatchMemory& memory, const IgnoreMask& ignore,
                          const PatchMemorySettings& settings, int exceptShot, const cv::Mat& label) {
    const c10::NoGradGuard noGrad;
    const Query query = queryOf(features, ignore, label, settings);
    AnomalyMap map;
    const auto width = static_cast<int>(features.stages[0].size(1));
    map.distance = cv::Mat(static_cast<int>(features.stages[0].size(0)), width, CV_32F, cv::Scalar(0));
    if (query.counted.empty())
        return map;
    const RowRange leftOut = rowsOfShot(memory, exceptShot);
    requireFittingMemory(query, memory, leftOut, settings);
    at::Tensor distance = meanDistances(query, memory, leftOut, settings);
    if (settings.relative)
        distance.sub_(distance.median()).clamp_min_(0);

    const float* value = distance.const_data_ptr<float>();
    for (std::size_t i = 0; i < query.counted.size(); ++i)
        map.distance.ptr<float>()[query.counted[i]] = value[i];
    map.score = pooled(distance, settings.pooling);
    const auto peak = distance.argmax().item<std::int64_t>();
    const std::int64_t patch = query.counted[static_cast<std::size_t>(peak)];
    map.peak = {static_cast<int>(patch % width), static_cast<int>(patch / width)};
    findMatchedPatch(map, query, peak, memory, leftOut, settings);
    return map;
}

} // namespace cliplad
