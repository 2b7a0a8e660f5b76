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

/// Less than this share of a cell is rounding, not overlap.
constexpr double kNothing = 1e-6;

/// Cells of a row or column of `count` that lie between two positions at least in part: [first, last).
struct CellRange {
    int first, last;

    CellRange(double from, double to, int count)
        : first(clamped(std::floor(from + kNothing), count))
        , last(std::max(first, clamped(std::ceil(to - kNothing), count))) {}

    static int clamped(double cell, int count) {
        return static_cast<int>(std::clamp(cell, 0.0, static_cast<double>(count)));
    }
};

/// Where the line from a to b is at the height y.
double xAt(const cv::Point2d& a, const cv::Point2d& b, double y) {
    return a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
}

/// Where the polygon's edges cross the line y, in ascending order.
std::vector<double> crossings(const Polygon& polygon, double y) {
    std::vector<double> found;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const cv::Point2d& a = polygon[i];
        const cv::Point2d& b = polygon[(i + 1) % polygon.size()];
        if ((a.y <= y) != (b.y <= y))
            found.push_back(xAt(a, b, y));
    }
    std::sort(found.begin(), found.end());
    return found;
}

void mark(cv::Mat& mask, int y, const CellRange& cells) {
    std::fill(mask.ptr(y) + cells.first, mask.ptr(y) + cells.last, std::uint8_t(255));
}

/// Marks the cells whose centres lie inside; the polygon is in cells.
void markInside(cv::Mat& mask, const Polygon& polygon) {
    for (int y = 0; y < mask.rows; ++y) {
        const std::vector<double> at = crossings(polygon, y + 0.5);
        for (std::size_t i = 0; i + 1 < at.size(); i += 2)
            mark(mask, y, {at[i] + 0.5, at[i + 1] - 0.5, mask.cols});
    }
}

/// Marks the cells that the edge runs through: on one side of it they are covered.
void markAlong(cv::Mat& mask, const cv::Point2d& a, const cv::Point2d& b) {
    const auto [top, bottom] = std::minmax(a.y, b.y);
    const CellRange rows(top, bottom, mask.rows);
    for (int y = rows.first; y < rows.last; ++y) {
        double from = a.x, to = b.x;
        if (bottom - top > kNothing) {
            from = xAt(a, b, std::max<double>(top, y));
            to = xAt(a, b, std::min<double>(bottom, y + 1));
        }
        mark(mask, y, {std::min(from, to), std::max(from, to), mask.cols});
    }
}

/// Marks the cells that the polygon covers at least in part; it is in cells.
void fill(cv::Mat& mask, const Polygon& polygon) {
    const auto [left, right] = std::minmax_element(polygon.begin(), polygon.end(),
                                                   [](const auto& a, const auto& b) { return a.x < b.x; });
    const auto [top, bottom] = std::minmax_element(polygon.begin(), polygon.end(),
                                                   [](const auto& a, const auto& b) { return a.y < b.y; });
    if (right->x - left->x < kNothing || bottom->y - top->y < kNothing)
        return; // covers nothing
    markInside(mask, polygon);
    for (std::size_t i = 0; i < polygon.size(); ++i)
        markAlong(mask, polygon[i], polygon[(i + 1) % polygon.size()]);
}

/// So far outside the grid that it makes no difference, yet near enough to be computed with.
double tamed(double position) {
    constexpr double kFar = 1e9;
    return std::clamp(position, -kFar, kFar);
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
            corner = {tamed(corner.x * grid.width / reference.width),
                      tamed(corner.y * grid.height / reference.height)};
        fill(mask, polygon);
    }
    return mask;
}

} // namespace cliplad
