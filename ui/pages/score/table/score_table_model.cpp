#include "pages/score/table/score_table_model.h"

#include <algorithm>

#include <QElapsedTimer>

#include "pages/score/table/name_order.h"

namespace cliplad::ui {
namespace {

/// Beyond it, rows that come while something is sorted are put in their places now and then, not at once.
constexpr int kManyRows = 5000;
constexpr int kRebuildMs = 30, kRebuildManyMs = 400;
/// Names are ranked once no more rows come, so that a click finds it done.
constexpr int kRankMs = 300;
/// Rows that are put into words at once, and for how long at most, so that the window is not held.
constexpr std::size_t kSaidAtOnce = 100;
constexpr int kSayMs = 5;

} // namespace

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
    wish_.contents = &results_.contents();
    rebuildSoon_.setSingleShot(true);
    connect(&rebuildSoon_, &QTimer::timeout, this, &ScoreTableModel::rebuild);
    rankSoon_.setSingleShot(true);
    rankSoon_.setInterval(kRankMs);
    connect(&rankSoon_, &QTimer::timeout, this, &ScoreTableModel::rankNames);
    sayMore_.setSingleShot(true);
    connect(&sayMore_, &QTimer::timeout, this, &ScoreTableModel::sayMore);
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

void ScoreTableModel::retranslate() {
    restyle();
    order_.sayAnew();
    sayMore_.start(0);
}

/// They are found by their parts at once; where there are more, soon.
void ScoreTableModel::sayFew() {
    if (!sayMore_.isActive() && !order_.sayMore(results_.rows(), kSaidAtOnce))
        sayMore_.start(0);
}

void ScoreTableModel::sayMore() {
    QElapsedTimer timer;
    timer.start();
    bool isSaid = order_.sayMore(results_.rows(), kSaidAtOnce);
    while (!isSaid && timer.elapsed() < kSayMs)
        isSaid = order_.sayMore(results_.rows(), kSaidAtOnce);
    if (!isSaid)
        sayMore_.start(0);
    else if (!wish_.text.isEmpty())
        rebuild();
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
    case AlikeStartRole:
        return results_.alikeStart(row);
    default:
        return {};
    }
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
    sayMore_.stop();
    order_.setRows(results_.rows());
    sayFew();
    order_.build(results_.rows(), results_.thresholds(), wish_);
    endResetModel();
}

void ScoreTableModel::takeNew(int first, int) {
    const auto& rows = results_.rows();
    order_.addRows(rows);
    sayFew();
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
