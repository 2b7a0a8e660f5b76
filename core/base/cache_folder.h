#pragma once

#include <filesystem>

namespace cliplad {

/// Where the user's caches of this program lie, which may be deleted at any time: $XDG_CACHE_HOME/clip-lad,
/// or ~/.cache/clip-lad. It need not exist.
std::filesystem::path cacheFolder();

} // namespace cliplad
