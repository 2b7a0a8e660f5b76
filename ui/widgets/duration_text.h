#pragma once

#include <QString>

namespace cliplad::ui {

/// "2 min 10 s", for a person.
QString durationText(double seconds);

} // namespace cliplad::ui
