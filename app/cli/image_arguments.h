#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "report/result_folder.h"

namespace cliplad::cli {

/// Files as they were given and the images below folders, in natural order; each once.
/// A file is taken whatever its name is, also when it is missing: that is then said of it alone.
///
/// @param written the folder that the command writes. Below one of `arguments` it is left out, and where it
/// is one of them its masks/ and overlays/ are: what an earlier run wrote is no photo. Throws Error for a
/// folder without images or one that cannot be read.
std::vector<ResultName> expandImages(const std::vector<std::string>& arguments,
                                     const std::filesystem::path& written);

/// Throws Error where results would lie in the folder of a product.
void requireOutside(const std::filesystem::path& out, const std::filesystem::path& product);

} // namespace cliplad::cli
