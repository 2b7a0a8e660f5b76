#pragma once

#include <QWidget>

#include "session/records/decision_writer.h"

class QAction;
class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace cliplad::ui {

class FlowLayout;

/// Decisions, the note, and what stands for the image. Its buttons are the page's actions. GUI thread.
class DecisionBar : public QWidget {
    Q_OBJECT

public:
    explicit DecisionBar(QWidget* parent = nullptr);

    /// A button that shows the action's shortcut.
    void addDecision(QAction* action);
    /// The same for what is needed less often.
    void addFurther(QAction* action);
    /// A button with the icon alone.
    void addStep(QAction* action);

    QString note() const;
    void setNote(const QString& note);
    void editNote();
    void showReviewer(); ///< as it is set
    /// What stands for the image; null: not reviewed.  @param noteWaits whether no decision carries the note
    void setReview(const Review* review, bool noteWaits);
    void retranslate();

Q_SIGNALS:
    void noteEdited();  ///< by the person
    void noteEntered(); ///< Return in the note
    void left();        ///< Escape in a line: the keys are the page's again

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    FlowLayout* decisions_;
    QHBoxLayout* steps_;
    FlowLayout* further_;
    QLabel* state_;
    QLabel* noteTitle_;
    QLineEdit* note_;
    QLabel* reviewerTitle_;
    QLineEdit* reviewer_;
};

} // namespace cliplad::ui
