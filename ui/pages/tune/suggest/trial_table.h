#pragma once

#include <QTableView>

#include "pages/tune/suggest/trial_model.h"

namespace cliplad::ui {

class TrialDelegate;

/// The trials of Suggest. Widths and heights follow from the texts, and are told to the view: where it asks
/// its cells for them, it asks all at every change of one. The choice stays with its trial. GUI thread.
class TrialTable : public QTableView {
    Q_OBJECT

public:
    explicit TrialTable(QWidget* parent);

    // As in TrialModel.
    void showTrials(const std::vector<Trial>& trials, const PreviewRequest& request);
    /// Best first. A click on the header does it too.
    void rank();
    void finish();
    void setOutdated(bool outdated);

    bool isEmpty() const { return trials_->rowCount() == 0; }
    /// The chosen one; null: none.
    const Trial* chosen() const { return trials_->trialAt(currentIndex().row()); }
    /// Null where nothing was tried.
    const Trial* best() const { return trials_->trialAt(trials_->bestRow()); }
    void chooseBest();
    void retranslate();

Q_SIGNALS:
    void chosenChanged(); ///< by a person, or chooseBest()
    void adoptWanted();   ///< the chosen one

protected:
    void changeEvent(QEvent* event) override;
    /// Enter is for the row, and not for the dialog's button, also where the row cannot be taken.
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void fit();
    void fitRows(int changePx); ///< width of the column of changes
    int widthOf(int column) const;
    int widthOf(const QModelIndex& index) const;
    int heightOf(int row, int changePx) const;

    TrialModel* trials_;
    TrialDelegate* delegate_;
};

} // namespace cliplad::ui
