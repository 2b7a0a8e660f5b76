#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace cliplad::ui {

/// The path with its numbers padded, so that bytes order paths as a person counts ("img2" before "img10").
std::string countingName(const std::filesystem::path& path);

/// The place of each name in the order of all. Made for a hundred thousand paths that mostly begin alike:
/// only bytes that differ somewhere are compared at first.
std::vector<int> nameRanks(const std::vector<std::string>& names);

} // namespace cliplad::ui
