#pragma once

#include <string>
#include <vector>

#include "clip/label.h"

namespace cliplad {

/// What the records have of an image's counts: {"screw": {"area_px": 412, "pieces": 4}, …}, on one line,
/// without the background.
/// @param labels the fine ones  @param areasPx, pieces one for each; further labels are left out
std::string countsJson(const std::vector<Label>& labels, const std::vector<int>& areasPx,
                       const std::vector<int>& pieces);

} // namespace cliplad
