#pragma once

#include <filesystem>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "clip/label.h"
#include "image/palette.h"
#include "inspection/inspection.h"

namespace cliplad {

/// The colour of each label: its own, or the palette's at its place.
std::vector<Colour> labelColours(const std::vector<Label>& labels);

/// The part mask at the photo's size as an indexed PNG: 0 no part, i + 1 = fine label i, in the labels'
/// colours. Replaces the file atomically. Throws Error.
void writePartMask(const std::filesystem::path& path, const PartMask& parts, cv::Size photo,
                   const std::vector<Label>& labels);

/// The photo with its parts in their colours, at most `longestSidePx` px wide and high. An anomalous image
/// also has the patch framed that drives its structural score. CV_8UC3 RGB.
cv::Mat partOverlay(const cv::Mat& photoRgb, const Inspection& inspection, const std::vector<Label>& labels,
                    int longestSidePx = 1024);

/// An RGB picture as a JPEG (by the ending of `path`) or PNG file. Replaces it atomically. Throws Error.
void writePicture(const std::filesystem::path& path, const cv::Mat& rgb);

} // namespace cliplad
