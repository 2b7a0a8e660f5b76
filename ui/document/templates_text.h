#pragma once

#include <optional>

#include <QString>

#include "clip/label.h"

namespace cliplad::ui {

/// "all 80", "the best 7", "words alone"; "as all labels" for a label that has none of its own. In the
/// language in force.
QString templatesText(std::optional<Templates> templates);

} // namespace cliplad::ui
