#include "benchmark/plan_notices.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/error.h"

namespace cliplad {
namespace {

using Notices = std::vector<std::string>;

/// Seeds that draw what another one drew make the deviation smaller than it is.
void addEqualDraws(const BenchmarkPlan& plan, const BenchmarkSet& set, Notices& notices) {
    for (const int shots : set.subTypes.empty() ? plan.shots : std::vector<int>{1}) {
        std::set<std::set<std::filesystem::path>> draws;
        try {
            for (const std::uint64_t seed : plan.seeds) {
                const std::vector<std::filesystem::path> drawn = pathsOf(drawShots(set, shots, seed).shots);
                draws.emplace(drawn.begin(), drawn.end());
            }
        } catch (const Error&) { // too few images: said where it is left out
            continue;
        }
        if (draws.size() < plan.seeds.size())
            notices.push_back(fmt::format(
                "{}: {} of {} seeds draw the same {} as another, since there are few good photos to draw "
                "from: deviations are too small",
                set.dataSet.name, plan.seeds.size() - draws.size(), plan.seeds.size(),
                shots == 1 ? "shot" : fmt::format("{} shots", shots)));
    }
}

void addMissingKinds(const DataSet& dataSet, Notices& notices) {
    const auto has = [&](DataSetGroup group) {
        return std::any_of(dataSet.images.begin(), dataSet.images.end(),
                           [&](const DataSetImage& image) { return image.group == group; });
    };
    const bool logical = has(DataSetGroup::Logical), structural = has(DataSetGroup::Structural);
    if (dataSet.layout == DataSetLayout::Loco && logical != structural)
        notices.push_back(fmt::format("{} has no {} anomalies: its figures are of {} ones alone",
                                      dataSet.name, logical ? "structural" : "logical",
                                      logical ? "logical" : "structural"));
}

/// Of layouts that have masks.
void addMissingMasks(const DataSet& dataSet, Notices& notices) {
    int anomalies = 0, masked = 0;
    for (const DataSetImage& image : dataSet.images)
        if (image.group != DataSetGroup::Good) {
            ++anomalies;
            masked += image.groundTruth.empty() ? 0 : 1;
        }
    if (masked < anomalies && dataSet.layout != DataSetLayout::GoodBad)
        notices.push_back(
            fmt::format("{}: {} of {} anomalies have no mask, so figures of pixels are left out",
                        dataSet.name, anomalies - masked, anomalies));
}

} // namespace

std::vector<std::string> planNotices(const BenchmarkPlan& plan) {
    Notices notices;
    for (const BenchmarkSet& set : plan.sets) {
        addEqualDraws(plan, set, notices);
        if (!set.subTypes.empty())
            continue; // told of each
        addMissingKinds(set.dataSet, notices);
        if (plan.pixelMetrics)
            addMissingMasks(set.dataSet, notices);
    }
    return notices;
}

} // namespace cliplad
