#pragma once

#include <QDoubleSpinBox>

namespace cliplad::ui {

/// A field for a number with a fraction. Point and comma are both the decimal mark, whatever the language: Qt
/// takes the one that is not for a mark between thousands, and would read a typed 7.2 as 72. Powers of ten
/// may be typed too: 1e2, 5e-1, of which Qt would leave the e out. GUI thread.
class NumberField : public QDoubleSpinBox {
    Q_OBJECT

public:
    using QDoubleSpinBox::QDoubleSpinBox;

    QValidator::State validate(QString& input, int& position) const override;
    double valueFromText(const QString& text) const override;

protected:
    /// The number of a text, without prefix and unit.
    QString numberText(const QString& text) const;
    /// Whether it may be the value: in range, and whole where the field has no decimals.
    bool allows(double number) const;
    /// 5.5 or 5. in a field for whole numbers; 1.000 too, which some write for a thousand.
    bool isInParts(const QString& number) const;
};

} // namespace cliplad::ui
