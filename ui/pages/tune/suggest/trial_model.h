#pragma once

#include <array>
#include <vector>

#include <QAbstractTableModel>

#include "engine/trial_suggestion.h"

namespace cliplad::ui {

/// Trials with their figures; the state that they are compared with is one of them. Rows keep the places in
/// which they came, so that nothing moves under a pointer, until they are ranked: best first. Results come
/// often: only rows that read otherwise than before are told of. GUI thread.
class TrialModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// Masks has no text, but one for those who do not see; Use has one where the trial can be taken.
    enum Column { Masks, Change, Stability, Separation, Judged, Time, Use, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Of a run that goes on, trials that are there already stay in their rows, and new ones come below.
    /// @param request what the trials are changes of
    void showTrials(std::vector<Trial> trials, const PreviewRequest& request);
    /// Best first.
    void rank();
    /// Ranks, and marks the best one: all was tried that was to be.
    void finish();
    /// Whether the product is another one by now than the one that the trials were compared with.
    void setOutdated(bool outdated);
    bool isOutdated() const { return isOutdated_; }
    void retranslate();

    const std::vector<Trial>& trials() const { return trials_; } ///< in the order of the changes
    const PreviewRequest& request() const { return request_; }
    const Trial* trialAt(int row) const; ///< null: there is no such row
    int bestRow() const;                 ///< −1: nothing was tried

private:
    using Texts = std::array<QString, Columns>;

    bool isSuggested(int row) const { return isFinished_ && isRanked_ && row == 0; }
    std::vector<std::size_t> ranking() const;
    void retell();
    Texts textsOf(int row) const;
    QString changeText(int row) const;
    static QString percent(double share);
    static QString masksText(const Trial& trial);
    static QString stabilityText(const Trial& trial);
    static QString judgedText(const Trial& trial);
    QString accessibleText(const QModelIndex& index) const;
    int partsNotFoundNow() const;

    std::vector<Trial> trials_;
    std::vector<Texts> texts_;       ///< of each trial
    std::vector<std::size_t> order_; ///< the trial of each row
    bool isRanked_ = false;          ///< the rows are, best first
    bool isFinished_ = false;        ///< nothing is still to be tried
    bool isOutdated_ = false;
    PreviewRequest request_;
};

} // namespace cliplad::ui
