// What the table of results shows and says; its rows and their order are in score_table_model.cpp.

#include <QCoreApplication>
#include <QDateTime>
#include <QPixmap>

#include "pages/score/table/score_table_model.h"
#include "session/finding_text.h"
#include "session/row_text.h"
#include "style/icons.h"

namespace cliplad::ui {
namespace {

constexpr int kToolTipPx = 500;

} // namespace

QString verdictText(Verdict verdict) {
    switch (verdict) {
    case Verdict::Good:
        return QCoreApplication::translate("cliplad::ui::ScoreTableModel", "Good");
    case Verdict::Review:
        return QCoreApplication::translate("cliplad::ui::ScoreTableModel", "Review");
    case Verdict::Reject:
        return QCoreApplication::translate("cliplad::ui::ScoreTableModel", "Reject");
    case Verdict::Failed:
        break;
    }
    return QCoreApplication::translate("cliplad::ui::ScoreTableModel", "Not scored");
}

QIcon verdictIcon(Verdict verdict) {
    switch (verdict) {
    case Verdict::Good:
        return icon("good");
    case Verdict::Review:
        return icon("unsure");
    case Verdict::Reject:
        return icon("bad");
    case Verdict::Failed:
        break;
    }
    return icon("warning");
}

QVariant ScoreTableModel::alignment(int column) const {
    const bool isNumber = column >= Score && column < truthColumn() && column != Why && column != ScoredAt;
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft)));
}

QVariant ScoreTableModel::shownText(const ScoreRow& row, int column) const {
    const auto raw = [&](double score, std::size_t which) {
        return row.failed ? QString("–")
                          : rawScoreText(score, results_.run().calibration.mean[which], locale_);
    };
    switch (column) {
    case Image:
        return results_.nameOf(row);
    case VerdictColumn:
        return verdictText(results_.verdictOf(row));
    case Score:
        return row.failed ? QString("–") : figureText(row.fused, 2, locale_);
    case ScoredAt:
        return timeText(row);
    case Why:
        return whyText(results_, row, locale_);
    case Logical:
        return raw(row.logical, 0);
    case Structural:
        return raw(row.structural, 1);
    default:
        break;
    }
    if (column < truthColumn()) {
        const auto part = static_cast<std::size_t>(parts_[static_cast<std::size_t>(column - FirstPart)]);
        return part < row.areas.size() && part < row.pieces.size()
                   ? tr("%1 in %2 px")
                         .arg(locale_.toString(row.pieces[part]), locale_.toString(row.areas[part]))
                   : QString("–");
    }
    if (column == truthColumn())
        return row.isLearnedFrom      ? tr("learned from")
               : !row.anomalous       ? QString()
               : !*row.anomalous      ? tr("good")
               : row.defect.isEmpty() ? tr("bad")
                                      : row.defect;
    if (column == truthColumn() + 1)
        return row.review == ReviewDecision::Good     ? tr("good")
               : row.review == ReviewDecision::Bad    ? tr("bad")
               : row.review == ReviewDecision::Unsure ? tr("unsure")
                                                      : QString();
    return {};
}

QString ScoreTableModel::timeText(const ScoreRow& row) const {
    if (row.scoredMs == 0)
        return "–"; // by an earlier version
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(row.scoredMs);
    return locale_.toString(at.date(), QLocale::ShortFormat) + ' ' + at.time().toString("HH:mm:ss");
}

QVariant ScoreTableModel::picture(const ScoreRow& row, int column) const {
    if (column == Image)
        return studio_.thumbnails().find(row.path);
    if (column == VerdictColumn)
        return verdictIcons_[static_cast<std::size_t>(results_.verdictOf(row))];
    return {};
}

QString ScoreTableModel::whole(const ScoreRow& row, int column) const {
    if (column == Image)
        return QString::fromStdString(row.path.string()) + copiesText(results_, row);
    if (column == Why)
        return QString("<p style='width:%1px'>%2</p>")
            .arg(kToolTipPx)
            .arg(wholeText(results_, row, locale_).toHtmlEscaped().replace('\n', "<br>"));
    return {};
}

QVariant ScoreTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const bool tip = role == Qt::ToolTipRole;
    switch (section) {
    case Image:
        return tip ? tr("File name of the photo") : tr("Image");
    case VerdictColumn:
        return tip ? tr("What the thresholds make of the score") : tr("Verdict");
    case Score:
        return tip ? tr("Calibrated score: standard deviations of good images") : tr("Score");
    case ScoredAt:
        return tip ? tr("When the image was scored") : tr("Scored");
    case Why:
        return tip ? tr("What differs most from the shots") : tr("Why");
    case Logical:
        return tip ? tr("Raw score of what is there and what is missing") : tr("Logical");
    case Structural:
        return tip ? tr("Raw score of how parts look") : tr("Structural");
    default:
        break;
    }
    if (section < truthColumn()) {
        const auto part = static_cast<std::size_t>(parts_[static_cast<std::size_t>(section - FirstPart)]);
        const QString name = QString::fromStdString(results_.labels()[part].name);
        return tip ? tr("Pieces of %1 and their mask pixels").arg(name) : name;
    }
    if (section == truthColumn())
        return tip ? tr("What the data set says of the image") : tr("Truth");
    return tip ? tr("What a person decided on the page Review") : tr("Reviewed");
}

} // namespace cliplad::ui
