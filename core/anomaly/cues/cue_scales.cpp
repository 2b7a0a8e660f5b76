#include "anomaly/cues/cue_scales.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "anomaly/cues/cue.h"

namespace cliplad {
namespace {

/// As many normal images as the typical distances stand for.
constexpr double kPriorImages = 2;
/// Of the histogram, whose distances of normal images are sums over labels of log-ratios.
constexpr double kTypicalHistogram = 0.5;

double scaleOf(double sum, std::size_t images, double typical) {
    return (sum + kPriorImages * typical) / (static_cast<double>(images) + kPriorImages);
}

} // namespace

bool anyCue(const CueSettings& settings) {
    return std::any_of(cues().begin(), cues().end(),
                       [&](const Cue& cue) { return settings.*cue.weight > 0; });
}

CueScales cueScales(std::span<const double> histogram, std::span<const CueDistances> distances) {
    CueScales scales;
    scales.histogram = scaleOf(std::accumulate(histogram.begin(), histogram.end(), 0.0), histogram.size(),
                               kTypicalHistogram);
    for (std::size_t i = 0; i < kCueCount; ++i) {
        double sum = 0;
        for (const CueDistances& image : distances)
            sum += image[i];
        scales.cues[i] = scaleOf(sum, distances.size(), cues()[i].typical);
    }
    return scales;
}

double combinedDistance(double histogram, const CueDistances& distances, const CueScales& scales,
                        const CueSettings& settings) {
    if (!anyCue(settings))
        return histogram;
    double sum = std::pow(histogram / scales.histogram, settings.power);
    for (std::size_t i = 0; i < kCueCount; ++i)
        if (const double weight = settings.*cues()[i].weight; weight > 0)
            sum += weight * std::pow(distances[i] / scales.cues[i], settings.power);
    return scales.histogram * std::pow(sum, 1 / settings.power);
}

} // namespace cliplad
