#pragma once

#include <QList>
#include <QWidget>

class QSlider;

namespace cliplad::ui {

/// Marks under a horizontal slider, each under the place of its value. GUI thread.
class SliderMarks : public QWidget {
    Q_OBJECT

public:
    enum class Shape {
        Hollow, ///< a small ring: not there yet
        Tick,   ///< a short line: there
        Arrow,  ///< points up at the slider
    };
    struct Mark {
        int value = 0; ///< of the slider
        Shape shape = Shape::Tick;
        QString text = {}; ///< below the mark, where there is room
    };

    SliderMarks(const QSlider& slider, QWidget* parent);

    void setMarks(const QList<Mark>& marks);
    const QList<Mark>& marks() const { return marks_; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int xOf(int value) const;

    const QSlider& slider_;
    QList<Mark> marks_;
};

} // namespace cliplad::ui
