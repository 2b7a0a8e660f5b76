#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include <opencv2/core/mat.hpp>

#include "base/file_stamp.h"

namespace cliplad {

/// A photograph as a viewer shows it, and the file it came from. A value; copies share the pixels.
struct Photo {
    cv::Mat rgb; ///< CV_8UC3, upright
    std::filesystem::path path;
    std::string sha256;   ///< of the file's bytes
    FileStamp stamp = {}; ///< of the file, taken before it was read
};

/// What is not even tried.
struct PhotoLimits {
    std::int64_t maxPixels = 200'000'000;
    std::size_t maxFileBytes = std::size_t(512) << 20;
};

/// Reads a PNG, JPEG, TIFF, BMP or WebP file; the content decides, not the name.
///
/// Any thread. Throws Error in one sentence: missing, a folder, unreadable, empty, too large in bytes or
/// pixels (by its header, before anything is decoded), not a picture, a format that is not read, truncated,
/// damaged.
Photo loadPhoto(const std::filesystem::path& path, const PhotoLimits& limits = {});

/// The pixels of a picture's file in memory; `name` stands for the file in errors. As loadPhoto.
cv::Mat decodePhoto(std::span<const std::byte> bytes, const std::string& name,
                    const PhotoLimits& limits = {});

} // namespace cliplad
