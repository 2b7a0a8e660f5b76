#include "anomaly/fusion.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/error.h"

namespace cliplad {

namespace {

using Pair = std::array<double, 2>;

using Covariance = FusionSettings::Covariance;

/// max(z, 0) with a soft corner.
double softClamp(double z, double sharpness) {
    return std::max(z, 0.0) + std::log1p(std::exp(-sharpness * std::abs(z))) / sharpness;
}

/// Least uᵀPu over u ≥ t in both components, for t ≥ 0.
double leastDistanceAbove(const Pair& t, const std::array<double, 4>& p) {
    const double free1 = -p[1] / p[3] * t[0], free0 = -p[1] / p[0] * t[1];
    if (free1 > t[1])
        return t[0] * t[0] * (p[0] - p[1] * p[1] / p[3]);
    if (free0 > t[0])
        return t[1] * t[1] * (p[3] - p[1] * p[1] / p[0]);
    return t[0] * t[0] * p[0] + 2 * t[0] * t[1] * p[1] + t[1] * t[1] * p[3];
}

/// Unbiased covariance, row-major; zero for a single image.
std::array<double, 4> covarianceOf(std::span<const Pair> sample, const Pair& mean) {
    std::array<double, 4> covariance{};
    for (const Pair& x : sample)
        for (std::size_t i = 0; i < 2; ++i)
            for (std::size_t j = 0; j < 2; ++j)
                covariance[2 * i + j] += (x[i] - mean[i]) * (x[j] - mean[j]);
    for (double& value : covariance)
        value /= std::max(1.0, static_cast<double>(sample.size()) - 1);
    return covariance;
}

bool isSmallSample(std::size_t size, const FusionSettings& settings) {
    return size <= static_cast<std::size_t>(settings.smallSample);
}

/// Σ made fit to be inverted, whatever the sample.
std::array<double, 4> regularised(std::array<double, 4> covariance, const Pair& mean, std::size_t sampleSize,
                                  const FusionSettings& settings) {
    const Pair prior = {settings.priorLogical, settings.priorStructural};
    const Pair leastDeviation = {settings.leastLogicalDeviation, settings.leastStructuralDeviation};
    const bool isSmall = isSmallSample(sampleSize, settings);
    if (isSmall)
        covariance[1] = covariance[2] = 0;
    for (std::size_t i = 0; i < 2; ++i) {
        double& variance = covariance[3 * i];
        if (isSmall)
            variance += settings.shrinkage * (std::pow(prior[i] * mean[i], 2) - variance);
        const double least = std::max(leastDeviation[i], settings.leastRelativeDeviation * std::abs(mean[i]));
        variance = std::max(variance * (1 + settings.ridge), least * least);
    }
    return covariance;
}

std::array<double, 4> inverse(const std::array<double, 4>& m) {
    const double determinant = m[0] * m[3] - m[1] * m[2];
    return {m[3] / determinant, -m[1] / determinant, -m[2] / determinant, m[0] / determinant};
}

/// Linear interpolation between the two nearest ranks.
double quantileOf(std::vector<double> values, double quantile) {
    std::sort(values.begin(), values.end());
    const double rank = quantile * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(rank);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (rank - static_cast<double>(below)) * (values[above] - values[below]);
}

double thresholdFor(std::span<const Pair> sample, const Calibration& calibration,
                    const FusionSettings& settings) {
    std::vector<double> fused;
    for (const Pair& x : sample)
        fused.push_back(fuse(x[0], x[1], calibration, settings));
    const double small = settings.smallSample;
    const double margin =
        1 + (settings.margin - 1) * std::sqrt(small / std::max(small, static_cast<double>(sample.size())));
    // As printed, an image one σ_i beside the mean scores σ_i²: the bound refers to the wider of both.
    const double perDeviation = settings.covariance == Covariance::Inverse
                                    ? 1
                                    : std::max(calibration.precision[0], calibration.precision[3]);
    return std::max(settings.minThreshold * perDeviation,
                    quantileOf(std::move(fused), settings.quantile) * margin);
}

/// Of fewer images, none can be told to be the odd one.
constexpr std::size_t kLeastWithOdd = 4;

/// All but the image that scores highest.
std::vector<Pair> withoutOdd(std::span<const Pair> normals, const Calibration& calibration,
                             const FusionSettings& settings) {
    std::vector<Pair> rest(normals.begin(), normals.end());
    rest.erase(std::max_element(rest.begin(), rest.end(), [&](const Pair& a, const Pair& b) {
        return fuse(a[0], a[1], calibration, settings) < fuse(b[0], b[1], calibration, settings);
    }));
    return rest;
}

Calibration calibrateOnAll(std::span<const Pair> normals, const FusionSettings& settings) {
    Calibration calibration;
    for (const Pair& x : normals)
        for (std::size_t i = 0; i < 2; ++i)
            calibration.mean[i] += x[i] / static_cast<double>(normals.size());
    const auto covariance =
        regularised(covarianceOf(normals, calibration.mean), calibration.mean, normals.size(), settings);
    calibration.precision = settings.covariance == Covariance::Inverse ? inverse(covariance) : covariance;
    calibration.threshold = thresholdFor(normals, calibration, settings);
    return calibration;
}

} // namespace

const SettingList<FusionSettings>& FusionSettings::settings() {
    static const SettingList<FusionSettings> list = {
        choice(
            "covariance", &FusionSettings::covariance, "Covariance",
            "Equation 4 with the inverse covariance, as a Mahalanobis distance has it, or as it is printed.",
            {"inverse", "as-printed"}),
        boolean("one-sided", &FusionSettings::oneSided, "One-sided",
                "Only scores above those of normal images count; being more normal is no anomaly."),
        number("sharpness", &FusionSettings::sharpness, "One-sided sharpness",
               "How sharply one-sided scores stop to count below the mean; lower keeps the order of very "
               "normal images.",
               {.min = 0.1, .max = 100, .step = 0.1, .unit = "1/σ"}),
        number("ridge", &FusionSettings::ridge, "Ridge", "Added to each variance, relative to it.",
               {.min = 0, .max = 1, .step = 0.001}),
        number("shrinkage", &FusionSettings::shrinkage, "Shrinkage",
               "How far a small sample's variances are drawn toward the expected ones.",
               {.min = 0, .max = 1, .step = 0.05}),
        number("prior-logical", &FusionSettings::priorLogical, "Expected logical spread",
               "Standard deviation of normal images' logical scores, relative to their mean.",
               {.min = 0.01, .max = 5, .step = 0.05}),
        number("prior-structural", &FusionSettings::priorStructural, "Expected structural spread",
               "Standard deviation of normal images' structural scores, relative to their mean.",
               {.min = 0.01, .max = 5, .step = 0.01}),
        number("small-sample", &FusionSettings::smallSample, "Small sample",
               "Up to so many normal images the two scores are taken to be independent and their spread is "
               "shrunk.",
               {.min = 1, .max = 1000, .step = 1, .unit = "images"}),
        boolean(
            "leave-out-odd", &FusionSettings::leaveOutOdd, "Leave out the odd one",
            "Of a small sample of at least four normal images, the one that scores highest teaches nothing: "
            "a single odd shot or copy would hide faults."),
        number("least-logical-deviation", &FusionSettings::leastLogicalDeviation, "Least logical spread",
               "The standard deviation of normal images' logical scores is never taken for less.",
               {.min = 1e-6, .max = 10, .step = 0.01}),
        number("least-structural-deviation", &FusionSettings::leastStructuralDeviation,
               "Least structural spread",
               "The standard deviation of normal images' structural scores is never taken for less.",
               {.min = 1e-6, .max = 10, .step = 0.001}),
        number("least-relative-deviation", &FusionSettings::leastRelativeDeviation, "Least relative spread",
               "Neither standard deviation is taken for less than this share of its mean.",
               {.min = 0, .max = 1, .step = 0.01}),
        number(
            "augmented-scale", &FusionSettings::augmentedLogicalScale, "Logical scale of copies",
            "How much higher other normal images' logical scores are than those of changed copies of a shot, "
            "where such copies are the sample.",
            {.min = 1, .max = 20, .step = 0.1}),
        number("augmented-structural-scale", &FusionSettings::augmentedStructuralScale,
               "Structural scale of copies", "The same of structural scores.",
               {.min = 1, .max = 20, .step = 0.1}),
        number("quantile", &FusionSettings::quantile, "Quantile",
               "Share of the normal images that the threshold lies above, before the margin.",
               {.min = 0.5, .max = 1, .step = 0.01}),
        number("margin", &FusionSettings::margin, "Margin",
               "The threshold is this many times the quantile while the sample is small; less as it grows.",
               {.min = 1, .max = 10, .step = 0.1}),
        number("min-threshold", &FusionSettings::minThreshold, "Least threshold",
               "The threshold never lies below this many standard deviations.",
               {.min = 0, .max = 100, .step = 0.1, .unit = "σ"}),
    };
    return list;
}

double fuse(double logical, double structural, const Calibration& calibration,
            const FusionSettings& settings) {
    if (!std::isfinite(logical) || !std::isfinite(structural))
        throw Error("a score is not a finite number", {}, "check the image and the model's weights");
    const std::array<double, 4>& p = calibration.precision;
    Pair t = {logical - calibration.mean[0], structural - calibration.mean[1]};
    if (!settings.oneSided)
        return std::sqrt(
            std::max(0.0, t[0] * t[0] * p[0] + t[0] * t[1] * (p[1] + p[2]) + t[1] * t[1] * p[3]));
    for (std::size_t i = 0; i < 2; ++i) {
        const double root = std::sqrt(p[3 * i]);
        const double deviations = settings.covariance == Covariance::Inverse ? root : 1 / root;
        if (std::isfinite(deviations) && deviations > 0)
            t[i] = softClamp(t[i] * deviations, settings.sharpness) / deviations;
    }
    return std::sqrt(std::max(0.0, leastDistanceAbove(t, p)));
}

Pair standardDeviations(const Calibration& calibration, const FusionSettings& settings) {
    const auto covariance =
        settings.covariance == Covariance::Inverse ? inverse(calibration.precision) : calibration.precision;
    return {std::sqrt(covariance[0]), std::sqrt(covariance[3])};
}

Pair deviations(double logical, double structural, const Calibration& calibration,
                const FusionSettings& settings) {
    const Pair deviation = standardDeviations(calibration, settings);
    return {(logical - calibration.mean[0]) / deviation[0],
            (structural - calibration.mean[1]) / deviation[1]};
}

Calibration calibrate(std::span<const Pair> normals, const FusionSettings& settings) {
    if (normals.empty())
        throw Error("there are no normal images to calibrate on", "calibration",
                    "add at least one normal image");
    for (const Pair& x : normals)
        if (!std::isfinite(x[0]) || !std::isfinite(x[1]))
            throw Error("a normal image's score is not a finite number", "calibration",
                        "check the images and the model's weights");
    Calibration calibration = calibrateOnAll(normals, settings);
    if (settings.leaveOutOdd && normals.size() >= kLeastWithOdd && isSmallSample(normals.size(), settings))
        calibration = calibrateOnAll(withoutOdd(normals, calibration, settings), settings);
    calibration.sampleSize = static_cast<int>(normals.size());
    return calibration;
}

} // namespace cliplad
