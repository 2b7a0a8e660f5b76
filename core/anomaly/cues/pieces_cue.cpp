#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include <ATen/ATen.h>

#include "anomaly/cues/cue.h"

namespace cliplad {
namespace {

/// Added to both areas, as HistogramSettings::alphaPx is.
constexpr double kAlphaPx = 8;

/// [pieces, 2]: label, area in mask pixels.
at::Tensor describe(const CueImage& image, const CueSettings&) {
    at::Tensor rows = at::empty({static_cast<std::int64_t>(image.pieces.size()), 2});
    auto row = rows.accessor<float, 2>();
    for (std::size_t i = 0; i < image.pieces.size(); ++i) {
        row[static_cast<std::int64_t>(i)][0] = static_cast<float>(image.pieces[i].label);
        row[static_cast<std::int64_t>(i)][1] = static_cast<float>(image.pieces[i].areaPx);
    }
    return rows;
}

/// Of each label that either image has, its pieces' areas in both, largest first.
std::map<float, std::array<std::vector<double>, 2>> areasByLabel(const at::Tensor& image,
                                                                 const at::Tensor& shot) {
    std::map<float, std::array<std::vector<double>, 2>> areas;
    for (const auto& [rows, which] : {std::pair(image, 0U), {shot, 1U}}) {
        const auto row = rows.accessor<float, 2>();
        for (std::int64_t i = 0; i < rows.size(0); ++i)
            areas[row[i][0]][which].push_back(row[i][1]);
    }
    for (auto& [label, both] : areas)
        for (auto& pieces : both)
            std::sort(pieces.begin(), pieces.end(), std::greater<>());
    return areas;
}

/// Σ over labels and ranks of |log((a + α)/(b + α))|: the largest piece is compared with the largest, and so
/// on; where there is none, its area is 0.
double distance(const at::Tensor& image, const at::Tensor& shot) {
    double sum = 0;
    for (auto& [label, both] : areasByLabel(image, shot)) {
        auto [here, there] = both;
        const std::size_t ranks = std::max(here.size(), there.size());
        here.resize(ranks);
        there.resize(ranks);
        for (std::size_t rank = 0; rank < ranks; ++rank)
            sum += std::abs(std::log((here[rank] + kAlphaPx) / (there[rank] + kAlphaPx)));
    }
    return sum;
}

} // namespace

Cue piecesCue() {
    return {"pieces", "The size of pieces", &CueSettings::pieces, 2.0, true, describe, distance};
}

} // namespace cliplad
