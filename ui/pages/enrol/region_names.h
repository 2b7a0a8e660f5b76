#pragma once

#include <QString>

#include "image/ignore_regions.h"

namespace cliplad::ui {

/// For the name of an edit: the regions that `more` has beyond `less`, by the numbers that the list of `more`
/// gives them ("rectangle 2, outline 1"), or how many they are.
QString regionsBeyond(const IgnoreRegions& more, const IgnoreRegions& less);

} // namespace cliplad::ui
