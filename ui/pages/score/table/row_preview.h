#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "session/studio.h"
#include "widgets/canvas/image_canvas.h"

namespace cliplad::ui {

/// The image of the row that is looked at, with its parts over it, and why it got its verdict. GUI thread.
class RowPreview : public QWidget {
    Q_OBJECT

public:
    explicit RowPreview(Studio& studio, QWidget* parent = nullptr);

    /// −1: none
    void setRow(int row);
    /// Brings the image of the row back, after another page looked at others.
    void lookAgain();
    QString verdict() const { return verdict_->text(); }
    ImageCanvas& canvas() { return *canvas_; }

Q_SIGNALS:
    void reviewWanted();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void refreshPicture();
    void refreshText();
    QString pictureNotice() const;
    void retranslate();

    Studio& studio_;
    int row_ = -1;
    ImageCanvas* canvas_;
    QLabel* verdict_;
    QLabel* why_;
    QPushButton* review_;
};

/// What to do about an image that could not be scored.
QString notScoredHint();

} // namespace cliplad::ui
