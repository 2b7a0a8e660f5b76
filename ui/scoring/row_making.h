#pragma once

#include <set>
#include <unordered_map>

#include "inspection/explanation.h"
#include "report/score_record.h"
#include "scoring/images/seen_images.h"
#include "scoring/run_files.h"
#include "scoring/score_row.h"

namespace cliplad::ui {

/// Makes rows of records; labels' names are shared between all rows. One thread.
class RowMaker {
public:
    explicit RowMaker(const RunHead& head);

    ScoreRow make(const ScoreImage& image, const ScoreRecord& record, const SeenImage& seen) const;

private:
    std::unordered_map<std::string, QString> names_;
    const std::set<std::string> learnedFrom_;
};

/// A record's explanation as it is for this threshold.
Explanation explainedFor(const ScoreRecord& record, int peakShot, const RunHead& head, double threshold);

} // namespace cliplad::ui
