#pragma once

#include <optional>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "image/palette.h"

namespace cliplad {

/// A curve with a band of one deviation around it.
struct ChartCurve {
    struct Point {
        int x = 1; ///< above 0
        double y = 0;
        double deviation = 0;
    };

    Colour colour = {};
    std::vector<Point> points = {}; ///< ascending in x
};

/// Curves over a logarithmic axis of whole numbers, whose ticks are where the points are.
struct LineChart {
    std::string title = {}; ///< ASCII, as below
    std::string xTitle = {};
    std::string yTitle = {};
    std::vector<ChartCurve> curves = {};
    std::optional<int> marked = {}; ///< an x that has a dashed line
};

/// The charts in a grid, with one range of y for all. CV_8UC3 RGB. Pure. At least one chart has a point.
cv::Mat drawCharts(const std::vector<LineChart>& charts, int columns);

} // namespace cliplad
