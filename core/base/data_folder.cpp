#include "base/data_folder.h"

#include <cstdlib>

#include <fmt/format.h>

#include "base/error.h"

namespace cliplad {

namespace fs = std::filesystem;

fs::path dataFolder(std::string_view what) {
    if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && fs::path(data).is_absolute())
        return fs::path(data) / "clip-lad";
    const char* home = std::getenv("HOME");
    if (home == nullptr || *home == '\0')
        throw Error(fmt::format("there is no folder for {}: neither XDG_DATA_HOME nor HOME is set", what), "",
                    "set HOME");
    return fs::path(home) / ".local" / "share" / "clip-lad";
}

} // namespace cliplad
