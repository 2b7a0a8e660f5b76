#include "widgets/canvas/brush_stroke.h"

#include <algorithm>
#include <limits>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace cliplad::ui {
namespace {

/// Outlines are made on a grid so large: much finer than what is segmented.
constexpr double kGridSide = 1024;
/// Corners are left out where the outline moves by less, in cells.
constexpr double kTolerance = 0.75;
/// Smaller holes in what is painted are gaps between strokes.
constexpr double kLeastHole = 16;

using Contour = std::vector<cv::Point>;

Contour simplified(const Contour& contour) {
    Contour corners;
    cv::approxPolyDP(contour, corners, kTolerance, true);
    return corners;
}

/// Goes from the outer edge to the hole, round it, and the same way back.
void cutOut(Contour& outer, const Contour& hole) {
    std::size_t from = 0, to = 0;
    double least = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < outer.size(); ++i)
        for (std::size_t j = 0; j < hole.size(); ++j)
            if (const cv::Point d = outer[i] - hole[j]; d.dot(d) < least) {
                least = d.dot(d);
                from = i, to = j;
            }
    Contour detour(hole.begin() + static_cast<std::ptrdiff_t>(to), hole.end());
    detour.insert(detour.end(), hole.begin(), hole.begin() + static_cast<std::ptrdiff_t>(to) + 1);
    detour.push_back(outer[from]);
    outer.insert(outer.begin() + static_cast<std::ptrdiff_t>(from) + 1, detour.begin(), detour.end());
}

cv::Mat painted(const QList<QPointF>& points, double radius, QSize photo, double scale) {
    const auto side = [scale](int px) { return std::max(1, qRound(px * scale)); };
    cv::Mat mask = cv::Mat::zeros(side(photo.height()), side(photo.width()), CV_8UC1);
    const auto cell = [scale](QPointF p) {
        return cv::Point(qRound(p.x() * scale - 0.5), qRound(p.y() * scale - 0.5));
    };
    const int width = std::max(1, qRound(2 * radius * scale));
    for (qsizetype i = 0; i < points.size(); ++i)
        cv::line(mask, cell(points[std::max<qsizetype>(0, i - 1)]), cell(points[i]), 255, width);
    return mask;
}

double scaleOf(QSize photo) {
    return std::min(1.0, kGridSide / std::max(photo.width(), photo.height()));
}

cv::Mat painted(const QPolygonF& region, cv::Size grid, double scale) {
    cv::Mat mask = cv::Mat::zeros(grid, CV_8UC1);
    Contour corners;
    for (const QPointF& p : region)
        corners.emplace_back(qRound(p.x() * scale - 0.5), qRound(p.y() * scale - 0.5));
    cv::fillPoly(mask, std::vector<Contour>{corners}, 255);
    return mask;
}

/// By their boxes alone, with the cells that either may fill beyond its own.
bool mayMeet(const QPolygonF& region, const QList<QPointF>& points, double radius, double scale) {
    const auto widened = [](const QRectF& box, double by) { return box.adjusted(-by, -by, by, by); };
    return widened(region.boundingRect(), 1 / scale)
        .intersects(widened(QPolygonF(points).boundingRect(), radius + 2 / scale));
}

QList<QPolygonF> outlinesOf(const cv::Mat& mask, double scale, double leastHole) {
    std::vector<Contour> contours;
    std::vector<cv::Vec4i> relations; // next, previous, child, parent
    cv::findContours(mask, contours, relations, cv::RETR_CCOMP, cv::CHAIN_APPROX_NONE);
    QList<QPolygonF> outlines;
    for (std::size_t i = 0; i < contours.size(); ++i) {
        if (relations[i][3] >= 0)
            continue; // a hole
        Contour outer = simplified(contours[i]);
        for (int hole = relations[i][2]; hole >= 0; hole = relations[static_cast<std::size_t>(hole)][0]) {
            const Contour& edge = contours[static_cast<std::size_t>(hole)];
            if (cv::contourArea(edge) >= leastHole)
                cutOut(outer, simplified(edge));
        }
        QPolygonF outline;
        for (const cv::Point& corner : outer)
            outline.append(QPointF(corner.x + 0.5, corner.y + 0.5) / scale);
        if (outline.size() >= 3)
            outlines.append(outline);
    }
    return outlines;
}

} // namespace

QList<QPolygonF> strokeOutline(const QList<QPointF>& points, double radius, QSize photo) {
    if (points.isEmpty() || photo.isEmpty())
        return {};
    const double scale = scaleOf(photo);
    return outlinesOf(painted(points, radius, photo, scale), scale, kLeastHole);
}

std::optional<QList<QPolygonF>> withoutStroke(const QPolygonF& region, const QList<QPointF>& points,
                                              double radius, QSize photo) {
    if (points.isEmpty() || photo.isEmpty())
        return std::nullopt;
    const double scale = scaleOf(photo);
    if (!mayMeet(region, points, radius, scale))
        return std::nullopt;
    const cv::Mat stroke = painted(points, radius, photo, scale);
    const cv::Mat before = painted(region, stroke.size(), scale), after = before & ~stroke;
    if (cv::countNonZero(after) == cv::countNonZero(before))
        return std::nullopt;
    return outlinesOf(after, scale, 0); // every hole was meant
}

} // namespace cliplad::ui
