#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "clip/label.h"
#include "inspection/inspection.h"

namespace cliplad {

/// The part mask at the photo's size as an indexed PNG: 0 no part, i + 1 = fine label i, in the labels'
/// colours. Replaces the file atomically. Throws Error.
void writePartMask(const std::filesystem::path& path, const PartMask& parts, cv::Size photo,
                   const std::vector<Label>& labels);

/// The photo with its parts in their colours, at most `longestSidePx` px wide and high. Where an unusual
/// structural score has its part in an anomaly, the patch that drives it has a frame in black and white,
/// which shows on any colour. CV_8UC3 RGB.
cv::Mat partOverlay(const cv::Mat& photoRgb, const Inspection& inspection, const std::vector<Label>& labels,
                    int longestSidePx = 1024);

/// The picture with a strip below it that names the labels beside their colours (those marked background left
/// out), after a headline where there is one. A name that is not ASCII, for which OpenCV has no letters,
/// stands as its number among the labels. CV_8UC3 RGB.
cv::Mat withLegend(const cv::Mat& rgb, const std::vector<Label>& labels, const std::string& headline = {});

/// "ANOMALOUS 5.21 (threshold 3.50)", for a headline.
std::string verdictHeadline(const Inspection& inspection);

/// An RGB picture as a JPEG (by the ending of `path`) or PNG file. Replaces it atomically. Throws Error.
void writePicture(const std::filesystem::path& path, const cv::Mat& rgb);

} // namespace cliplad
