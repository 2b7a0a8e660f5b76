#pragma once

#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "image/legend.h"

namespace cliplad {

/// Pictures side by side under the captions of their columns, row below row, over a legend.
struct PictureSheet {
    struct Row {
        std::string title = {};             ///< beside the row, read upwards; ASCII
        std::vector<cv::Mat> pictures = {}; ///< CV_8UC3 RGB, one a column
    };

    std::vector<std::string> columns = {}; ///< ASCII
    std::vector<Row> rows = {};
    std::vector<LegendEntry> legend = {};
};

/// CV_8UC3 RGB. Pure. All pictures of a sheet have the same size.
cv::Mat draw(const PictureSheet& sheet);

/// How often each pixel of a mask is repeated across and down so that the mask has about the photo's shape,
/// its longer side at most `longestPx`.
cv::Size maskScale(cv::Size mask, cv::Size photo, int longestPx);

} // namespace cliplad
