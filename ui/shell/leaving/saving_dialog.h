#pragma once

#include <QDialog>
#include <QPointer>

#include "shell/leaving/leaving_questions.h"

class QLabel;
class QProgressBar;

namespace cliplad::ui {

class BackgroundJob;

/// What is open is left as soon as it is saved: says so, how far saving is, and lets a person stay. Deletes
/// itself when the job ends; without being done, nothing is left. GUI thread.
class SavingDialog : public QDialog {
    Q_OBJECT

public:
    SavingDialog(BackgroundJob& job, Leaving then, QWidget* parent);

Q_SIGNALS:
    void saved(); ///< not where the person stays

private:
    void refresh();

    QPointer<BackgroundJob> job_;
    QLabel* text_;
    QProgressBar* progress_;
    QLabel* left_;
};

} // namespace cliplad::ui
