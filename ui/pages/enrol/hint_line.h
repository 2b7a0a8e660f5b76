#pragma once

#include <QLabel>

namespace cliplad::ui {

/// What to do next, with links that Tab goes through one after the other; without any, the keys pass it by.
class HintLine : public QLabel {
    Q_OBJECT

public:
    explicit HintLine(QWidget* parent = nullptr);

    void say(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
};

} // namespace cliplad::ui
