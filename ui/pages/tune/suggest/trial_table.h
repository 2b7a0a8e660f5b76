#pragma once

#include <optional>
#include <vector>

#include <QHash>
#include <QIcon>
#include <QTableWidget>

#include "engine/trial_suggestion.h"

namespace cliplad::ui {

/// Trials with their masks and figures; the state that they are compared with is one of them. Rows keep the
/// places in which they came, so that nothing moves under a pointer, until they are ranked: best first. The
/// choice stays with its trial. GUI thread.
class TrialTable : public QTableWidget {
    Q_OBJECT

public:
    explicit TrialTable(QWidget* parent);

    /// Trials that are there already stay in their rows; new ones come below.
    /// @param request what the trials are changes of
    void showTrials(const std::vector<Trial>& trials, const PreviewRequest& request);
    /// Best first. A click on the header does it too.
    void rank();
    /// Ranks, and marks the best one: all was tried that was to be.
    void finish();
    /// Whether the product is another one by now than the one that the trials were compared with.
    void setOutdated(bool outdated);
    /// The chosen one; null: none.
    const Trial* chosen() const;
    /// Nothing where nothing was tried.
    std::optional<Trial> best() const;
    void chooseBest();
    void retranslate();

Q_SIGNALS:
    void adoptWanted(); ///< the chosen one

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    enum Column { Masks, Change, Stability, Separation, Judged, Time, Use, Columns };

    bool isSuggested(int row) const { return isFinished_ && isRanked_ && row == 0; }
    void fillRow(int row, const Trial& trial);
    void setText(int row, Column column, const QString& text, const QString& help = {});
    QString stabilityText(const Trial& trial) const;
    QString judgedText(const Trial& trial) const;
    QString masksText(const Trial& trial) const;
    QString percent(double share) const;
    void paintNumber(QPainter& painter, const QRect& picture, const QString& number, bool isWorst) const;
    QIcon masksOf(const Trial& trial);
    const Trial* trialAt(int row) const;
    QWidget* useButton(int row);
    QString changeText(int row, const Trial& trial) const;
    int partsNotFoundNow() const;
    void fillRows();
    void fitPictures();
    std::vector<Trial> ranked() const;
    int rowOf(const RecipeChange& change) const;

    std::vector<Trial> given_;  ///< in the order of the changes
    std::vector<Trial> trials_; ///< as in the rows
    bool isRanked_ = false;     ///< the rows are, best first
    bool isFinished_ = false;   ///< nothing is still to be tried
    bool isOutdated_ = false;
    PreviewRequest request_;
    QHash<qint64, QIcon> icons_; ///< by the first mask's cacheKey(): results come often
};

} // namespace cliplad::ui
