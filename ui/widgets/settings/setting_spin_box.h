#pragma once

#include "widgets/settings/number_field.h"

namespace cliplad::ui {

/// A field for a number that lets one outside of its range be typed and says so, where others swallow the
/// keys. Such a number is never the value: the field goes back to what it was. Its least value may stand for
/// something else, in words (specialValueText). GUI thread.
class SettingSpinBox : public NumberField {
    Q_OBJECT

public:
    explicit SettingSpinBox(QWidget* parent);

    QValidator::State validate(QString& input, int& position) const override;

Q_SIGNALS:
    /// While a number is typed, and soon after the field is left. @param outside what is typed, where that is
    /// out of range, or no whole number in a field for those; else empty
    void typed(const QString& outside);

protected:
    void focusOutEvent(QFocusEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isOutside(const QString& number) const;
};

} // namespace cliplad::ui
