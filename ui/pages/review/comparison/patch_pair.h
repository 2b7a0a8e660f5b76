#pragma once

#include <QImage>
#include <QRect>
#include <QWidget>

namespace cliplad::ui {

/// The place around a patch: the patch with a margin of its own size on every side, within the photo.
QRect aroundPatch(QRect patch, QSize photo);

/// The least usual patch of an image beside the patch of the shots that is nearest to it, both framed. A
/// click or Return goes to the place in the image.
class PatchPair : public QWidget {
    Q_OBJECT

public:
    struct Side {
        QImage photo = {};
        QRect patch = {}; ///< in the photo's pixels; empty: nothing to show
        QString title = {};
    };

    explicit PatchPair(QWidget* parent = nullptr);

    void setSides(const Side& image, const Side& shot);
    const Side& imageSide() const { return image_; }
    const Side& shotSide() const { return shot_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void activated();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void paintSide(QPainter& painter, const Side& side, const QRect& box);

    Side image_, shot_;
};

} // namespace cliplad::ui
