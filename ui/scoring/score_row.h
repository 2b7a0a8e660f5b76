#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QRect>
#include <QSize>
#include <QString>

#include "base/known_error.h"
#include "engine/preview.h"
#include "report/verdict.h"

namespace cliplad::ui {

using cliplad::ScoreThresholds;
using cliplad::Verdict;

/// What a person said of an image.
enum class ReviewDecision { None, Good, Bad, Unsure };

/// One scored image, as tables and pages show it. A value; texts and names are shared between copies. Its
/// verdict is no part of it: the thresholds of the moment decide (ScoreResults::verdictOf).
struct ScoreRow {
    std::filesystem::path path = {}; ///< absolute
    std::string stem = {};           ///< as ScoreImage has it
    bool failed = false;             ///< then `error` says why, and no score holds
    QString error = {};              ///< core's English, as records and exports have it; see failureText()
    std::shared_ptr<const KnownError> problem = {}; ///< the same where its kind is known
    double logical = 0;                             ///< s_log, raw
    double structural = 0;                          ///< s_str, raw
    double fused = 0;                               ///< calibrated: standard deviations of normal images
    std::vector<int> areas = {};  ///< per fine label of the run, mask pixels; 0 for those marked background
    std::vector<int> pieces = {}; ///< per fine label of the run
    std::vector<PartDifference> differences = {}; ///< against the nearest shot, largest contribution first
    std::vector<CueDifference> cues = {};         ///< beside the areas, the unusual ones
    QSize photo = {};                             ///< px
    QRect peakRegion = {};              ///< in the photo's pixels: the patch that drives the structural score
    int nearestShot = -1;               ///< by histogram; index of the run's shots
    int peakShot = -1;                  ///< shot that holds the patch nearest to that of `peakRegion`
    std::optional<bool> anomalous = {}; ///< truth, where a data set tells it
    QString defect = {};                ///< the data set's name for it ("crack"); empty for good images
    bool isLearnedFrom =
        false;           ///< a shot, or a photo that the scale was learned from: tells nothing of accuracy
    qint64 scoredMs = 0; ///< when, since 1970 in UTC; 0: unknown
    QString imageSha256 = {}; ///< of the file; empty where it could not be read
    ReviewDecision review = ReviewDecision::None;
    QString note = {}; ///< the reviewer's words

    /// Whether the image is known to be bad: the data set's word, else a reviewer's.
    /// Nothing for what the product was learned from, which would flatter it.
    std::optional<bool> knownBad() const {
        if (isLearnedFrom)
            return std::nullopt;
        if (anomalous || review == ReviewDecision::None || review == ReviewDecision::Unsure)
            return anomalous;
        return review == ReviewDecision::Bad;
    }

    /// Whether a reviewer said the opposite of the data set's word, which counts. Not where no figure counts
    /// the image.
    bool isDecidedOtherwise() const {
        return !failed && !isLearnedFrom && anomalous &&
               review == (*anomalous ? ReviewDecision::Good : ReviewDecision::Bad);
    }
};

} // namespace cliplad::ui
