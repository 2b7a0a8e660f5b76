#include "pages/review/queue/review_queue.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <QElapsedTimer>

#include "session/finding_text.h"
#include "session/studio.h"

namespace cliplad::ui {
namespace {

/// A dragged threshold and a running batch change many rows at once. A long list takes so many times as long
/// to wait as to build.
constexpr int kRebuildAfterMs = 50, kMostRebuildAfterMs = 2000;
constexpr int kWaits = 10;
/// So many changes of single rows are taken one by one in a turn of the event loop: a recorded decision is
/// two, and those of others may come by thousands. The row that is looked at is always shown as it is.
constexpr int kMostChanges = 16;

} // namespace

ReviewQueue::ReviewQueue(Studio& studio, QObject* parent)
    : QAbstractListModel(parent)
    , studio_(studio) {
    rebuildTimer_.setSingleShot(true);
    rebuildTimer_.setInterval(kRebuildAfterMs);
    connect(&rebuildTimer_, &QTimer::timeout, this, &ReviewQueue::rebuild);
    turn_.setSingleShot(true);
    connect(&turn_, &QTimer::timeout, this, [this] { changes_ = 0; });
    ScoreResults& results = studio_.results();
    connect(&results, &ScoreResults::aboutToReset, this, &ReviewQueue::letGo);
    connect(&results, &ScoreResults::reset, this, &ReviewQueue::rebuild);
    connect(&results, &ScoreResults::rowsAppended, this, &ReviewQueue::rebuildSoon);
    connect(&results, &ScoreResults::thresholdsChanged, this, &ReviewQueue::rebuildSoon);
    connect(&results, &ScoreResults::rowsChanged, this, [this](int first, int last) {
        if (first != last)
            return rebuildSoon();
        changeRow(first);
    });
    connect(&results, &ScoreResults::namesChanged, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::DisplayRole, Qt::AccessibleTextRole});
    });
    connect(&studio_.reviews(), &Reviews::changed, this, &ReviewQueue::changeRow);
    connect(&studio_.thumbnails(), &Thumbnails::loaded, this, [this](const QString& path) {
        if (const int place = placeOf(studio_.results().find(path.toStdString())); place >= 0)
            Q_EMIT dataChanged(index(place), index(place), {Qt::DecorationRole});
    });
    rebuild();
}

void ReviewQueue::setActive(bool active) {
    active_ = active;
    if (active_ && isBehind_)
        rebuild();
}

void ReviewQueue::setFilter(const ReviewFilter& filter) {
    if (filter == filter_)
        return;
    filter_ = filter;
    rebuild();
}

void ReviewQueue::setCurrent(int row) {
    const int left = std::exchange(current_, row);
    if (left >= 0 && left != row)
        changeRow(left);
}

int ReviewQueue::rowAt(int place) const {
    return place >= 0 && place < static_cast<int>(rows_.size()) ? rows_[static_cast<std::size_t>(place)] : -1;
}

int ReviewQueue::placeOf(int row) const {
    return row >= 0 && row < static_cast<int>(places_.size()) ? places_[static_cast<std::size_t>(row)] : -1;
}

int ReviewQueue::nextUnreviewed(int place) const {
    const int count = static_cast<int>(rows_.size());
    for (int step = 1; step <= count; ++step) {
        const int candidate = (std::max(place, -1) + step) % count;
        if (candidate != place && !studio_.reviews().isDecided(static_cast<std::size_t>(rowAt(candidate))))
            return candidate;
    }
    return -1;
}

int ReviewQueue::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant ReviewQueue::data(const QModelIndex& index, int role) const {
    const int row = rowAt(index.row());
    if (!index.isValid() || row < 0)
        return {};
    const ScoreRow& scored = studio_.results().row(static_cast<std::size_t>(row));
    const Review* review = studio_.reviews().of(static_cast<std::size_t>(row));
    switch (role) {
    case Qt::DisplayRole:
        return studio_.results().nameOf(scored);
    case Qt::ToolTipRole:
        return QStringList{QString::fromStdString(scored.path.string()), data(index, ReasonRole).toString(),
                           findingLine(partStatements(scored.differences, false, QLocale()),
                                       scored.differences, scored.nearestShot, QLocale())}
            .join('\n');
    case Qt::DecorationRole:
        return studio_.thumbnails().find(scored.path);
    case RowRole:
        return row;
    case AlikeStartRole:
        return studio_.results().alikeStart(scored);
    case ReasonRole: {
        QStringList texts;
        for (const ReviewReason& reason : reasonsOf(studio_.results(), scored))
            texts.append(toText(reason));
        return texts.isEmpty() ? tr("Nothing unusual") : texts.join(tr(", ", "between reasons"));
    }
    case DecisionRole:
        return review != nullptr ? QVariant(static_cast<int>(review->value)) : QVariant();
    case DeliveryRole:
        return review != nullptr ? QVariant(static_cast<int>(review->delivery)) : QVariant();
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3", "file name, why it is shown, what was decided")
            .arg(data(index, Qt::DisplayRole).toString(), data(index, ReasonRole).toString(),
                 review != nullptr ? decisionText(review->value) : tr("not reviewed"));
    default:
        return {};
    }
}

bool ReviewQueue::passesVerdict(const ScoreRow& scored) const {
    const Verdict verdict = studio_.results().verdictOf(scored);
    switch (filter_.verdicts) {
    case ReviewFilter::Verdicts::Flagged:
        return isFlagged(verdict);
    case ReviewFilter::Verdicts::ToReview:
        return verdict == Verdict::Review;
    case ReviewFilter::Verdicts::Rejected:
        return verdict == Verdict::Reject;
    case ReviewFilter::Verdicts::All:
        return verdict != Verdict::Failed;
    }
    return false;
}

bool ReviewQueue::passesReason(const ScoreRow& scored) const {
    if (!filter_.reason)
        return true;
    const auto reasons = reasonsOf(studio_.results(), scored);
    return std::find(reasons.begin(), reasons.end(), *filter_.reason) != reasons.end();
}

/// Lowest first. A score that is no number comes last, as one that no threshold finds.
std::tuple<bool, double, int> ReviewQueue::orderKey(int row) const {
    const ScoreResults& results = studio_.results();
    const double score = results.row(static_cast<std::size_t>(row)).fused;
    const double key = filter_.order == ReviewFilter::Order::WorstFirst ? -score
                       : filter_.order == ReviewFilter::Order::NearestToThreshold
                           ? std::abs(score - results.threshold())
                           : 0;
    return {std::isnan(key), std::isnan(key) ? 0 : key, row};
}

bool ReviewQueue::isBefore(int a, int b) const {
    return orderKey(a) < orderKey(b);
}

bool ReviewQueue::isInOrder(int place) const {
    const int row = rowAt(place), before = rowAt(place - 1), after = rowAt(place + 1);
    return (before < 0 || isBefore(before, row)) && (after < 0 || isBefore(row, after));
}

void ReviewQueue::rebuildSoon() {
    isBehind_ = true;
    if (active_ && !rebuildTimer_.isActive())
        rebuildTimer_.start();
}

void ReviewQueue::letGo() {
    beginResetModel();
    current_ = -1;
    rows_.clear();
    states_.clear();
    places_.clear();
    reviewed_ = total_ = 0;
    reasons_.clear();
    endResetModel();
}

void ReviewQueue::rebuild() {
    rebuildTimer_.stop();
    isBehind_ = false;
    QElapsedTimer took;
    took.start();
    beginResetModel();
    const int count = static_cast<int>(studio_.results().rows().size());
    rows_.clear();
    states_.assign(static_cast<std::size_t>(count), State::Outside);
    reviewed_ = total_ = 0;
    std::set<ReviewReason> reasons;
    for (int row = 0; row < count; ++row) {
        const ScoreRow& scored = studio_.results().row(static_cast<std::size_t>(row));
        if (!passesVerdict(scored))
            continue;
        const auto own = reasonsOf(studio_.results(), scored);
        reasons.insert(own.begin(), own.end());
        takeState(row);
        if (belongs(row))
            rows_.push_back(row);
    }
    std::sort(rows_.begin(), rows_.end(), [this](int a, int b) { return isBefore(a, b); });
    reasons_.assign(reasons.begin(), reasons.end());
    updatePlaces();
    endResetModel();
    rebuildTimer_.setInterval(
        std::clamp(kWaits * static_cast<int>(took.elapsed()), kRebuildAfterMs, kMostRebuildAfterMs));
    Q_EMIT rebuilt();
}

/// Counts the row as what it is now.
void ReviewQueue::takeState(int row) {
    const ScoreRow& scored = studio_.results().row(static_cast<std::size_t>(row));
    const bool passes = passesVerdict(scored) && passesReason(scored);
    State& state = states_[static_cast<std::size_t>(row)];
    total_ -= state == State::Outside ? 0 : 1;
    reviewed_ -= state == State::Reviewed ? 1 : 0;
    state = !passes                                                      ? State::Outside
            : studio_.reviews().isDecided(static_cast<std::size_t>(row)) ? State::Reviewed
                                                                         : State::Unreviewed;
    total_ += state == State::Outside ? 0 : 1;
    reviewed_ += state == State::Reviewed ? 1 : 0;
}

bool ReviewQueue::belongs(int row) const {
    const State state = states_[static_cast<std::size_t>(row)];
    return state == State::Unreviewed ||
           (state == State::Reviewed && (!filter_.unreviewedOnly || row == current_));
}

void ReviewQueue::updatePlaces() {
    places_.assign(states_.size(), -1);
    for (std::size_t place = 0; place < rows_.size(); ++place)
        places_[static_cast<std::size_t>(rows_[place])] = static_cast<int>(place);
}

void ReviewQueue::changeRow(int row) {
    if (!active_ || row < 0 || row >= static_cast<int>(states_.size()) ||
        (++changes_ > kMostChanges && row != current_))
        return rebuildSoon();
    if (!turn_.isActive())
        turn_.start(0);
    takeState(row);
    const int place = placeOf(row);
    const bool stays = place >= 0 && belongs(row) && isInOrder(place); // scored again: at another place
    if (place >= 0 && !stays) {
        beginRemoveRows({}, place, place);
        rows_.erase(rows_.begin() + place);
        updatePlaces();
        endRemoveRows();
    }
    if (belongs(row) && !stays) {
        const auto before = std::lower_bound(rows_.begin(), rows_.end(), row,
                                             [this](int a, int b) { return isBefore(a, b); });
        const int to = static_cast<int>(before - rows_.begin());
        beginInsertRows({}, to, to);
        rows_.insert(before, row);
        updatePlaces();
        endInsertRows();
    } else if (stays) {
        Q_EMIT dataChanged(index(place), index(place));
    }
    Q_EMIT countsChanged();
}

} // namespace cliplad::ui
