#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "anomaly/class_histogram.h"
#include "anomaly/cues/cue_scales.h"
#include "anomaly/fusion.h"
#include "inspection/inspection_settings.h"
#include "inspection/sample_counts.h"

namespace cliplad {

/// One normal image that the calibration learns from: enough of it to calibrate again when only a setting of
/// the histogram or of the fusion changes, without its photo.
struct NormalImage {
    enum class Kind {
        Validation, ///< a photo of the validation set
        LeftOut,    ///< a shot, against the memory of the others
        Copy,       ///< a mildly changed copy of a shot, against the whole memory
    };

    Kind kind = Kind::Validation;
    int shot = -1; ///< LeftOut: the shot that is left out of the memory; Copy: the shot it was made of
    ClassHistogram histogram;
    double structural = 0; ///< s_str
    CueDistances cues{};   ///< against the memory that `kind` says

    bool operator==(const NormalImage&) const = default;
};

/// (s_log, s_str) of the sample, those of copies times FusionSettings' scales for them → μ, Σ⁻¹, threshold.
/// @param memory histograms of the shots
Calibration calibrateOn(std::span<const NormalImage> sample, std::span<const ClassHistogram> memory,
                        const InspectionSettings& settings);

/// @param shotCount all shots of the product
SampleCounts countSample(std::span<const NormalImage> sample, std::size_t shotCount);

/// "a validation set of 60 photos", "leave-one-out over 4 shots", "leave-one-out over 3 of 4 shots", …: for a
/// person. @param shotCount all shots of the product
std::string describeSample(std::span<const NormalImage> sample, std::size_t shotCount);

/// Shots that are unlike every other: the only one of their kind in a product of several kinds, or a bad
/// shot. Leaving such a shot out says nothing about normal spread: while they are fewer than the rest, the
/// rest alone teaches the calibration, as a bad shot would hide every fault; otherwise changed copies of them
/// stand in. A single shot is always one.
std::vector<bool> onlyOnesOfTheirKind(std::span<const ClassHistogram> shots,
                                      const CalibrationSettings& settings);

/// Whether a shot differs in one label from each other shot, one having `unlikeRatio` times what the other
/// has; of areas 10, 100 and 1000 each is unlike. A single shot is never unlike.
bool isUnlikeTheOthers(std::span<const ClassHistogram> shots, std::size_t shot, std::size_t label,
                       const CalibrationSettings& settings);

/// How many photos are encoded beside the shots for a sample, at most: which shots need copies is known once
/// they are learned. @param validation photos of the validation set
std::int64_t mostEncodings(const CalibrationSettings& settings, std::size_t shots, std::size_t validation);

/// A mildly changed copy of a photo, the same for the same index: shifted and turned a little, lighter or
/// darker, blurred or noisy, in amounts that a fixed camera sees from one good part to the next.
/// @param rgb CV_8UC3  @param index 0, 1, 2, …  @param strength of CalibrationSettings
cv::Mat mildCopy(const cv::Mat& rgb, int index, double strength = 1);

} // namespace cliplad
