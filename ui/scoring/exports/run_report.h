#pragma once

#include <memory>
#include <vector>

#include <QCoreApplication>
#include <QLocale>
#include <QString>
#include <QStringList>

#include "base/job.h"
#include "scoring/score_run.h"
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
    };

    QString title = {};
    QStringList facts = {}; ///< a line each: product, model, date, thresholds
    QString warning = {};   ///< "demo model", "the product has changed since"; empty: none
    VerdictCounts counts = {};
    std::optional<double> auroc = {};
    ScoreHistogram histogram = {};
    ScoreThresholds thresholds = {};
    std::vector<Picture> worst = {};
    QStringList failed = {}; ///< a line each: name and reason; not all where there are many
    QLocale locale = {};
};

/// Writes a PDF: what was scored and how it came out, the histogram, and the worst images with their parts
/// and the reason. Any thread. Throws Error; Cancelled, then there is no file.
void writeReport(const ScoreRun& run, const ReportContent& content, const std::filesystem::path& file,
                 const JobContext& job);

} // namespace cliplad::ui
