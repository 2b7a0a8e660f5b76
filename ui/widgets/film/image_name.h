#pragma once

#include <QLabel>

namespace cliplad::ui {

class Studio;

/// Names the image that is looked at, and says where it is none of the film strip's. Where there is little
/// room its middle is left out; the whole path is the tool tip. GUI thread.
class ImageName : public QLabel {
    Q_OBJECT

public:
    ImageName(Studio& studio, QWidget* parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void fit();

    Studio& studio_;
    QString whole_;
};

} // namespace cliplad::ui
