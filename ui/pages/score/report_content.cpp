#include "pages/score/report_content.h"

#include <algorithm>
#include <numeric>

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
    std::vector<int> order;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (isFlagged(results.verdictOf(i)))
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

QString reviewedText(const ScoreResults& results, const QLocale& locale) {
    const auto count = [&](ReviewDecision decision) {
        return std::count_if(results.rows().begin(), results.rows().end(),
                             [decision](const ScoreRow& row) { return row.review == decision; });
    };
    const auto good = count(ReviewDecision::Good), bad = count(ReviewDecision::Bad),
               unsure = count(ReviewDecision::Unsure);
    if (good + bad + unsure == 0)
        return {};
    return Text::tr("Reviewed: %1, of these %2 good, %3 bad, %4 unsure")
        .arg(locale.toString(qlonglong(good + bad + unsure)), locale.toString(qlonglong(good)),
             locale.toString(qlonglong(bad)), locale.toString(qlonglong(unsure)));
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

} // namespace

std::unordered_map<std::string, RecordedReview> recordedReviews(Studio& studio) {
    std::unordered_map<std::string, RecordedReview> reviews;
    const std::vector<ScoreRow>& rows = studio.results().rows();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Review* review = rows[i].review != ReviewDecision::None ? reviewOf(studio, i) : nullptr;
        if (review != nullptr)
            reviews[rows[i].path.string()] = {
                .decision = std::string(cliplad::toText(review->value)),
                .decidedBy = review->who.toStdString(),
                .decidedAt = review->when.toUTC().toString(Qt::ISODateWithMs).toStdString(),
                .note = review->note.toStdString()};
    }
    return reviews;
}

ReportContent reportContent(Studio& studio, std::size_t pictures) {
    const ScoreResults& results = studio.results();
    const ScoreRunInfo& run = results.run();
    const QLocale locale;
    ReportContent content{.locale = locale};
    content.title = Text::tr("Inspection report: %1").arg(QString::fromStdString(run.state.name));
    content.thresholds = results.thresholds();
    content.facts = {
        Text::tr("Written: %1").arg(locale.toString(QDateTime::currentDateTime(), QLocale::LongFormat)),
        Text::tr("Images: %1").arg(locale.toString(static_cast<qlonglong>(results.rows().size()))),
        Text::tr("Model: %1").arg(run.model),
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
    content.counts = countVerdicts(results.rows(), content.thresholds);
    content.reviewed = reviewedText(results, locale);
    content.histogram = scoreHistogram(results.rows(), content.thresholds.reject);
    if (content.counts.missedShare() && content.counts.falseAlarmShare())
        content.auroc = auroc(labelledScores(results.rows()));
    for (const int row : worstOf(results, pictures))
        content.worst.push_back(pictureOf(studio, static_cast<std::size_t>(row), locale));
    for (const ScoreRow& row : results.rows())
        if (row.failed && content.failed.size() < kMostFailures)
            content.failed.append(QStringLiteral("%1: %2").arg(results.nameOf(row), failureText(row)));
    return content;
}

} // namespace cliplad::ui
