#include "benchmark/pictures/cluster_counts.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

namespace cliplad {
namespace {

constexpr std::string_view kPrefix = "clip-lad:clusters-";
/// About equal steps of the logarithm, around the 8 and 10 of the paper.
constexpr std::array kCounts = {4, 6, 8, 10, 14, 20, 32};

/// With the coarse stage: without it, as with the demo model, clusters change nothing.
std::vector<Contender> allContenders() {
    std::vector<Contender> all;
    for (const int count : kCounts)
        all.push_back(
            {.name = fmt::format("{}{}", kPrefix, count),
             .title = fmt::format("CLIP-LAD, {} clusters", count),
             .method = findMethod("clip-lad"),
             .settings = {{"fine.coarse-stage", "true"}, {"clusters.count", std::to_string(count)}}});
    return all;
}

} // namespace

const std::vector<Contender>& clusterCountContenders() {
    static const std::vector<Contender> all = allContenders();
    return all;
}

std::optional<int> clusterCountOf(const std::string& contender) {
    const auto found = std::find_if(kCounts.begin(), kCounts.end(), [&](int count) {
        return contender == fmt::format("{}{}", kPrefix, count);
    });
    return found == kCounts.end() ? std::nullopt : std::optional(*found);
}

} // namespace cliplad
