#include "widgets/settings/number_field.h"

namespace cliplad::ui {

QValidator::State NumberField::validate(QString& input, int& position) const {
    if (decimals() > 0 && input != specialValueText()) {
        const QString mark = locale().decimalPoint();
        const qsizetype end = input.endsWith(suffix()) ? input.size() - suffix().size() : input.size();
        for (qsizetype i = prefix().size(); i < end; ++i)
            if (input[i] == '.' || input[i] == ',')
                input.replace(i, 1, mark);
    }
    return QDoubleSpinBox::validate(input, position);
}

} // namespace cliplad::ui
