#pragma once

#include <array>
#include <string>
#include <vector>

#include <opencv2/core/types.hpp>

#include "anomaly/fusion.h"
#include "anomaly/patch_memory.h"
#include "inspection/cue_difference.h"
#include "inspection/part_counts.h"

namespace cliplad {

/// One label against the nearest shot.
struct LabelDifference {
    std::string label;
    int areaPx = 0;          ///< in this image, mask pixels
    int shotAreaPx = 0;      ///< in the nearest shot
    double contribution = 0; ///< to s_log, signed: negative = missing, positive = extra
    int countDifference = 0; ///< parts more (positive) or fewer than the shot, where pieces and area agree
    int pieces = 0;          ///< connected pieces in this image, from HistogramSettings::leastPiecePx on
    int shotPieces = 0;
};

/// Whether a person has to know of it: a count that differs, a piece less, or an area that differs by more
/// than specks and a quarter.
bool isWorthSaying(const LabelDifference& label);

/// Why an image got its verdict, in numbers and in words.
struct Explanation {
    std::vector<LabelDifference> labels;  ///< largest |contribution| first; labels marked background left out
    std::vector<CueDifference> cues = {}; ///< the unusual ones, most unusual first
    int nearestShot = -1;                 ///< by histogram
    cv::Rect peakRegion; ///< in pixels of the photo: the patch that drives the structural score; empty: all
                         ///< ignored
    int peakShot = -1;   ///< shot holding the nearest patch
    bool isStructural =
        false;        ///< s_str has its part in the verdict, so that the peak says something about it
    std::string text; ///< a few sentences in English
};

/// What an explanation is made from; nothing is kept.
struct ExplanationInput {
    const std::vector<Label>& labels; ///< fine
    const PartCounts& here;
    const std::vector<PartCounts>& shots;
    const HistogramDistance& difference;
    CueDistances cues{};
    const AnomalyMap& anomalyMap;
    Scores scores;
    Calibration calibration;
    double threshold = 0;
    std::array<double, 2> deviations{}; ///< of (s_log, s_str) above normal images'
    cv::Size photo;
};

Explanation explain(const ExplanationInput& input);

/// How an image was judged, as far as its explanation tells.
struct Judgement {
    Scores scores;
    Calibration calibration;
    double threshold = 0;
    std::array<double, 2> deviations{}; ///< of (s_log, s_str) above normal images'
};

/// The explanation with `isStructural` and the text that belong to this judgement; what was found stays. So a
/// threshold that was moved afterwards gives the same words as one that stood before.
Explanation explainedAs(Explanation explanation, const Judgement& judgement);

/// The part of a photo that one patch of a grid covers, in pixels.
cv::Rect patchInPhoto(cv::Point patch, cv::Size grid, cv::Size photo);

} // namespace cliplad
