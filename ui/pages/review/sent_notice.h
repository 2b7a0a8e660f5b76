#pragma once

#include <QWidget>

#include "session/records/sent_decisions.h"

class QLabel;
class QPushButton;

namespace cliplad::ui {

class Studio;

/// Tells of decisions that waited on this machine and were sent, where others had decided otherwise
/// meanwhile: on which image, who, which one counts, and the way to it. Stands until it is closed, also over
/// the end of the program; while it cannot be seen, a problem of the window points to it. GUI thread.
class SentNotice : public QWidget {
    Q_OBJECT

public:
    explicit SentNotice(Studio& studio, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void add(const SentDecisions& sent);
    void pointHere();
    void showNext(); ///< that is in the run that is open
    void dismiss();
    void retranslate();
    QString summary() const;
    QString lineOf(const SentDecisions::Clash& clash) const;
    QString nameOf(const SentDecisions::Clash& clash) const;
    int rowOf(const SentDecisions::Clash& clash) const; ///< −1: the run that is open has no such image

    Studio& studio_;
    SentDecisions sent_;   ///< since it was closed
    std::size_t next_ = 0; ///< of them, to be shown
    QLabel* text_;
    QPushButton* show_;
    QPushButton* close_;
};

} // namespace cliplad::ui
