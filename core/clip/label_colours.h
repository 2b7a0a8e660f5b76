#pragma once

#include <vector>

#include "clip/label.h"
#include "image/palette.h"

namespace cliplad {

/// The colour of each label in every picture: its own where it has a valid one, else the palette's at its
/// place. Pure; any thread.
std::vector<Colour> labelColours(const std::vector<Label>& labels);

} // namespace cliplad
