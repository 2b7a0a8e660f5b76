#pragma once

#include <cstdint>
#include <filesystem>

namespace cliplad {

/// Tells whether a file was written since: its size and the time of its last change. To be taken before the
/// file is read: one that changes meanwhile then counts as changed.
struct FileStamp {
    std::uint64_t bytes = 0;
    std::int64_t modified = 0; ///< ticks of the file system's clock

    static FileStamp of(const std::filesystem::path& path); ///< zeros when it cannot be told
    bool operator==(const FileStamp&) const = default;
};

} // namespace cliplad
