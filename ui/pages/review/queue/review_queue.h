#pragma once

#include <optional>
#include <tuple>
#include <vector>

#include <QAbstractListModel>
#include <QTimer>

#include "pages/review/queue/review_reasons.h"
#include "session/reviews.h"

namespace cliplad::ui {

class Studio;

/// Which scored images are gone through.
struct ReviewFilter {
    enum class Verdicts {
        Flagged, ///< to be reviewed, and rejected
        ToReview,
        Rejected,
        All
    };
    enum class Order { WorstFirst, NearestToThreshold, AsScored };

    Verdicts verdicts = Verdicts::Flagged;
    std::optional<ReviewReason> reason = {}; ///< none: any
    bool unreviewedOnly = false;
    Order order = Order::WorstFirst;

    bool operator==(const ReviewFilter&) const = default;
};

/// The images to be reviewed as a list, kept in step with scores, thresholds and decisions. GUI thread.
///
/// Follows only while someone looks, and catches up when someone does: a batch that runs for hours changes it
/// ten times a second. The image that is looked at stays in the list when its decision takes it out of the
/// filter, until another one is looked at.
class ReviewQueue : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        RowRole = Qt::UserRole, ///< index of ScoreResults::rows()
        ReasonRole,             ///< one line
        DecisionRole,           ///< int of DecisionValue; invalid: not reviewed
        DeliveryRole,           ///< int of Review::Delivery
        AlikeStartRole          ///< ScoreResults::alikeStart
    };

    explicit ReviewQueue(Studio& studio, QObject* parent = nullptr);

    /// Whether someone looks.
    void setActive(bool active);
    void setFilter(const ReviewFilter& filter);
    const ReviewFilter& filter() const { return filter_; }
    /// Reasons of the images that the verdicts let through, each once.
    const std::vector<ReviewReason>& reasons() const { return reasons_; }

    /// The scored row that is looked at; −1: none.
    void setCurrent(int row);
    int current() const { return current_; }

    int rowAt(int place) const; ///< −1 beyond the ends
    int placeOf(int row) const; ///< −1: not in the list
    /// Place of the next image that is not reviewed, after `place` and then from the top; −1: none left.
    int nextUnreviewed(int place) const;

    int reviewed() const { return reviewed_; } ///< of total()
    int total() const { return total_; }       ///< that verdicts and reason let through, reviewed or not

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void rebuilt(); ///< list, counts and reasons
    void countsChanged();

private:
    /// What verdicts and reason let through, and whether it is reviewed.
    enum class State : char { Outside, Unreviewed, Reviewed };

    bool passesVerdict(const ScoreRow& scored) const;
    bool passesReason(const ScoreRow& scored) const;
    bool belongs(int row) const;
    std::tuple<bool, double, int> orderKey(int row) const;
    bool isBefore(int a, int b) const;
    bool isInOrder(int place) const;
    void letGo(); ///< empty, while the run is replaced
    void rebuild();
    void rebuildSoon();
    void takeState(int row);
    void updatePlaces();
    void changeRow(int row);

    Studio& studio_;
    ReviewFilter filter_;
    std::vector<int> rows_;     ///< rows of the results in the order of the list
    std::vector<int> places_;   ///< by row of the results; −1: not in the list
    std::vector<State> states_; ///< by row of the results
    std::vector<ReviewReason> reasons_;
    int current_ = -1;
    int reviewed_ = 0;
    int total_ = 0;
    bool active_ = false;
    bool isBehind_ = false; ///< something changed while no one looked
    int changes_ = 0;       ///< of single rows, in this turn of the event loop
    QTimer rebuildTimer_, turn_;
};

} // namespace cliplad::ui
