#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include <QHash>

#include "evaluation/ranking_metrics.h"
#include "scoring/score_row.h"

namespace cliplad::ui {

Verdict verdictOf(const ScoreRow& row, const ScoreThresholds& thresholds);

/// Whether the photo and the shots differ in more than scale (core's haveOneShape).
bool hasOtherShape(const ScoreRow& row, QSize shot);

/// How many of the scored images are one file under several names, told by their hashes. Images that could
/// not be scored count in no figure, and so not here.
class ContentCounts {
public:
    /// @param by 1: there is one more; -1: one that was counted is gone
    void count(const ScoreRow& row, int by);
    /// All that are counted; those whose content is not known are taken for different ones.
    int images() const { return images_; }
    /// How many images have the row's content, itself among them; 0: it is not known.
    int of(const ScoreRow& row) const;
    /// Images beside the first of each content: what every figure counts again.
    int copies() const { return copies_; }

private:
    QHash<QString, int> alike_; ///< images by hash
    int images_ = 0;
    int copies_ = 0;
};

/// How many images have which calibrated score, in bins of one width from 0 to `high`.
struct ScoreHistogram {
    struct Bin {
        int images = 0; ///< all, also those without a known truth
        int knownGood = 0;
        int knownBad = 0;
    };

    double high = 1;
    std::vector<Bin> bins = {};
    int beyond = 0; ///< images above `high`; they are in the last bin
    int images = 0;
    int knownGood = 0, knownBad = 0;

    double binWidth() const { return bins.empty() ? high : high / static_cast<double>(bins.size()); }
};

/// @param threshold is always inside, whatever the scores are
ScoreHistogram scoreHistogram(std::span<const ScoreRow> rows, double threshold, int bins = 60);

/// How many images got which verdict, for all and for those whose truth is known.
struct VerdictCounts {
    using Counts = std::array<int, 4>; ///< by Verdict

    Counts all{}, knownGood{}, knownBad{};
    int known = 0;

    int of(Verdict verdict) const { return all[static_cast<std::size_t>(verdict)]; }
    /// Known bad images that pass as good, of those that were scored; nothing without one.
    std::optional<double> missedShare() const;
    /// Known good images that are rejected.
    std::optional<double> falseAlarmShare() const;
};
VerdictCounts countVerdicts(std::span<const ScoreRow> rows, const ScoreThresholds& thresholds);

/// The scores of images whose truth is known, and that could be scored.
std::vector<LabelledScore> labelledScores(std::span<const ScoreRow> rows);

} // namespace cliplad::ui
