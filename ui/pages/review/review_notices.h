#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace cliplad::ui {

class DecisionWriter;

/// What a person has to know beside the image: decisions that are not with the records yet, and the offer to
/// score again after a shot was added. GUI thread.
class ReviewNotices : public QWidget {
    Q_OBJECT

public:
    explicit ReviewNotices(DecisionWriter& decisions, QWidget* parent = nullptr);

    void offerScoring(const QString& file, int shots);
    void withdrawOffer();
    void refresh();
    void retranslate();

Q_SIGNALS:
    void scoringWanted();

private:
    struct Line {
        QWidget* box = nullptr;
        QLabel* text = nullptr;
    };
    Line addLine(const QString& name, const QList<QPushButton*>& buttons);

    DecisionWriter& decisions_;
    QPushButton* retry_;
    QPushButton* scoreAgain_;
    QPushButton* later_;
    Line records_;
    Line offer_;
    QString offered_;
    int shots_ = 0;
};

} // namespace cliplad::ui
