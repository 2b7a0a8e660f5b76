#pragma once

#include <array>
#include <span>
#include <vector>

#include "anomaly/cues/cue_scales.h"
#include "base/setting.h"

namespace cliplad {

/// x = (s_log, s_str) of one image, and what equation 4 makes of it.
struct Scores {
    double logical = 0;
    double structural = 0;
    /// In standard deviations of normal images from their mean; one-sided, an image at the mean has 0.49 with
    /// the default softness, and more normal ones go toward 0.
    double fused = 0;
};

/// Mahalanobis fusion, method 6.
///
/// A handful of shots says little about how far normal images spread: two shots even give the same logical
/// score twice. So a small sample's variances are drawn toward what the mean itself suggests (sums of
/// absolute deviations spread by about half their mean, largest patch distances by a tenth), and the
/// threshold has a lower bound in standard deviations. With four simulated shots less than 5 % of normal
/// images are false alarms, while a missing label is found (fusion_test.cpp).
struct FusionSettings {
    /// A Mahalanobis distance has Σ⁻¹; equation 4 is printed with Σ, whose score has no natural unit.
    enum class Covariance { Inverse, AsPrinted };

    Covariance covariance = Covariance::Inverse;
    bool oneSided = true;         ///< being more normal than normal is no anomaly
    double sharpness = 2;         ///< of the one-sided corner at the mean, per σ: max(z, 0) in the limit
    double ridge = 1e-3;          ///< added to each variance, relative to it
    double shrinkage = 0.5;       ///< of a small sample's variances toward the priors
    double priorLogical = 0.5;    ///< expected standard deviation of s_log, relative to its mean
    double priorStructural = 0.1; ///< the same of s_str
    int smallSample = 8;          ///< up to this many images Σ is diagonal and shrunk
    /// Of a small sample of at least four, the image that scores highest teaches nothing: one shot or copy on
    /// which a mask went astray would hide every fault.
    bool leaveOutOdd = true;
    /// No spread is taken for smaller: differences of rounding and of single mask pixels are no anomalies.
    double leastLogicalDeviation = 0.02;
    double leastStructuralDeviation = 0.002;
    double leastRelativeDeviation = 0.05; ///< the same, relative to the mean of each score
    /// Scores of augmented copies × these = those of other normal images. Copies have the parts of their
    /// shot, so that their areas vary less than another image's; noise and blur make their patches nearly as
    /// unusual.
    double augmentedLogicalScale = 2;
    double augmentedStructuralScale = 1.2;
    double quantile = 0.99; ///< of the normal images' fused scores
    double margin = 1.5;    ///< threshold = quantile × margin; fades toward 1 as samples grow beyond small
    /// Standard deviations; the threshold is never lower. For Covariance::AsPrinted, as many times the score
    /// of an image that lies one of them beside the mean.
    double minThreshold = 3.5;

    static const SettingList<FusionSettings>& settings();
    bool operator==(const FusionSettings&) const = default;
};

/// What normal images taught: μ, the matrix of equation 4, and where to draw the line.
struct Calibration {
    std::array<double, 2> mean{};      ///< μ of (logical, structural)
    std::array<double, 4> precision{}; ///< Σ⁻¹, row-major; Σ for FusionSettings::Covariance::AsPrinted
    double threshold = 0;              ///< on the fused score: at or above is anomalous
    int sampleSize = 0;
    std::vector<double> labelWeights = {}; ///< for compareHistogram(); empty: 1 each
    CueScales cueScales = {};              ///< for combinedDistance(), which gives s_log

    bool operator==(const Calibration&) const = default;
};

/// Equation 4: √((x−μ)ᵀ Σ⁻¹ (x−μ)), or with Σ as it is printed; one-sided, the least such distance of any
/// point at or above x in both scores.
///
/// The one-sided distance never falls when a score rises, and equals clamping x−μ at 0 where Σ is diagonal.
/// The clamp is a soft one (softplus: ln 2 / sharpness at the mean, 0.35 σ by default), so that images more
/// normal than the mean keep their order. Throws Error for scores that are not finite.
double fuse(double logical, double structural, const Calibration& calibration,
            const FusionSettings& settings);

/// Standard deviations of normal images' (s_log, s_str).
std::array<double, 2> standardDeviations(const Calibration& calibration, const FusionSettings& settings);

/// How many standard deviations of normal images s_log and s_str lie above their means; negative below them.
std::array<double, 2> deviations(double logical, double structural, const Calibration& calibration,
                                 const FusionSettings& settings);

/// @param normals (logical, structural) of anomaly-free images, those of augmented copies scaled already.
/// Throws Error for an empty sample or scores that are not finite. A sample without any spread gives a small
/// one, never an infinite precision.
Calibration calibrate(std::span<const std::array<double, 2>> normals, const FusionSettings& settings);

} // namespace cliplad
