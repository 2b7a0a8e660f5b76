#include "widgets/settings/setting_spin_box.h"

#include <QApplication>
#include <QFocusEvent>
#include <QLineEdit>
#include <QTimer>

namespace cliplad::ui {

SettingSpinBox::SettingSpinBox(QWidget* parent)
    : NumberField(parent) {
    connect(lineEdit(), &QLineEdit::textEdited, this, [this] {
        const QString number = cleanText();
        Q_EMIT typed(isOutside(number) ? number : QString());
    });
    lineEdit()->installEventFilter(this);
}

bool SettingSpinBox::isOutside(const QString& number) const {
    bool isNumber = false;
    const double value = locale().toDouble(number, &isNumber);
    return isInParts(number) || (isNumber && !allows(value));
}

QValidator::State SettingSpinBox::validate(QString& input, int& position) const {
    const QValidator::State state = NumberField::validate(input, position);
    const QString number = numberText(input);
    const bool isBegun = number == locale().negativeSign() || isOutside(number);
    return state == QValidator::Invalid && isBegun ? QValidator::Intermediate : state;
}

void SettingSpinBox::focusOutEvent(QFocusEvent* event) {
    NumberField::focusOutEvent(event);
    // What was said of the number goes, and what stands below moves up: not under the click that left it.
    QTimer::singleShot(QApplication::doubleClickInterval(), this, [this] {
        if (!hasFocus())
            Q_EMIT typed({});
    });
}

bool SettingSpinBox::eventFilter(QObject* watched, QEvent* event) {
    const bool isWords = value() == minimum() && text() == specialValueText();
    if (watched == lineEdit() && event->type() == QEvent::MouseButtonRelease && isWords)
        lineEdit()->selectAll(); // a digit among words is no number
    return NumberField::eventFilter(watched, event);
}

} // namespace cliplad::ui
