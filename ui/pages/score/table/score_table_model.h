#pragma once

#include <QAbstractTableModel>
#include <QIcon>
#include <QLocale>
#include <QTimer>

#include "base/latest_runner.h"
#include "pages/score/table/score_order.h"
#include "session/studio.h"

namespace cliplad::ui {

/// The rows of Studio::results() as a table: filtered, sorted and decided anew at once, also a hundred
/// thousand. GUI thread.
class ScoreTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit ScoreTableModel(Studio& studio, QObject* parent = nullptr);

    /// First columns; one for each part follows from FirstPart on, then the truth and the review.
    enum Column { Image, VerdictColumn, Score, ScoredAt, Why, Logical, Structural, FirstPart };

    /// Of an image's name: how much of its start says nothing, as all files of that name have it.
    static constexpr int AlikeStartRole = Qt::UserRole;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    void setText(const QString& text);
    void setFilter(RowFilter filter);
    const ScoreOrder::Wish& wish() const { return wish_; }
    void restyle(); ///< another theme
    void retranslate();

    int rowOf(const QModelIndex& index) const; ///< of the results; −1: none
    QModelIndex indexOf(int row) const;        ///< of a row of the results
    int lastColumn() const { return columnCount() - 1; }
    int truthColumn() const { return FirstPart + static_cast<int>(parts_.size()); }

private:
    QVariant alignment(int column) const;
    QVariant shownText(const ScoreRow& row, int column) const;
    QString timeText(const ScoreRow& row) const;
    QVariant picture(const ScoreRow& row, int column) const;
    QString whole(const ScoreRow& row, int column) const; ///< tool tip
    void takeNew(int first, int count);
    void rebuild();
    void rebuildLater(); ///< while rows come
    void letGo();        ///< empty, while the run is replaced
    void startOver();
    void sayFew(); ///< of what the filter looks into
    void sayMore();
    void rankNames();
    void takeRanks(std::uint64_t of, const std::vector<int>& ranks);
    void putInOrder();

    Studio& studio_;
    ScoreResults& results_;
    ScoreOrder order_;
    ScoreOrder::Wish wish_;
    std::vector<int> parts_; ///< fine labels that have a column
    QLocale locale_;
    QTimer rebuildSoon_, rankSoon_, sayMore_;
    std::array<QIcon, 4> verdictIcons_;
    std::uint64_t ranking_ = 0; ///< the ranker's generation that is waited for; 0: none
    LatestRunner<std::shared_ptr<const ScoreOrder::Names>, std::vector<int>> ranker_; ///< last
};

/// "Good", "Review", "Reject", "Not scored".
QString verdictText(Verdict verdict);
QIcon verdictIcon(Verdict verdict);

} // namespace cliplad::ui
