#pragma once

#include <vector>

#include <QDialog>
#include <QPushButton>
#include <QTreeWidget>

#include "scoring/earlier_runs.h"

namespace cliplad::ui {

/// Earlier runs of the product: shows one again, goes on with one that was stopped or killed, removes one.
/// GUI thread.
class RunsDialog : public QDialog {
    Q_OBJECT

public:
    explicit RunsDialog(std::vector<EarlierRun> runs, QWidget* parent = nullptr);

Q_SIGNALS:
    void openWanted(const QString& folder, bool goOn);
    void removeWanted(const QString& folder);

private:
    enum Column { Started, Folder, Images, Flagged, State, ColumnCount };

    QString stateText(const EarlierRun& run) const;
    const EarlierRun* chosen() const;
    void refresh();
    void fill();
    void askToRemove();

    std::vector<EarlierRun> runs_;
    QTreeWidget* list_;
    QPushButton* open_;
    QPushButton* resume_;
    QPushButton* remove_;
};

} // namespace cliplad::ui
