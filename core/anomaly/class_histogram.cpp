#include "anomaly/class_histogram.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "base/error.h"

namespace cliplad {

namespace {

/// Mean |log-ratio| of a label between two shots whose masks do it justice, and for how many shots it stands.
constexpr double kTypicalSpread = 0.1;
constexpr double kPriorShots = 2;

double logRatio(double value, double reference) {
    return std::log(value / reference);
}

/// What one label adds to the score, with its sign.
double areaShare(int areaPx, int shotAreaPx, const HistogramSettings& settings) {
    const double area = areaPx + settings.alphaPx, shotArea = shotAreaPx + settings.alphaPx;
    switch (settings.difference) {
    case HistogramSettings::Difference::LogRatio:
        return logRatio(area, shotArea);
    case HistogramSettings::Difference::Relative:
        return area / shotArea - 1;
    case HistogramSettings::Difference::Literal:
        break;
    }
    // As printed, a label that the shot lacks divides by zero; there one pixel stands in.
    return static_cast<double>(areaPx) / std::max(shotAreaPx, 1);
}

double componentShare(const ClassHistogram& histogram, const ClassHistogram& shot, std::size_t label,
                      const HistogramSettings& settings) {
    if (settings.componentWeight == 0 || label >= histogram.components.size() ||
        label >= shot.components.size())
        return 0;
    return settings.componentWeight * logRatio(histogram.components[label] + 1, shot.components[label] + 1);
}

HistogramDistance distanceTo(const ClassHistogram& histogram, const ClassHistogram& shot,
                             const HistogramSettings& settings, std::span<const double> weights) {
    HistogramDistance distance;
    for (std::size_t label = 0; label < histogram.areaPx.size(); ++label) {
        const double weight = weights.empty() ? 1 : weights[label];
        const double area = weight * areaShare(histogram.areaPx[label], shot.areaPx[label], settings);
        const double pieces = weight * componentShare(histogram, shot, label, settings);
        distance.score += std::abs(area) + std::abs(pieces);
        if (settings.difference == HistogramSettings::Difference::Literal)
            distance.perLabel.push_back(area > 0 || shot.areaPx[label] > 0 ? area - weight : 0);
        else
            distance.perLabel.push_back(std::copysign(std::abs(area) + std::abs(pieces), area + pieces));
    }
    return distance;
}

} // namespace

const SettingList<HistogramSettings>& HistogramSettings::settings() {
    static const SettingList<HistogramSettings> list = {
        choice("difference", &HistogramSettings::difference, "Difference",
               "How areas are compared with a shot's: log-ratio sees missing and extra parts alike, relative "
               "extra ones more; literal is equation 2 as printed.",
               {"log-ratio", "relative", "literal"}),
        number("alpha", &HistogramSettings::alphaPx, "Area offset",
               "Added to both areas, so that a few stray pixels of a label that is absent count little.",
               {.min = 0.1, .max = 1000, .step = 1, .unit = "mask px"}),
        number("component-weight", &HistogramSettings::componentWeight, "Weight of pieces",
               "How much the number of connected pieces of each label counts beside their area; 0 is off.",
               {.min = 0, .max = 10, .step = 0.1}),
        boolean(
            "scaled-labels", &HistogramSettings::scaledLabels, "Scaled labels",
            "A label counts the more, the better the shots agree in it: labels that masks mix up with one "
            "another are no noise in the score then. It takes two shots."),
        number(
            "least-piece", &HistogramSettings::leastPiecePx, "Least piece",
            "Connected pieces below this size are scraps and not counted, though their area is; a third of "
            "the smallest part is a good value.",
            {.min = 1, .max = 10000, .step = 1, .unit = "mask px"}),
    };
    return list;
}

ClassHistogram countParts(const PartMask& mask, std::span<const PartInstance> pieces, int labelCount) {
    ClassHistogram histogram;
    histogram.areaPx.assign(static_cast<std::size_t>(labelCount), 0);
    histogram.components.assign(static_cast<std::size_t>(labelCount), 0);
    for (const std::uint8_t label : cv::Mat_<std::uint8_t>(mask.label))
        if (label > 0 && label <= labelCount)
            ++histogram.areaPx[label - 1U];
    for (const PartInstance& piece : pieces)
        if (piece.label < labelCount)
            ++histogram.components[static_cast<std::size_t>(piece.label)];
    return histogram;
}

std::vector<double> labelWeights(std::span<const ClassHistogram> shots, std::size_t labelCount,
                                 const HistogramSettings& settings) {
    std::vector<double> weights(labelCount, 1.0);
    if (!settings.scaledLabels || shots.size() < 2)
        return weights;
    const auto count = static_cast<double>(shots.size());
    for (std::size_t label = 0; label < labelCount; ++label) {
        double sum = 0;
        for (const ClassHistogram& a : shots)
            for (const ClassHistogram& b : shots)
                sum += std::abs(
                    logRatio(a.areaPx[label] + settings.alphaPx, b.areaPx[label] + settings.alphaPx));
        const double mean = sum / (count * (count - 1)); // of pairs; one with itself adds nothing
        const double spread = (count * mean + kPriorShots * kTypicalSpread) / (count + kPriorShots);
        weights[label] = kTypicalSpread / spread;
    }
    return weights;
}

HistogramDistance compareHistogram(const ClassHistogram& histogram, std::span<const ClassHistogram> memory,
                                   const HistogramSettings& settings, std::span<const double> weights,
                                   int exceptShot) {
    if (memory.size() <= (exceptShot >= 0 ? 1U : 0U))
        throw Error("there is no shot to compare the parts with", "histogram memory",
                    "enrol at least one shot");
    HistogramDistance nearest;
    for (std::size_t shot = 0; shot < memory.size(); ++shot) {
        if (memory[shot].areaPx.size() != histogram.areaPx.size())
            throw Error(fmt::format("the shots were counted with {} labels, the image with {}",
                                    memory[shot].areaPx.size(), histogram.areaPx.size()),
                        "histogram memory", "count the shots again with these labels");
        if (static_cast<int>(shot) == exceptShot)
            continue;
        HistogramDistance distance = distanceTo(histogram, memory[shot], settings, weights);
        if (nearest.nearestShot >= 0 && distance.score >= nearest.score)
            continue;
        nearest = std::move(distance);
        nearest.nearestShot = static_cast<int>(shot);
    }
    return nearest;
}

} // namespace cliplad
