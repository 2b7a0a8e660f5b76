#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "image/palette.h"

namespace cliplad {

struct EncodedImage;

/// A mask with the colours that a viewer shows it in.
struct IndexedImage {
    cv::Mat indices;             ///< CV_8UC1
    std::vector<Colour> palette; ///< of index 0, 1, …; empty for a grey file
};

/// Writes a mask as a PNG with a palette: an ordinary picture whose pixels read back as the indices.
/// Replaces the file atomically. Throws Error (another type, an index without colour, over 256 colours, a
/// place that cannot be written).
/// @param indices CV_8UC1  @param palette colour of index 0, 1, …
void writeIndexedPng(const std::filesystem::path& path, const cv::Mat& indices,
                     std::span<const Colour> palette);

/// Reads a PNG with a palette, or a grey one of at most 8 bits whose values are the indices.
/// Throws Error (missing, not such a PNG, truncated, more than 200 megapixels).
IndexedImage readIndexedPng(const std::filesystem::path& path);

/// The same from memory.
IndexedImage decodeIndexedPng(const EncodedImage& image);

} // namespace cliplad
