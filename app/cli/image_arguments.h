#pragma once

#include <filesystem>

#include "report/result_names.h"

namespace cliplad::cli {

/// Throws Error where results would lie in the folder of a product.
void requireOutside(const std::filesystem::path& out, const std::filesystem::path& product);

} // namespace cliplad::cli
