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
/// Smaller holes are gaps between strokes.
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

} // namespace

QList<QPolygonF> strokeOutline(const QList<QPointF>& points, double radius, QSize photo) {
    if (points.isEmpty() || photo.isEmpty())
        return {};
    const double scale = std::min(1.0, kGridSide / std::max(photo.width(), photo.height()));
    std::vector<Contour> contours;
    std::vector<cv::Vec4i> relations; // next, previous, child, parent
    cv::findContours(painted(points, radius, photo, scale), contours, relations, cv::RETR_CCOMP,
                     cv::CHAIN_APPROX_NONE);
    QList<QPolygonF> outlines;
    for (std::size_t i = 0; i < contours.size(); ++i) {
        if (relations[i][3] >= 0)
            continue; // a hole
        Contour outer = simplified(contours[i]);
        for (int hole = relations[i][2]; hole >= 0; hole = relations[static_cast<std::size_t>(hole)][0]) {
            const Contour& edge = contours[static_cast<std::size_t>(hole)];
            if (cv::contourArea(edge) >= kLeastHole)
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

} // namespace cliplad::ui
