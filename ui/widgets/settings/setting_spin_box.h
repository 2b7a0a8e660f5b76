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
    /// While a number is typed, and when it is done with. @param outside of the range: what is typed; else
    /// empty
    void typed(const QString& outside);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isOutside(const QString& number) const;
};

} // namespace cliplad::ui
