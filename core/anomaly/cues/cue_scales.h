#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "anomaly/cues/cue_settings.h"

namespace cliplad {

constexpr std::size_t kCueCount = 6;

/// Distances in the order of cues(); 0 for those that are off.
using CueDistances = std::array<double, kCueCount>;

/// Mean distances of normal images: what one unit of a cue is, so that cues of any scale can be put together
/// (scaling per map, PSAD).
struct CueScales {
    double histogram = 1;
    CueDistances cues = {1, 1, 1, 1, 1, 1};

    bool operator==(const CueScales&) const = default;
};

bool anyCue(const CueSettings& settings);

/// @param histogram, cues distances of normal images, one each. While they are few, typical distances have
/// their say.
CueScales cueScales(std::span<const double> histogram, std::span<const CueDistances> cues);

/// s_log: the histogram's distance alone while no cue is on; otherwise in the histogram's unit all of them,
/// (Σ wᵢ (dᵢ/scaleᵢ)ᵖ)^(1/p).
double combinedDistance(double histogram, const CueDistances& cues, const CueScales& scales,
                        const CueSettings& settings);

} // namespace cliplad
