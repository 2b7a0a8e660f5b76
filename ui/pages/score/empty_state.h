#pragma once

#include <optional>

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "scoring/run_files.h"
#include "session/studio.h"

class QVBoxLayout;

namespace cliplad::ui {

/// What the page shows before anything is scored: what to do next, and a run that was stopped or killed. GUI
/// thread.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    EmptyState(Studio& studio, QAction* addFolder, QAction* addPhotos, QWidget* parent = nullptr);

    /// A run of this product that did not come to its end.
    void setUnfinished(const std::optional<EarlierRun>& run);

Q_SIGNALS:
    void testsWanted();
    void resumeWanted(const QString& folder);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    Studio& studio_;
    std::optional<EarlierRun> unfinished_;
    QLabel* title_;
    QLabel* text_;
    QPushButton* tests_;
    QPushButton* addFolder_;
    QPushButton* addPhotos_;
    QLabel* unfinishedText_;
    QPushButton* resume_;
    QAction* folderAction_;
    QAction* photosAction_;
};

} // namespace cliplad::ui
