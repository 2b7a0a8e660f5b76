#include "anomaly/patch_memory.h"

#include <algorithm>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <fmt/format.h>
#include <opencv2/core.hpp>

#include "base/error.h"

namespace cliplad {

namespace {

constexpr std::size_t kLevels = 4;

std::array<bool, kLevels> levelsOf(const PatchMemorySettings& settings) {
    return {settings.stage1, settings.stage2, settings.stage3, settings.stage4};
}

/// Row-major indices of the patches none of whose four mask pixels is ignored.
std::vector<std::int64_t> countedPatches(const IgnoreMask& ignore, std::int64_t height, std::int64_t width) {
    if (!ignore.empty() && (ignore.type() != CV_8U || ignore.rows != 2 * height || ignore.cols != 2 * width))
        throw Error(fmt::format("expected an 8-bit ignore mask of {}×{} mask pixels, found {}×{}", 2 * width,
                                2 * height, ignore.cols, ignore.rows));
    std::vector<std::int64_t> counted;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            if (ignore.empty() || cv::countNonZero(ignore(cv::Rect(2 * x, 2 * y, 2, 2))) == 0)
                counted.push_back(y * width + x);
    return counted;
}

/// A stage's patches as rows of the metric's space.
at::Tensor patchRows(const at::Tensor& stage, const at::Tensor& counted, PatchMemorySettings::Metric metric) {
    const at::Tensor rows = stage.reshape({-1, stage.size(2)}).index_select(0, counted);
    if (metric == PatchMemorySettings::Metric::Euclidean)
        return rows;
    return rows / rows.norm(2, 1, true).clamp_min(1e-12);
}

/// Memory rows of all shots but one: indices, or undefined for all.
at::Tensor rowsWithout(const PatchMemory& memory, int exceptShot) {
    if (exceptShot < 0)
        return {};
    return memory.origin.select(1, 0).ne(exceptShot).nonzero().squeeze(1);
}

/// Distances of query rows to memory rows: [Q, P].
at::Tensor distances(const at::Tensor& query, const at::Tensor& memory, PatchMemorySettings::Metric metric) {
    if (metric == PatchMemorySettings::Metric::Cosine)
        return at::mm(query, memory.t()).neg_().add_(1).clamp_min_(0);
    return at::cdist(query, memory);
}

/// Of each query row, the distance to the memory row it is matched with: [Q].
at::Tensor matchedDistances(const at::Tensor& query, const at::Tensor& memory,
                            const PatchMemorySettings& settings) {
    constexpr std::int64_t kMaxDistances = std::int64_t(1) << 23; // 32 MB at a time
    const std::int64_t rows = std::clamp<std::int64_t>(kMaxDistances / memory.size(0), 1, query.size(0));
    std::vector<at::Tensor> blocks;
    for (std::int64_t begin = 0; begin < query.size(0); begin += rows) {
        const at::Tensor block = query.slice(0, begin, std::min(begin + rows, query.size(0)));
        const at::Tensor all = distances(block, memory, settings.metric);
        blocks.push_back(settings.match == PatchMemorySettings::Match::Nearest ? all.amin(1) : all.amax(1));
    }
    return at::cat(blocks);
}

/// The levels that take part, without the shot left out, checked against the image's.
std::vector<std::pair<at::Tensor, at::Tensor>>
matchedLevels(const Features& features, const PatchMemory& memory, const at::Tensor& counted,
              const PatchMemorySettings& settings, int exceptShot) {
    const at::Tensor kept = rowsWithout(memory, exceptShot);
    std::vector<std::pair<at::Tensor, at::Tensor>> levels;
    for (std::size_t level = 0; level < kLevels; ++level) {
        if (!levelsOf(settings)[level])
            continue;
        const at::Tensor& all = memory.levels[level];
        if (!all.defined())
            throw Error(fmt::format("the patch memory has no level {}", level + 1), "patches",
                        "learn the product again with these levels");
        if (all.size(1) != features.stages[level].size(2))
            throw Error(fmt::format("patches in memory have {} channels at level {}, the image's {}",
                                    all.size(1), level + 1, features.stages[level].size(2)),
                        "patches", "use the model that the product was learned with");
        const at::Tensor rows = kept.defined() ? all.index_select(0, kept) : all;
        if (rows.size(0) == 0)
            throw Error("no patch is left in memory to compare with", "patches",
                        "leave-one-out needs at least two shots");
        levels.emplace_back(patchRows(features.stages[level], counted, settings.metric), rows);
    }
    if (levels.empty())
        throw Error("no level of the patch memory takes part", "patches", "switch on at least one stage");
    return levels;
}

double pooled(const at::Tensor& distance, PatchMemorySettings::Pooling pooling) {
    if (pooling == PatchMemorySettings::Pooling::Maximum)
        return distance.max().item<double>();
    const std::int64_t top = (distance.size(0) + 99) / 100;
    return std::get<0>(distance.topk(top)).mean().item<double>();
}

/// The memory patch that one query patch is matched with in the mean over levels.
void findMatchedPatch(AnomalyMap& map, const std::vector<std::pair<at::Tensor, at::Tensor>>& levels,
                      std::int64_t queryRow, const at::Tensor& origin, const PatchMemorySettings& settings) {
    at::Tensor sum = at::zeros({1, levels.front().second.size(0)});
    for (const auto& [query, memory] : levels)
        sum += distances(query.narrow(0, queryRow, 1), memory, settings.metric);
    const bool isNearest = settings.match == PatchMemorySettings::Match::Nearest;
    const at::Tensor nearest = origin[(isNearest ? sum.argmin() : sum.argmax()).item<std::int64_t>()];
    map.nearestShot = nearest[0].item<int>();
    map.nearestPatch = {nearest[2].item<int>(), nearest[1].item<int>()};
}

} // namespace

const SettingList<PatchMemorySettings>& PatchMemorySettings::settings() {
    static const SettingList<PatchMemorySettings> list = {
        choice("metric", &PatchMemorySettings::metric, "Distance", "How far apart two patches are.",
               {"cosine", "euclidean"}),
        choice(
            "match", &PatchMemorySettings::match, "Match",
            "Which patch of the shots a patch is compared with: the nearest, or the furthest as equation 3 "
            "is printed.",
            {"nearest", "furthest"}),
        choice("pooling", &PatchMemorySettings::pooling, "Structural score",
               "The most unusual patch decides, or the mean of the most unusual hundredth.",
               {"maximum", "top-percent"}),
        boolean(
            "relative", &PatchMemorySettings::relative, "Relative to the image",
            "Subtract the image's median distance, so that other light on the whole image does not count; "
            "nor does damage all over it."),
        boolean("stage-1", &PatchMemorySettings::stage1, "Stage 1", "Edges and texture take part."),
        boolean("stage-2", &PatchMemorySettings::stage2, "Stage 2", "Shapes of a few patches take part."),
        boolean("stage-3", &PatchMemorySettings::stage3, "Stage 3", "Parts of objects take part."),
        boolean("stage-4", &PatchMemorySettings::stage4, "Stage 4",
                "Whole objects and their surroundings take part."),
    };
    return list;
}

PatchMemory rememberPatches(const std::vector<Features>& shots, const std::vector<IgnoreMask>& ignore,
                            const PatchMemorySettings& settings) {
    const c10::NoGradGuard noGrad;
    if (shots.empty())
        throw Error("there are no shots to remember patches of", "patches", "add at least one normal image");
    if (!ignore.empty() && ignore.size() != shots.size())
        throw Error(fmt::format("{} ignore masks for {} shots", ignore.size(), shots.size()));
    std::array<std::vector<at::Tensor>, kLevels> rows;
    std::vector<std::int32_t> origin;
    for (std::size_t shot = 0; shot < shots.size(); ++shot) {
        const std::int64_t height = shots[shot].stages[0].size(0), width = shots[shot].stages[0].size(1);
        const auto counted = countedPatches(ignore.empty() ? IgnoreMask() : ignore[shot], height, width);
        for (const std::int64_t patch : counted)
            origin.insert(origin.end(),
                          {static_cast<std::int32_t>(shot), static_cast<std::int32_t>(patch / width),
                           static_cast<std::int32_t>(patch % width)});
        for (std::size_t level = 0; level < kLevels; ++level)
            if (levelsOf(settings)[level])
                rows[level].push_back(
                    patchRows(shots[shot].stages[level], at::tensor(counted, at::kLong), settings.metric));
    }
    if (origin.empty())
        throw Error("the ignore regions leave no patch of any shot", "ignore", "ignore less of the image");

    PatchMemory memory;
    memory.origin = at::tensor(origin, at::kInt).reshape({-1, 3});
    for (std::size_t level = 0; level < kLevels; ++level)
        if (!rows[level].empty())
            memory.levels[level] = at::cat(rows[level]);
    return memory;
}

AnomalyMap comparePatches(const Features& features, const PatchMemory& memory, const IgnoreMask& ignore,
                          const PatchMemorySettings& settings, int exceptShot) {
    const c10::NoGradGuard noGrad;
    const std::int64_t height = features.stages[0].size(0), width = features.stages[0].size(1);
    const std::vector<std::int64_t> counted = countedPatches(ignore, height, width);
    AnomalyMap map;
    map.distance = cv::Mat(static_cast<int>(height), static_cast<int>(width), CV_32F, cv::Scalar(0));
    if (counted.empty())
        return map;
    const auto levels = matchedLevels(features, memory, at::tensor(counted, at::kLong), settings, exceptShot);
    at::Tensor distance = at::zeros({static_cast<std::int64_t>(counted.size())});
    for (const auto& [query, rows] : levels)
        distance += matchedDistances(query, rows, settings);
    distance /= static_cast<double>(levels.size());
    if (settings.relative)
        distance.sub_(distance.median()).clamp_min_(0);

    const float* value = distance.const_data_ptr<float>();
    for (std::size_t i = 0; i < counted.size(); ++i)
        map.distance.ptr<float>()[counted[i]] = value[i];
    map.score = pooled(distance, settings.pooling);
    const std::int64_t peak = distance.argmax().item<std::int64_t>();
    const std::int64_t patch = counted[static_cast<std::size_t>(peak)];
    map.peak = {static_cast<int>(patch % width), static_cast<int>(patch / width)};
    const at::Tensor kept = rowsWithout(memory, exceptShot);
    findMatchedPatch(map, levels, peak, kept.defined() ? memory.origin.index_select(0, kept) : memory.origin,
                     settings);
    return map;
}

} // namespace cliplad
