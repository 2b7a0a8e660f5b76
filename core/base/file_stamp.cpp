#include "base/file_stamp.h"

#include <system_error>

namespace cliplad {

FileStamp FileStamp::of(const std::filesystem::path& path) {
    std::error_code error;
    const auto bytes = std::filesystem::file_size(path, error);
    if (error)
        return {};
    const auto modified = std::filesystem::last_write_time(path, error);
    return {.bytes = bytes, .modified = error ? 0 : modified.time_since_epoch().count()};
}

} // namespace cliplad
