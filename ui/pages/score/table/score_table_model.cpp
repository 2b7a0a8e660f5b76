#include "pages/score/table/score_table_model.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPixmap>

#include "pages/score/table/name_order.h"
#include "session/finding_text.h"
#include "session/row_text.h"
#include "style/icons.h"

namespace cliplad::ui {
namespace {

/// Beyond it, rows that come while something is sorted are put in their places now and then, not at once.
constexpr int kManyRows = 5000;
constexpr int kRebuildMs = 30, kRebuildManyMs = 400;
/// Names are ranked once no more rows come, so that a click finds it done.
constexpr int kRankMs = 300;
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

ScoreTableModel::ScoreTableModel(Studio& studio, QObject* parent)
    : QAbstractTableModel(parent)
    , studio_(studio)
    , results_(studio.results())
    , ranker_([](const auto& names, const JobContext&) { return nameRanks(*names); },
              [this](const auto& outcome) {
                  if (const auto* ranks =
                          std::get_if<std::shared_ptr<const std::vector<int>>>(&outcome.value))
                      QMetaObject::invokeMethod(
                          this, [this, of = outcome.generation, ranks = *ranks] { takeRanks(of, *ranks); });
              }) {
    rebuildSoon_.setSingleShot(true);
    connect(&rebuildSoon_, &QTimer::timeout, this, &ScoreTableModel::rebuild);
    rankSoon_.setSingleShot(true);
    rankSoon_.setInterval(kRankMs);
    connect(&rankSoon_, &QTimer::timeout, this, &ScoreTableModel::rankNames);
    connect(&results_, &ScoreResults::aboutToReset, this, &ScoreTableModel::letGo);
    connect(&results_, &ScoreResults::reset, this, &ScoreTableModel::startOver);
    connect(&results_, &ScoreResults::rowsAppended, this, &ScoreTableModel::takeNew);
    connect(&results_, &ScoreResults::rowsChanged, this, [this](int first, int last) {
        bool moves = false;
        for (int row = first; row <= last; ++row) {
            order_.changeRow(results_.rows(), static_cast<std::size_t>(row));
            if (const QModelIndex place = indexOf(row); place.isValid())
                Q_EMIT dataChanged(place, place.siblingAtColumn(lastColumn()));
            moves = moves || !order_.isInPlace(results_.rows(), row, results_.thresholds(), wish_);
        }
        if (moves)
            rebuildLater();
    });
    connect(&results_, &ScoreResults::thresholdsChanged, this, [this] {
        if (wish_.filter != RowFilter::All || wish_.key == SortKey::Verdict)
            rebuildSoon_.start(kRebuildMs);
        else if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, VerdictColumn), index(rowCount() - 1, VerdictColumn));
    });
    connect(&results_, &ScoreResults::namesChanged, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, Image), index(rowCount() - 1, Image));
    });
    restyle();
    startOver();
}

void ScoreTableModel::restyle() {
    locale_ = QLocale();
    for (const Verdict verdict : {Verdict::Good, Verdict::Review, Verdict::Reject, Verdict::Failed})
        verdictIcons_[static_cast<std::size_t>(verdict)] = verdictIcon(verdict);
    if (columnCount() > 0)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, lastColumn());
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, lastColumn()));
}

int ScoreTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(order_.shown().size());
}

int ScoreTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : truthColumn() + 2;
}

int ScoreTableModel::rowOf(const QModelIndex& index) const {
    return index.isValid() ? order_.shown()[static_cast<std::size_t>(index.row())] : -1;
}

QModelIndex ScoreTableModel::indexOf(int row) const {
    const int place = order_.placeOf(row);
    return place < 0 ? QModelIndex() : index(place, 0);
}

QVariant ScoreTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const ScoreRow& row = results_.row(static_cast<std::size_t>(rowOf(index)));
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return shownText(row, column);
    case Qt::DecorationRole:
        return picture(row, column);
    case Qt::ToolTipRole:
        return whole(row, column);
    case Qt::TextAlignmentRole:
        return alignment(column);
    default:
        return {};
    }
}

QVariant ScoreTableModel::alignment(int column) const {
    const bool isNumber = column >= Score && column < truthColumn() && column != Why && column != ScoredAt;
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft)));
}

QVariant ScoreTableModel::shownText(const ScoreRow& row, int column) const {
    const auto number = [&](double value, int digits) {
        return row.failed ? QString("–") : figureText(value, digits, locale_);
    };
    switch (column) {
    case Image:
        return results_.nameOf(row);
    case VerdictColumn:
        return verdictText(results_.verdictOf(row));
    case Score:
        return number(row.fused, 2);
    case ScoredAt:
        return timeText(row);
    case Why:
        return whyText(results_, row, locale_);
    case Logical:
        return number(row.logical, 3);
    case Structural:
        return number(row.structural, 3);
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
        return QString::fromStdString(row.path.string());
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

void ScoreTableModel::sort(int column, Qt::SortOrder order) {
    static constexpr SortKey kFirst[] = {SortKey::Name,      SortKey::Verdict,    SortKey::Score,
                                         SortKey::ScoredAt,  SortKey::Difference, SortKey::Logical,
                                         SortKey::Structural};
    wish_.descending = order == Qt::DescendingOrder;
    if (column < 0) {
        wish_.key = SortKey::Added;
        wish_.descending = false;
    } else if (column < FirstPart) {
        wish_.key = kFirst[column];
    } else if (column < truthColumn()) {
        wish_.key = SortKey::PartArea;
        wish_.part = parts_[static_cast<std::size_t>(column - FirstPart)];
    } else {
        wish_.key = column == truthColumn() ? SortKey::Truth : SortKey::Review;
    }
    rebuild();
}

void ScoreTableModel::setText(const QString& text) {
    if (text == wish_.text)
        return;
    wish_.text = text;
    rebuild();
}

void ScoreTableModel::setFilter(RowFilter filter) {
    if (filter == wish_.filter)
        return;
    wish_.filter = filter;
    rebuild();
}

void ScoreTableModel::rankNames() {
    if (ranking_ == 0 && order_.lacksNameRanks())
        ranking_ = ranker_.submit(order_.names());
}

void ScoreTableModel::takeRanks(std::uint64_t of, const std::vector<int>& ranks) {
    if (of != ranking_)
        return; // of another run
    ranking_ = 0;
    order_.setNameRanks(ranks);
    if (wish_.key == SortKey::Name)
        putInOrder();
    if (order_.lacksNameRanks()) // more came meanwhile
        rankSoon_.start();
}

void ScoreTableModel::rebuild() {
    rebuildSoon_.stop();
    if (wish_.key == SortKey::Name && order_.lacksNameRanks())
        rankNames(); // and then in order
    else
        putInOrder();
}

void ScoreTableModel::rebuildLater() {
    if (!rebuildSoon_.isActive())
        rebuildSoon_.start(results_.rows().size() > kManyRows ? kRebuildManyMs : kRebuildMs);
}

void ScoreTableModel::putInOrder() {
    beginResetModel();
    order_.build(results_.rows(), results_.thresholds(), wish_);
    endResetModel();
}

void ScoreTableModel::letGo() {
    beginResetModel();
    parts_.clear();
    order_.setRows({});
    order_.build({}, results_.thresholds(), wish_);
    endResetModel();
}

void ScoreTableModel::startOver() {
    beginResetModel();
    parts_.clear();
    const std::vector<Label>& labels = results_.labels();
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (!labels[i].background)
            parts_.push_back(static_cast<int>(i));
    if (wish_.key == SortKey::PartArea) { // its column may be another's now
        wish_.key = SortKey::Added;
        wish_.descending = false;
    }
    ranking_ = 0;
    order_.setRows(results_.rows());
    order_.build(results_.rows(), results_.thresholds(), wish_);
    endResetModel();
}

void ScoreTableModel::takeNew(int first, int) {
    const auto& rows = results_.rows();
    order_.addRows(rows);
    rankSoon_.start();
    if (wish_.key != SortKey::Added || wish_.descending) {
        rebuildLater();
        return;
    }
    const auto fitting = order_.fitting(rows, static_cast<std::size_t>(first), results_.thresholds(), wish_);
    if (fitting.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fitting.size()) - 1);
    order_.putBehind(fitting, rows.size());
    endInsertRows();
}

} // namespace cliplad::ui
