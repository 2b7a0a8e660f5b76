#pragma once

#include <cstddef>
#include <span>

#include <opencv2/core/mat.hpp>

namespace cliplad {

/// The orientation (1 to 8) that an EXIF block states (a TIFF structure, with or without the "Exif" mark
/// before it); 1 when it states none or is damaged. Never throws; any thread.
int exifOrientation(std::span<const std::byte> exif);

/// The picture as it is meant to be seen: turned and mirrored as the orientation says (EXIF 2.32, tag
/// 0x0112).
cv::Mat upright(const cv::Mat& image, int orientation);

} // namespace cliplad
