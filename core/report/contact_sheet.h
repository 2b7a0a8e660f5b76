#pragma once

#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

namespace cliplad {

/// One image of a contact sheet. `caption` and titles are ASCII (OpenCV's built-in letters).
struct SheetTile {
    cv::Mat photo = {};   ///< CV_8UC3 RGB
    cv::Mat overlay = {}; ///< CV_8UC3 RGB, or empty
    std::string caption = {};
    bool flagged = false; ///< framed in red, otherwise in green
};

struct SheetRow {
    std::string title = {};
    std::vector<SheetTile> tiles = {};
};

/// Photos beside their overlays, row by row under their titles. CV_8UC3 RGB.
/// @param tilePx side of a photo on the sheet
cv::Mat drawContactSheet(const std::string& title, const std::vector<SheetRow>& rows, int tilePx = 160);

} // namespace cliplad
