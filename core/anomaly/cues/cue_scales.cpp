#include "anomaly/cues/cue_scales.h"

#include <algorithm>
#include <cmath>

#include "anomaly/cues/cue.h"

namespace cliplad {
namespace {

/// As many normal images as the typical distances stand for.
constexpr double kPriorImages = 2;
/// Of the histogram, whose distances of normal images are sums over labels of log-ratios.
constexpr double kTypicalHistogram = 0.5;

bool hasLimit(const Cue& cue) {
    return std::isfinite(cue.limit);
}

double scaleOf(double sum, std::size_t images, double typical) {
    return (sum + kPriorImages * typical) / (static_cast<double>(images) + kPriorImages);
}

} // namespace

bool anyCue(const CueSettings& settings) {
    return std::any_of(cues().begin(), cues().end(),
                       [&](const Cue& cue) { return settings.*cue.weight > 0; });
}

CueScales cueScales(std::span<const NormalDistances> images) {
    CueScales scales;
    double histogram = 0;
    for (const NormalDistances& image : images)
        histogram += image.histogram;
    scales.histogram = scaleOf(histogram, images.size(), kTypicalHistogram);
    for (std::size_t i = 0; i < kCueCount; ++i) {
        const Cue& cue = cues()[i];
        double sum = 0;
        std::size_t heard = 0;
        for (const NormalDistances& image : images)
            if (!hasLimit(cue) || !image.isCopy) {
                sum += image.cues[i];
                ++heard;
            }
        scales.cues[i] = hasLimit(cue) && heard == 0 ? cue.limit : scaleOf(sum, heard, cue.typical);
    }
    return scales;
}

double cueTrust(std::size_t cue, const CueScales& scales) {
    return std::clamp(1 - scales.cues[cue] / cues()[cue].limit, 0.0, 1.0);
}

double combinedDistance(double histogram, const CueDistances& distances, const CueScales& scales,
                        const CueSettings& settings) {
    if (!anyCue(settings))
        return histogram;
    double sum = std::pow(histogram / scales.histogram, settings.power);
    for (std::size_t i = 0; i < kCueCount; ++i)
        if (const double weight = settings.*cues()[i].weight * cueTrust(i, scales); weight > 0)
            sum += weight * std::pow(distances[i] / scales.cues[i], settings.power);
    return scales.histogram * std::pow(sum, 1 / settings.power);
}

} // namespace cliplad
