#pragma once

#include <filesystem>
#include <string_view>

namespace cliplad {

/// Where the user's data of this program lie: $XDG_DATA_HOME/clip-lad, or ~/.local/share/clip-lad. It need
/// not exist. Throws Error where neither XDG_DATA_HOME nor HOME is set.
/// @param what is to lie there, for that error: "models"
std::filesystem::path dataFolder(std::string_view what);

} // namespace cliplad
