#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "anomaly/cues/cue_settings.h"

namespace cliplad {

constexpr std::size_t kCueCount = 7;

/// Distances in the order of cues(); 0 for those that are off.
using CueDistances = std::array<double, kCueCount>;

/// Mean distances of normal images: what one unit of a cue is, so that cues of any scale can be put together
/// (scaling per map, PSAD).
struct CueScales {
    double histogram = 1;
    CueDistances cues = {1, 1, 1, 1, 1, 1, 1};

    bool operator==(const CueScales&) const = default;
};

bool anyCue(const CueSettings& settings);

/// How far a normal image is from the shots.
struct NormalDistances {
    double histogram = 0;
    CueDistances cues = {};
    bool isCopy = false; ///< of a shot, mildly changed
};

/// Means over the images. While they are few, typical distances have their say.
CueScales cueScales(std::span<const NormalDistances> images);

/// How far a cue of cues() can be heard, 0 to 1: less than 1 only where it has a limit (Cue::limit).
double cueTrust(std::size_t cue, const CueScales& scales);

/// s_log: the histogram's distance alone while no cue is on; otherwise in the histogram's unit all of them,
/// (Σ wᵢ (dᵢ/scaleᵢ)ᵖ)^(1/p), each wᵢ times the cue's trust.
double combinedDistance(double histogram, const CueDistances& cues, const CueScales& scales,
                        const CueSettings& settings);

} // namespace cliplad
