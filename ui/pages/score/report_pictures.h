#pragma once

#include <map>
#include <memory>

#include "scoring/exports/run_report.h"
#include "scoring/score_run.h"

namespace cliplad {
class Backbone;
}

namespace cliplad::ui {

class Turns;

/// Draws a report's pictures: the photo with its parts, outlines of parts that are missing or too much
/// against the nearest shot, and a frame round the least usual place. For the thread that writes the report.
class ReportPictures {
    Q_DECLARE_TR_FUNCTIONS(cliplad::ui::ReportPictures)

public:
    /// Looks at the shots that the pictures are compared with; learns the run's product where that is not
    /// done. @param backbone null: not loaded; then parts have no outlines, and key() says so
    /// @param turns the engine's: inference takes its turn between previews and batches. Not to be called
    /// with one held. Throws Cancelled.
    ReportPictures(ScoreRun& run, const Backbone* backbone, const ReportContent& content, Turns& turns,
                   const JobContext& job);

    QString key() const; ///< what the marks mean, for a person
    QImage draw(const ReportContent::Picture& what) const;

private:
    void lookAtShots(const Backbone& backbone, Turns& turns, const JobContext& job);

    ScoreRun& run_;
    const ReportContent& content_;
    std::vector<Label> labels_;
    std::map<int, QImage> shots_; ///< masks of the parts, by index; empty until it was looked at
    QString problem_;             ///< why parts have no outlines; empty: they have
};

} // namespace cliplad::ui
