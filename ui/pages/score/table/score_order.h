#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QString>

#include "scoring/score_summary.h"

namespace cliplad::ui {

/// What of the rows is shown.
enum class RowFilter {
    All,
    Good,
    Review,
    Reject,
    Failed,
    Missed,
    FalseAlarms,
    NotReviewed,
    DecidedOtherwise,
    Copies
};

/// What rows can be sorted by. PartArea needs the part.
enum class SortKey {
    Added,
    Name,
    Verdict,
    Score,
    ScoredAt,
    Logical,
    Structural,
    PartArea,
    Truth,
    Review,
    Difference
};

/// Which rows are shown and in which order: indices into the rows, found off the raw columns, so that a
/// hundred thousand are filtered and sorted while a person types. GUI thread.
class ScoreOrder {
public:
    struct Wish {
        /// What is typed, as it stands, has to be in the row's path, in what is said of one of its parts, or
        /// in its defect, error or note; of several texts, parted by commas, each.
        QString text = {};
        RowFilter filter = RowFilter::All;
        SortKey key = SortKey::Added;
        int part = 0; ///< fine label of SortKey::PartArea
        bool descending = false;
        const ContentCounts* contents = nullptr; ///< of the rows; for RowFilter::Copies
    };

    using Names = std::vector<std::string>;

    void setRows(const std::vector<ScoreRow>& rows); ///< others altogether
    /// Those behind what was known. They are found by their parts from sayMore() on.
    void addRows(const std::vector<ScoreRow>& rows);
    void changeRow(const std::vector<ScoreRow>& rows, std::size_t index);
    /// Puts into words, in the language in force, how the parts of so many rows more differ: it costs more
    /// than all else that is known of a row.
    /// @return whether that is done of all of them
    bool sayMore(const std::vector<ScoreRow>& rows, std::size_t count);
    /// In another language, by sayMore(); until then rows are found by the words of before.
    void sayAnew() { said_ = 0; }

    void build(const std::vector<ScoreRow>& rows, const ScoreThresholds& thresholds, const Wish& wish);
    /// So many rows are ranked by name in build(). Of more the ranks are made beside the GUI thread: they
    /// cost more than all else.
    static constexpr std::size_t kRankedAtOnce = 5000;
    bool lacksNameRanks() const {
        return names_->size() > kRankedAtOnce && nameRanks_.size() != names_->size();
    }
    /// To make nameRanks() of.
    std::shared_ptr<const Names> names() const { return names_; }
    /// Rows that were added since the names were taken come last until they have a rank.
    void setNameRanks(const std::vector<int>& ranks) { nameRanks_ = ranks; }

    /// Whether build() would leave the row, which was changed, where it is. One that is not added yet has no
    /// place: whoever hears of new rows first may change them before addRows().
    bool isInPlace(const std::vector<ScoreRow>& rows, int row, const ScoreThresholds& thresholds,
                   const Wish& wish) const;

    const std::vector<int>& shown() const { return shown_; }
    /// Place of a row among those shown; −1: it is not.
    int placeOf(int row) const {
        const auto index = static_cast<std::size_t>(row);
        return row < 0 || index >= places_.size() ? -1 : places_[index];
    }

    /// Rows from `first` on that the wish shows, in their order; then to be put behind those shown, where the
    /// wish sorts nothing.
    std::vector<int> fitting(const std::vector<ScoreRow>& rows, std::size_t first,
                             const ScoreThresholds& thresholds, const Wish& wish) const;
    void putBehind(const std::vector<int>& fitting, std::size_t rows);

private:
    bool isShown(const ScoreRow& row, std::size_t index, const ScoreThresholds& thresholds,
                 const Wish& wish) const;
    double keyOf(const ScoreRow& row, std::size_t index, const ScoreThresholds& thresholds,
                 const Wish& wish) const;

    std::vector<std::string> texts_; ///< lower case, of each row: what the filter looks into
    std::size_t said_ = 0;           ///< rows whose texts have their parts
    /// Paths with numbers padded, so that bytes order them as a person counts. Copied before it changes where
    /// it is shared.
    std::shared_ptr<Names> names_ = std::make_shared<Names>();
    std::vector<int> nameRanks_;      ///< fewer than names: to be made
    std::vector<std::string> wanted_; ///< of the wish: the texts to be found
    std::vector<QString> labels_;     ///< of the parts, in their order
    std::vector<int> shown_, places_;
    std::vector<double> keys_; ///< by row, of the last build(); empty where it sorted nothing
};

} // namespace cliplad::ui
