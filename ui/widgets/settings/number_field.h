#pragma once

#include <QDoubleSpinBox>

namespace cliplad::ui {

/// A field for a number with a fraction. Point and comma are both the decimal mark, whatever the language: Qt
/// takes the one that is not for a mark between thousands, and would read a typed 7.2 as 72. GUI thread.
class NumberField : public QDoubleSpinBox {
    Q_OBJECT

public:
    using QDoubleSpinBox::QDoubleSpinBox;

    QValidator::State validate(QString& input, int& position) const override;
};

} // namespace cliplad::ui
