#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "session/studio.h"

namespace cliplad::ui {

/// What the page shows before anything is scored: what to do next, and the last run. GUI thread.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    EmptyState(Studio& studio, QAction* addFolder, QAction* addPhotos, QWidget* parent = nullptr);

Q_SIGNALS:
    void testsWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    Studio& studio_;
    QLabel* title_;
    QLabel* text_;
    QPushButton* tests_;
    QPushButton* addFolder_;
    QPushButton* addPhotos_;
    QAction* folderAction_;
    QAction* photosAction_;
};

} // namespace cliplad::ui
