#pragma once

#include <QElapsedTimer>
#include <QPointer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace cliplad::ui {

class BackgroundJob;
class Studio;

/// The status bar's content: model, device and precision; the live view's state; what waits for
/// the records; the running job with pause
/// and cancel; the caches' memory.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(Studio& studio, QWidget* parent = nullptr);

    void retranslate();

private:
    void showModel();
    void showLive();
    void showMemory();
    void showJob();
    void showRecords();
    QString latencyText(double ms) const;
    BackgroundJob* current() const;
    /// The job that a press now is meant for; null in the moment after another one stood at its place.
    BackgroundJob* pressed() const;

    Studio& studio_;
    QLabel* model_;
    QLabel* live_;
    QLabel* records_;
    QLabel* job_;
    QProgressBar* progress_;
    QToolButton* pause_;
    QToolButton* cancel_;
    QLabel* memory_;
    QPointer<BackgroundJob> shown_;
    bool showsAny_ = false;
    QElapsedTimer sinceOther_; ///< since another job left its place
};

} // namespace cliplad::ui
