#pragma once

#include <QLabel>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>

#include "pages/score/score_runner.h"

namespace cliplad::ui {

/// How far the run is and how long it will take, with pause and cancel, how much a stopped run has left, or
/// that all is scored: the line stays while there are results, so that nothing jumps, nor comes to where
/// Cancel was. Below it, in a line of its own, what else works on files. Hidden where there is nothing to
/// say. GUI thread.
class RunBar : public QWidget {
    Q_OBJECT

public:
    /// @param pause, cancel, resume actions of the page
    RunBar(Studio& studio, ScoreRunner& runner, QAction* pause, QAction* cancel, QAction* resume,
           QWidget* parent = nullptr);

    QString text() const { return text_->text(); } ///< of the run

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildFiles();
    void refresh();
    bool tellScoring();
    bool tellFileWork();
    void keepFocus();
    bool tellLeftOver();
    bool tellDone();

    Studio& studio_;
    ScoreRunner& runner_;
    QAction* pause_;
    QAction* cancel_;
    QAction* resume_;
    QWidget* run_; ///< its line
    QLabel* text_;
    QProgressBar* bar_;
    QToolButton* pauseButton_;
    QToolButton* cancelButton_;
    QToolButton* resumeButton_;
    QWidget* files_; ///< their line
    QLabel* fileText_;
    QProgressBar* fileBar_;
    QAction* cancelFiles_;
    QToolButton* cancelFilesButton_;
    QTimer quiet_; ///< file work that is done at once is not shown
};

} // namespace cliplad::ui
