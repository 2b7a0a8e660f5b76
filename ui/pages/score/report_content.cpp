#include "pages/score/report_content.h"

#include <algorithm>

#include <QCoreApplication>
#include <QDateTime>

#include "pages/score/table/score_table_model.h"
#include "pages/score/thresholds/known_notes.h"
#include "scoring/explanation_text.h"
#include "session/finding_text.h"
#include "session/row_text.h"

namespace cliplad::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReportContent)
};

constexpr qsizetype kMostFailures = 50; ///< that the report names
constexpr qsizetype kMostMissed = 200;

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
                          .arg(figureText(row.fused, 2, locale), rawScoreText(row.logical, locale),
                               rawScoreText(row.structural, locale)),
            .why = whyText(results, row, locale),
            .review = decided,
            .note = note.isEmpty() ? QString() : Text::tr("Note: %1").arg(note),
            .differences = row.differences,
            .nearestShot = row.nearestShot};
}

/// In the language in force; the run has the name in English.
QString modelText(const ScoreRunInfo& run) {
    return QStringLiteral("%1 (%2)").arg(
        run.modelName == "demo" ? Text::tr("embedded demo model") : run.modelName, run.precision);
}

/// Also what a person found bad that the data set calls good.
bool isMissed(const ScoreResults& results, const ScoreRow& row) {
    return (row.review == ReviewDecision::Bad || row.knownBad() == true) &&
           results.verdictOf(row) == Verdict::Good;
}

/// Those that people found come first: the others are in the data set.
void addMissed(Studio& studio, ReportContent& content) {
    const ScoreResults& results = studio.results();
    QStringList others;
    for (std::size_t i = 0; i < results.rows().size(); ++i) {
        const ScoreRow& row = results.row(i);
        if (!isMissed(results, row))
            continue;
        ++content.missedCount;
        const Review* review = row.review == ReviewDecision::Bad ? reviewOf(studio, i) : nullptr;
        QStringList& lines = review != nullptr ? content.missed : others;
        if (lines.size() == kMostMissed)
            continue;
        const QString name = results.nameOf(row), score = figureText(row.fused, 2, content.locale);
        lines += review == nullptr
                     ? Text::tr("%1: score %2").arg(name, score)
                     : Text::tr("%1: score %2; found to be bad by %3 (%4)")
                           .arg(name, score, review->who,
                                content.locale.toString(review->when.toLocalTime(), QLocale::ShortFormat));
    }
    content.missed += others.first(std::min(others.size(), kMostMissed - content.missed.size()));
}

QString thresholdsText(const ScoreThresholds& thresholds, const QLocale& locale) {
    const auto number = [&](double value) { return locale.toString(value, 'f', 2); };
    if (thresholds.review >= thresholds.reject)
        return Text::tr("Reject from %1 standard deviations of good images").arg(number(thresholds.reject));
    return Text::tr("Review from %1, reject from %2 standard deviations of good images")
        .arg(number(thresholds.review), number(thresholds.reject));
}

/// Without figures: those are made beside the GUI thread (withFigures).
ReportContent contentOf(Studio& studio, std::size_t pictures) {
    const ScoreResults& results = studio.results();
    const ScoreRunInfo& run = results.run();
    const QLocale locale;
    ReportContent content{.locale = locale};
    content.title = Text::tr("Inspection report: %1").arg(QString::fromStdString(run.state.name));
    content.thresholds = results.thresholds();
    content.facts = {
        Text::tr("Written: %1").arg(locale.toString(QDateTime::currentDateTime(), QLocale::LongFormat)),
        Text::tr("Run: %1, started %2")
            .arg(run.id, locale.toString(run.started.toLocalTime(), QLocale::LongFormat)),
        Text::tr("Images: %1").arg(locale.toString(static_cast<qlonglong>(results.rows().size()))),
        Text::tr("Model: %1").arg(modelText(run)),
        Text::tr("Product (SHA-256): %1").arg(run.productSha256),
        Text::tr("Shots that the product was taught with: %1")
            .arg(locale.toString(static_cast<qlonglong>(run.state.shots.size()))),
        thresholdsText(content.thresholds, locale),
    };
    if (results.isStale())
        content.warning = Text::tr("The product has been changed since these images were scored.");
    const auto warn = [&](const QString& sentence) {
        content.warning += (content.warning.isEmpty() ? "" : " ") + sentence;
    };
    if (const int copies = results.contents().copies(); copies > 0)
        warn(Text::tr("%n photo(s) have the same content as others: every figure counts them again.", nullptr,
                      copies));
    if (const QString note = otherwiseNote(results); !note.isEmpty())
        warn(note);
    if (run.modelName == "demo")
        warn(Text::tr("The results are of the embedded demo model, trained on rendered scenes only."));
    for (const int row : worstOf(results, pictures))
        content.worst.push_back(pictureOf(studio, static_cast<std::size_t>(row), locale));
    addMissed(studio, content);
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
    content.learnedFrom = static_cast<int>(
        std::count_if(rows.begin(), rows.end(), [](const ScoreRow& row) { return row.isLearnedFrom; }));
    content.reviewed = reviewedText(rows, content.locale);
    content.histogram = scoreHistogram(rows, content.thresholds.reject);
    const std::vector<LabelledScore> known = labelledScores(rows);
    const auto bad = std::count_if(known.begin(), known.end(), [](const auto& one) { return one.anomalous; });
    if (bad > 0 && static_cast<std::size_t>(bad) < known.size()) // some of each kind have a number
        content.auroc = auroc(known);
    return content;
}

} // namespace cliplad::ui
