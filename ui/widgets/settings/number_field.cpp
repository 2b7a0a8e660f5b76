#include "widgets/settings/number_field.h"

#include <cmath>

#include <QRegularExpression>

namespace cliplad::ui {
namespace {

/// 1e2, also while the exponent is still to come.
bool isPowerOfTen(const QString& number) {
    static const QRegularExpression form(R"(^[+-]?(\d+[.,]?\d*|[.,]\d+)[eE][+-]?\d*$)");
    return form.match(number).hasMatch();
}

} // namespace

QString NumberField::numberText(const QString& text) const {
    QString number = text;
    if (!prefix().isEmpty() && number.startsWith(prefix()))
        number.remove(0, prefix().size());
    if (!suffix().isEmpty() && number.endsWith(suffix()))
        number.chop(suffix().size());
    return number.trimmed();
}

bool NumberField::allows(double number) const {
    return number >= minimum() && number <= maximum() && (decimals() > 0 || number == std::floor(number));
}

bool NumberField::isInParts(const QString& number) const {
    static const QRegularExpression form(R"(^[+-]?\d*[.,]\d*$)");
    return decimals() == 0 && form.match(number).hasMatch();
}

QValidator::State NumberField::validate(QString& input, int& position) const {
    if (input != specialValueText()) {
        const QString mark = locale().decimalPoint();
        const qsizetype end = input.endsWith(suffix()) ? input.size() - suffix().size() : input.size();
        for (qsizetype i = prefix().size(); i < end; ++i)
            if (input[i] == '.' || input[i] == ',')
                input.replace(i, 1, mark);
    }
    const QString number = numberText(input);
    // What is not allowed goes back as a whole: without a key of it, it would be another number.
    if (isInParts(number))
        return QValidator::Intermediate;
    if (!isPowerOfTen(number))
        return QDoubleSpinBox::validate(input, position);
    bool isWritten = false;
    const double value = locale().toDouble(number, &isWritten);
    return isWritten && allows(value) ? QValidator::Acceptable : QValidator::Intermediate;
}

double NumberField::valueFromText(const QString& text) const {
    const QString number = numberText(text);
    return isPowerOfTen(number) ? locale().toDouble(number) : QDoubleSpinBox::valueFromText(text);
}

} // namespace cliplad::ui
