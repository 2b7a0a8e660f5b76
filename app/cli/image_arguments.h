#pragma once

#include <string>
#include <vector>

#include "report/result_folder.h"

namespace cliplad::cli {

/// Files as they were given and the images below folders, in natural order; each once.
/// A file is taken whatever its name is, also when it is missing: that is then said of it alone.
/// Throws Error for a folder without images or one that cannot be read.
std::vector<ResultName> expandImages(const std::vector<std::string>& arguments);

} // namespace cliplad::cli
