#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QCoreApplication>
#include <QImage>
#include <QLocale>
#include <QString>
#include <QStringList>

#include "base/job.h"
#include "engine/preview.h"
#include "scoring/score_summary.h"

namespace cliplad::ui {

/// What the report says, gathered in the GUI thread as it is at that moment.
struct ReportContent {
    struct Picture {
        std::filesystem::path image = {};
        QString name = {};
        QString verdict = {}; ///< in words
        QString scores = {};
        QString why = {};
        QString review = {}; ///< decision with name and time; empty: nobody decided
        QString note = {};
        std::vector<PartDifference> differences = {};
        int nearestShot = -1;
    };
    using Pictures = std::vector<Picture>;

    QString title = {};
    QStringList facts = {}; ///< a line each: run, product, model, dates, thresholds
    QString warning = {};   ///< "demo model", "the product has changed since"; empty: none
    VerdictCounts counts = {};
    int learnedFrom = 0; ///< shots and photos of the scale: among all images, not among those that are known
    std::optional<double> auroc = {};
    ScoreHistogram histogram = {};
    ScoreThresholds thresholds = {};
    QString reviewed = {}; ///< how many were, and how they were decided; empty: none
    Pictures worst = {};
    QString key = {};        ///< what the marks in the pictures mean
    QStringList missed = {}; ///< a line each: bad ones that pass as good; not all where there are many
    int missedCount = 0;     ///< all of them
    QStringList failed = {}; ///< a line each: name and reason; not all where there are many
    QLocale locale = {};
};

/// Draws the photo with what is to be seen on it.
using DrawPicture = std::function<QImage(const ReportContent::Picture& what)>;

/// Writes a PDF: what was scored and how it came out, the histogram, the worst images with the reason and
/// what people said of them, and by name those that were missed or could not be scored. Any thread. Throws
/// Error; Cancelled, then there is no file.
void writeReport(const ReportContent& content, const DrawPicture& draw, const std::filesystem::path& file,
                 const JobContext& job);

} // namespace cliplad::ui
