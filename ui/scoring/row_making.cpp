#include "scoring/row_making.h"

#include <utility>

#include "engine/part_difference.h"

namespace cliplad::ui {

RowMaker::RowMaker(const RunHead& head)
    : learnedFrom_(head.learnedFrom) {
    for (const Label& label : head.state.recipe().prompts.fine)
        names_.emplace(label.name, QString::fromStdString(label.name));
}

ScoreRow RowMaker::make(const ScoreImage& image, const ScoreRecord& record, const SeenImage& seen) const {
    ScoreRow row{.path = image.path,
                 .stem = image.stem,
                 .failed = record.failed(),
                 .error = QString::fromStdString(record.error),
                 .problem = seen.problem,
                 .anomalous = image.anomalous,
                 .defect = QString::fromStdString(image.defect),
                 .isLearnedFrom = learnedFrom_.contains(seen.sha256),
                 .scoredMs = seen.scoredMs,
                 .imageSha256 =
                     QString::fromLatin1(seen.sha256.data(), static_cast<qsizetype>(seen.sha256.size()))};
    if (record.failed())
        return row;
    row.logical = record.scores.logical;
    row.structural = record.scores.structural;
    row.fused = record.scores.fused;
    row.areas = record.areasPx;
    row.pieces = record.pieces;
    row.photo = {record.photo.width, record.photo.height};
    row.peakRegion = {record.peakRegion.x, record.peakRegion.y, record.peakRegion.width,
                      record.peakRegion.height};
    row.nearestShot = record.nearestShot;
    row.peakShot = seen.peakShot;
    for (const LabelDifference& part : record.differences) {
        const auto name = names_.find(part.label);
        row.differences.push_back(
            partDifference(part, name == names_.end() ? QString::fromStdString(part.label) : name->second));
    }
    row.cues = record.cues;
    return row;
}

Explanation explainedFor(const ScoreRecord& record, int peakShot, const RunHead& head, double threshold) {
    Explanation explanation{.labels = record.differences,
                            .cues = record.cues,
                            .nearestShot = record.nearestShot,
                            .peakRegion = record.peakRegion,
                            .peakShot = peakShot,
                            .isStructural = false,
                            .text = {}};
    return explainedAs(std::move(explanation),
                       {.scores = record.scores,
                        .calibration = head.calibration,
                        .threshold = threshold,
                        .deviations = deviations(record.scores.logical, record.scores.structural,
                                                 head.calibration, head.state.settings.fusion)});
}

} // namespace cliplad::ui
