#include "widgets/duration_text.h"

#include <cmath>

#include <QCoreApplication>

namespace cliplad::ui {

QString durationText(double seconds) {
    const auto text = [](const char* words) {
        return QCoreApplication::translate("cliplad::ui::durationText", words);
    };
    const auto whole = std::llround(seconds);
    if (whole < 60)
        return text(QT_TRANSLATE_NOOP("cliplad::ui::durationText", "%1 s")).arg(whole);
    if (whole < 3600)
        return text(QT_TRANSLATE_NOOP("cliplad::ui::durationText", "%1 min %2 s"))
            .arg(whole / 60)
            .arg(whole % 60);
    return text(QT_TRANSLATE_NOOP("cliplad::ui::durationText", "%1 h %2 min"))
        .arg(whole / 3600)
        .arg(whole % 3600 / 60);
}

} // namespace cliplad::ui
