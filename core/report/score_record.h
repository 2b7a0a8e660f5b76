#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <opencv2/core/types.hpp>

#include "anomaly/fusion.h"
#include "inspection/inspection.h"
#include "report/verdict.h"

namespace cliplad {

/// A connected piece of a part, in pixels of the photo; also one below HistogramSettings::leastPiecePx.
struct RecordedPart {
    int label = 0; ///< index of the fine label
    cv::Rect box = {};
    std::int64_t areaPx = 0;
    std::string runLengths = {}; ///< cocoRunLengths of the piece

    bool operator==(const RecordedPart&) const = default;
};

/// What a person said of an image; an empty `decision`: nothing yet, there is a note alone.
struct RecordedReview {
    std::string decision = {};  ///< "good", "bad", "unsure"
    std::string decidedBy = {}; ///< name
    std::string decidedAt = {}; ///< ISO 8601 in UTC: "2026-11-26T13:05:09.120Z"
    std::string note = {};

    bool operator==(const RecordedReview&) const = default;
};

/// What is kept of one scored image: every export is made from these. A value without pixels or tensors.
struct ScoreRecord {
    std::string image = {}; ///< path as it was given
    std::string error = {}; ///< why it could not be scored; then nothing below holds
    cv::Size photo = {};    ///< px
    bool anomalous = false;
    Scores scores = {};
    double threshold = 0;
    std::vector<int> areasPx = {}; ///< per fine label, mask pixels
    std::vector<int> pieces = {};  ///< per fine label, pieces from HistogramSettings::leastPiecePx on
    std::string explanation = {};
    std::vector<LabelDifference> differences = {};
    std::vector<CueDifference> cues = {}; ///< the unusual ones
    int nearestShot = -1;
    cv::Rect peakRegion = {};
    std::vector<RecordedPart> parts = {}; ///< only where they were asked for
    std::string maskFile = {};            ///< relative to the results' folder; empty without one
    std::string overlayFile = {};
    // For exports alone: the journal has neither.
    std::optional<bool> isKnownBad = {}; ///< the data set's word
    std::optional<RecordedReview> review = {};

    bool failed() const { return !error.empty(); }
    /// @param reviewThreshold from here on not good; none: no band
    Verdict verdict(std::optional<double> reviewThreshold) const;
};

/// @param withParts also the pieces of the part mask, enlarged to the photo's size
ScoreRecord recordInspection(const std::string& image, const Inspection& inspection, cv::Size photo,
                             bool withParts);

/// The connected pieces of a part mask (0 no part, i + 1 = fine label i), enlarged to the photo's size.
/// @param label CV_8U  @param labels how many fine labels there are
std::vector<RecordedPart> recordedParts(const cv::Mat& label, cv::Size photo, std::size_t labels);

/// As the files of results call the truth of an image: "good", "bad", or empty where it is not known.
constexpr std::string_view truthText(std::optional<bool> isKnownBad) {
    return !isKnownBad ? "" : *isKnownBad ? "bad" : "good";
}

ScoreRecord recordFailure(const std::string& image, const std::string& error);

/// One line of JSON, and back. Equal records give equal text. Names of files come back byte for byte,
/// see pathJson. Throws Error for text that is no record.
std::string toJsonLine(const ScoreRecord& record);
ScoreRecord parseScoreRecord(std::string_view json);

} // namespace cliplad
