#include "image/ignore_regions.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.h"

namespace cliplad {
namespace {

using Polygon = std::vector<cv::Point2d>;

Polygon cornersOf(const cv::Rect2d& rectangle) {
    const cv::Point2d first = rectangle.tl();
    const cv::Point2d last = rectangle.br();
    return {first, {last.x, first.y}, last, {first.x, last.y}};
}

void check(const Polygon& polygon) {
    if (polygon.size() < 3)
        throw Error(fmt::format("a polygon has {} corners, expected at least 3", polygon.size()),
                    "ignore regions");
    const bool finite = std::all_of(polygon.begin(), polygon.end(), [](const cv::Point2d& corner) {
        return std::isfinite(corner.x) && std::isfinite(corner.y);
    });
    if (!finite)
        throw Error("a coordinate is not a finite number", "ignore regions");
}

/// The first cell of a row or column of `count` cells whose centre is at or beyond `position`.
int firstCell(double position, int count) {
    return static_cast<int>(std::clamp(std::ceil(position - 0.5), 0.0, static_cast<double>(count)));
}

/// Where the polygon's edges cross the line y, in ascending order.
std::vector<double> crossings(const Polygon& polygon, double y) {
    std::vector<double> found;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const cv::Point2d& a = polygon[i];
        const cv::Point2d& b = polygon[(i + 1) % polygon.size()];
        if ((a.y <= y) != (b.y <= y))
            found.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
    }
    std::sort(found.begin(), found.end());
    return found;
}

/// Marks the cells whose centres lie inside; the polygon is in cells.
void fill(cv::Mat& mask, const Polygon& polygon) {
    for (int y = 0; y < mask.rows; ++y) {
        const std::vector<double> at = crossings(polygon, y + 0.5);
        for (std::size_t i = 0; i + 1 < at.size(); i += 2) {
            const int begin = firstCell(at[i], mask.cols);
            const int end = firstCell(at[i + 1], mask.cols);
            std::fill(mask.ptr(y) + begin, mask.ptr(y) + std::max(begin, end), std::uint8_t(255));
        }
    }
}

} // namespace

cv::Mat IgnoreRegions::rasterise(cv::Size grid) const {
    if (grid.width < 1 || grid.height < 1)
        throw Error(fmt::format("cannot cover a grid of {} x {} cells", grid.width, grid.height),
                    "ignore regions");
    cv::Mat mask = cv::Mat::zeros(grid, CV_8UC1);
    if (empty())
        return mask;
    if (reference.width < 1 || reference.height < 1)
        throw Error("the size of the photo that they were drawn on is missing", "ignore regions",
                    "state its width and height");
    std::vector<Polygon> all = polygons;
    for (const cv::Rect2d& rectangle : rectangles)
        all.push_back(cornersOf(rectangle));
    for (Polygon& polygon : all) {
        check(polygon);
        for (cv::Point2d& corner : polygon)
            corner = {corner.x * grid.width / reference.width, corner.y * grid.height / reference.height};
        fill(mask, polygon);
    }
    return mask;
}

} // namespace cliplad
