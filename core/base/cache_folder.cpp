#include "base/cache_folder.h"

#include <cstdlib>

namespace cliplad {

namespace fs = std::filesystem;

fs::path cacheFolder() {
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache && *cache)
        return fs::path(cache) / "clip-lad";
    const char* home = std::getenv("HOME");
    return fs::path(home ? home : ".") / ".cache" / "clip-lad";
}

} // namespace cliplad
