#include "pages/score/report_content.h"

#include <algorithm>

#include <QCoreApplication>
#include <QDateTime>

#include "pages/score/table/score_table_model.h"
#include "scoring/explanation_text.h"
#include "session/finding_text.h"
#include "session/row_text.h"

namespace cliplad::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReportContent)
};

constexpr qsizetype kMostFailures = 50; ///< that the report names

std::vector<int> worstOf(const ScoreResults& results, std::size_t count) {
    const std::vector<ScoreRow>& rows = results.rows();
    const ScoreThresholds thresholds = results.thresholds();
    std::vector<int> order; // flagged: no score among them that is no number
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (isFlagged(verdictOf(rows[i], thresholds)))
            order.push_back(static_cast<int>(i));
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(count, order.size()));
    std::partial_sort(order.begin(), end, order.end(), [&](int a, int b) {
        return rows[static_cast<std::size_t>(a)].fused > rows[static_cast<std::size_t>(b)].fused;
    });
    order.erase(end, order.end());
    return order;
}

/// The one on a disk, or on its way there; null: none.
const Review* reviewOf(Studio& studio, std::size_t row) {
    const Review* review = studio.reviews().of(row);
    return review != nullptr && review->delivery != Review::Delivery::Failed ? review : nullptr;
}

QString reviewedText(const std::vector<ScoreRow>& rows, const QLocale& locale) {
    const auto count = [&](ReviewDecision decision) {
        return static_cast<qlonglong>(std::count_if(
            rows.begin(), rows.end(), [decision](const ScoreRow& row) { return row.review == decision; }));
    };
    const qlonglong good = count(ReviewDecision::Good), bad = count(ReviewDecision::Bad),
                    unsure = count(ReviewDecision::Unsure);
    if (good + bad + unsure == 0)
        return {};
    return Text::tr("Reviewed: %1, of these %2 good, %3 bad, %4 unsure")
        .arg(locale.toString(good + bad + unsure), locale.toString(good), locale.toString(bad),
             locale.toString(unsure));
}

ReportContent::Picture pictureOf(Studio& studio, std::size_t index, const QLocale& locale) {
    const ScoreResults& results = studio.results();
    const ScoreRow& row = results.row(index);
    const Verdict verdict = results.verdictOf(row);
    const Review* review = reviewOf(studio, index);
    const QString decided = review == nullptr
                                ? QString()
                                : Text::tr("Decided: %1 (%2, %3)")
                                      .arg(decisionText(review->value), review->who,
                                           locale.toString(review->when.toLocalTime(), QLocale::ShortFormat));
    const QString note = review != nullptr
                             ? review->note
                             : studio.notes().find(row.imageSha256.toStdString()).value_or(QString());
    return {.image = row.path,
            .name = results.nameOf(row),
            .verdict = verdictText(verdict),
            .scores = Text::tr("Score %1; raw: logical %2, structural %3")
                          .arg(figureText(row.fused, 2, locale), figureText(row.logical, 3, locale),
                               figureText(row.structural, 3, locale)),
            .why = whyText(results, row, locale),
            .review = decided,
            .note = note.isEmpty() ? QString() : Text::tr("Note: %1").arg(note),
            .differences = row.differences,
            .nearestShot = row.nearestShot};
}

/// Without figures, which take a walk over all rows each.
ReportContent contentOf(Studio& studio, std::size_t pictures) {
    const ScoreResults& results = studio.results();
    const ScoreRunInfo& run = results.run();
    const QLocale locale;
    ReportContent content{.locale = locale};
    content.title = Text::tr("Inspection report: %1").arg(QString::fromStdString(run.state.name));
    content.thresholds = results.thresholds();
    content.facts = {
        Text::tr("Written: %1").arg(locale.toString(QDateTime::currentDateTime(), QLocale::LongFormat)),
        Text::tr("Images: %1").arg(locale.toString(static_cast<qlonglong>(results.rows().size()))),
        Text::tr("Model: %1")
            .arg(QString(run.model).replace("embedded demo model", Text::tr("embedded demo model"))),
        Text::tr("Product (SHA-256): %1").arg(run.productSha256),
        Text::tr("Review from %1, reject from %2 standard deviations of good images")
            .arg(locale.toString(content.thresholds.review, 'f', 2),
                 locale.toString(content.thresholds.reject, 'f', 2)),
    };
    if (results.isStale())
        content.warning = Text::tr("The product has been changed since these images were scored.");
    if (run.modelName == "demo")
        content.warning +=
            (content.warning.isEmpty() ? "" : " ") +
            Text::tr("The results are of the embedded demo model, trained on rendered scenes only.");
    for (const int row : worstOf(results, pictures))
        content.worst.push_back(pictureOf(studio, static_cast<std::size_t>(row), locale));
    for (const ScoreRow& row : results.rows())
        if (row.failed && content.failed.size() < kMostFailures)
            content.failed.append(QStringLiteral("%1: %2").arg(results.nameOf(row), failureText(row)));
    return content;
}

} // namespace

ResultsAtOnce resultsAtOnce(Studio& studio, std::optional<std::size_t> pictures) {
    ResultsAtOnce taken;
    const std::vector<ScoreRow>& rows = studio.results().rows();
    if (pictures) {
        taken.content = contentOf(studio, *pictures);
        taken.rows.reserve(rows.size());
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const ScoreRow& row = rows[i];
        if (pictures)
            taken.rows.push_back({.fused = row.fused,
                                  .anomalous = row.anomalous,
                                  .failed = row.failed,
                                  .isLearnedFrom = row.isLearnedFrom,
                                  .review = row.review});
        if (const Review* review = row.review != ReviewDecision::None ? reviewOf(studio, i) : nullptr)
            taken.reviews.emplace_back(row.path.native(), *review);
    }
    return taken;
}

std::unordered_map<std::string, RecordedReview> recordedReviews(const ResultsAtOnce& results) {
    std::unordered_map<std::string, RecordedReview> reviews;
    for (const auto& [path, review] : results.reviews)
        reviews[path] = {.decision = std::string(cliplad::toText(review.value)),
                         .decidedBy = review.who.toStdString(),
                         .decidedAt = review.when.toUTC().toString(Qt::ISODateWithMs).toStdString(),
                         .note = review.note.toStdString()};
    return reviews;
}

ReportContent withFigures(const ResultsAtOnce& results) {
    ReportContent content = results.content;
    std::vector<ScoreRow> rows;
    rows.reserve(results.rows.size());
    for (const ResultsAtOnce::Row& row : results.rows)
        rows.push_back({.failed = row.failed,
                        .fused = row.fused,
                        .anomalous = row.anomalous,
                        .isLearnedFrom = row.isLearnedFrom,
                        .review = row.review});
    content.counts = countVerdicts(rows, content.thresholds);
    content.reviewed = reviewedText(rows, content.locale);
    content.histogram = scoreHistogram(rows, content.thresholds.reject);
    const std::vector<LabelledScore> known = labelledScores(rows);
    const auto bad = std::count_if(known.begin(), known.end(), [](const auto& one) { return one.anomalous; });
    if (bad > 0 && static_cast<std::size_t>(bad) < known.size()) // some of each kind have a number
        content.auroc = auroc(known);
    return content;
}

} // namespace cliplad::ui
