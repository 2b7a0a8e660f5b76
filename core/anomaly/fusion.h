#pragma once

#include <array>
#include <span>

#include "base/setting.h"

namespace cliplad {

/// x = (s_log, s_str) of one image, and what equation 4 makes of it.
struct Scores {
    double logical = 0;
    double structural = 0;
    double fused = 0;
};

/// Mahalanobis fusion, method 6.
struct FusionSettings {
    bool oneSided = true;       ///< x − μ clamped at 0: being more normal than normal is no anomaly
    double ridge = 1e-6;        ///< added to Σ's diagonal, relative to its trace
    double shrinkage = 0.5;     ///< toward the prior spread, for small samples
    int smallSample = 8;        ///< up to this many images Σ is diagonal and shrunk
    double quantile = 0.99;     ///< of the normal images' fused scores
    double margin = 1.5;        ///< threshold = quantile × margin

    static const SettingList<FusionSettings>& settings();
    bool operator==(const FusionSettings&) const = default;
};

/// What normal images taught: μ, Σ⁻¹ and where to draw the line.
struct Calibration {
    std::array<double, 2> mean{};        ///< μ of (logical, structural)
    std::array<double, 4> precision{};   ///< Σ⁻¹, row-major
    double threshold = 0;                ///< on the fused score: at or above is anomalous
    int sampleSize = 0;

    bool operator==(const Calibration&) const = default;
};

/// Equation 4: √((x−μ)ᵀ Σ⁻¹ (x−μ)).
double fuse(double logical, double structural, const Calibration& calibration, const FusionSettings& settings);

/// @param normals (logical, structural) of anomaly-free images: a validation set, leave-one-out over the shots,
///                or mildly augmented copies of a single shot. Throws Error for an empty sample.
Calibration calibrate(std::span<const std::array<double, 2>> normals, const FusionSettings& settings);

} // namespace cliplad
