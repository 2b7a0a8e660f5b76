#include "anomaly/cues/cue.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <fmt/format.h>

#include "base/error.h"

namespace cliplad {

namespace {

/// A memory that was learned otherwise, or a damaged one, has other shapes.
void requireComparable(const Cue& cue, const at::Tensor& image, const at::Tensor& shot) {
    const bool fits = image.defined() && shot.defined() && image.dim() == 2 && shot.dim() == 2 &&
                      image.size(1) == shot.size(1) && (cue.describesPieces || image.size(0) == shot.size(0));
    if (!fits)
        throw Error(fmt::format("the shots are not described as the image is by the cue '{}'", cue.name),
                    "cues", "learn the product again with these settings");
}

double leastDistance(const Cue& cue, std::size_t index, const CueDescriptions& image,
                     std::span<const CueDescriptions> shots, int exceptShot) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t shot = 0; shot < shots.size(); ++shot)
        if (static_cast<int>(shot) != exceptShot) {
            requireComparable(cue, image[index], shots[shot][index]);
            least = std::min(least, cue.distance(image[index], shots[shot][index]));
        }
    if (!std::isfinite(least))
        throw Error("there is no shot to compare the image with", "cues", "enrol at least one shot");
    return least;
}

} // namespace

const SettingList<CueSettings>& CueSettings::settings() {
    static const SettingList<CueSettings> list = {
        number("instances", &CueSettings::instances, "Instances",
               "How much it counts which pieces are there, each matched to the shot's piece that is most "
               "like it; 0 is off.",
               {.min = 0, .max = 10, .step = 0.1}),
        number("pieces", &CueSettings::pieces, "Sizes of pieces",
               "How much the number and the sizes of each label's pieces count; 0 is off.",
               {.min = 0, .max = 10, .step = 0.1}),
        number(
            "layout", &CueSettings::layout, "Layout",
            "How much it counts where in the image each label lies, for parts with fixed places; 0 is off.",
            {.min = 0, .max = 10, .step = 0.1}),
        number("places", &CueSettings::places, "Places",
               "How much it counts what lies in each place of the image, compared with the same place of the "
               "shots; the less, the less the shots lie alike, and not at all with a single shot. 0 is off.",
               {.min = 0, .max = 10, .step = 0.1}),
        number("relations", &CueSettings::relations, "Relations",
               "How much it counts which way and how far labels lie from one another, and what lies inside "
               "what; 0 is off.",
               {.min = 0, .max = 10, .step = 0.1}),
        number("colours", &CueSettings::colours, "Colours",
               "How much the colours of each label count; 0 is off.", {.min = 0, .max = 10, .step = 0.1}),
        number("global", &CueSettings::global, "Whole image",
               "How much the image's features as a whole count; 0 is off.",
               {.min = 0, .max = 10, .step = 0.1}),
        number("power", &CueSettings::power, "Combination",
               "How cues become one score: 1 adds them up, 2 takes the root of their squares' sum, more lets "
               "the most unusual one decide.",
               {.min = 1, .max = 16, .step = 0.5}),
        number("layout-cells", &CueSettings::layoutCells, "Cells of the layout",
               "How many cells a side the layout's grid has.",
               {.min = 2, .max = 16, .step = 1, .unit = "cells"}),
    };
    return list;
}

const std::array<Cue, kCueCount>& cues() {
    static const std::array<Cue, kCueCount> all = {instancesCue(), piecesCue(),  layoutCue(), placesCue(),
                                                   relationsCue(), coloursCue(), globalCue()};
    return all;
}

bool readsPhoto(const CueSettings& settings) {
    return std::any_of(cues().begin(), cues().end(),
                       [&](const Cue& cue) { return cue.readsPhoto && settings.*cue.weight > 0; });
}

CueDescriptions describeCues(const CueImage& image, const CueSettings& settings) {
    const c10::NoGradGuard noGrad;
    CueDescriptions descriptions;
    for (std::size_t i = 0; i < kCueCount; ++i)
        if (settings.*cues()[i].weight > 0)
            descriptions[i] = cues()[i].describe(image, settings);
    return descriptions;
}

CueDescriptions withoutPieces(const CueDescriptions& image, int label, std::optional<int> areaPx) {
    const c10::NoGradGuard noGrad;
    CueDescriptions rest = image;
    for (std::size_t i = 0; i < kCueCount; ++i) {
        if (!cues()[i].describesPieces || !image[i].defined())
            continue;
        const at::Tensor isLabel = image[i].select(1, 0) == label;
        at::Tensor stays = isLabel.logical_not();
        if (areaPx && isLabel.any().item<bool>()) {
            const at::Tensor away = (image[i].select(1, 1) - *areaPx).abs();
            stays = at::ones_like(isLabel);
            stays[away.masked_fill(isLabel.logical_not(), std::numeric_limits<float>::infinity()).argmin()] =
                false;
        }
        rest[i] = image[i].index({stays}).contiguous();
    }
    return rest;
}

CueDistances compareCues(const CueDescriptions& image, std::span<const CueDescriptions> shots,
                         const CueSettings& settings, int exceptShot) {
    const c10::NoGradGuard noGrad;
    CueDistances distances{};
    for (std::size_t i = 0; i < kCueCount; ++i)
        if (settings.*cues()[i].weight > 0)
            distances[i] = leastDistance(cues()[i], i, image, shots, exceptShot);
    return distances;
}

} // namespace cliplad
