#include "pages/enrol/region_edits.h"

#include <algorithm>

#include "widgets/canvas/brush_stroke.h"

namespace cliplad::ui {
namespace {

/// A side of a region gets no smaller, px of the reference.
constexpr double kLeastSide = 2;

/// Pixels of the reference per pixel of the photo. The first region's photo becomes the reference.
cv::Point2d scaleOf(IgnoreRegions& regions, QSize photo) {
    if (regions.empty() || regions.reference.empty())
        regions.reference = {photo.width(), photo.height()};
    return {static_cast<double>(regions.reference.width) / photo.width(),
            static_cast<double>(regions.reference.height) / photo.height()};
}

cv::Point2d scaled(QPointF point, cv::Point2d scale) {
    return {point.x() * scale.x, point.y() * scale.y};
}

std::size_t toIndex(int index) {
    return static_cast<std::size_t>(index);
}

} // namespace

int regionCount(const IgnoreRegions& regions) {
    return static_cast<int>(regions.rectangles.size() + regions.polygons.size());
}

QList<QPolygonF> regionsOn(const IgnoreRegions& regions, QSize photo) {
    QList<QPolygonF> shown;
    if (regions.empty() || regions.reference.empty())
        return shown;
    const double x = static_cast<double>(photo.width()) / regions.reference.width;
    const double y = static_cast<double>(photo.height()) / regions.reference.height;
    for (const cv::Rect2d& r : regions.rectangles)
        shown.append(QPolygonF(QRectF(r.x * x, r.y * y, r.width * x, r.height * y)));
    for (const auto& polygon : regions.polygons) {
        QPolygonF corners;
        for (const cv::Point2d& corner : polygon)
            corners.append(QPointF(corner.x * x, corner.y * y));
        shown.append(corners);
    }
    return shown;
}

void addRegion(IgnoreRegions& regions, const QRectF& rectangle, QSize photo) {
    const cv::Point2d scale = scaleOf(regions, photo);
    regions.rectangles.emplace_back(scaled(rectangle.topLeft(), scale),
                                    scaled(rectangle.bottomRight(), scale));
}

void addRegion(IgnoreRegions& regions, const QPolygonF& polygon, QSize photo) {
    const cv::Point2d scale = scaleOf(regions, photo);
    auto& corners = regions.polygons.emplace_back();
    for (const QPointF& corner : polygon)
        corners.push_back(scaled(corner, scale));
}

void eraseFromRegions(IgnoreRegions& regions, const QList<QPointF>& stroke, double radius, QSize photo) {
    const QList<QPolygonF> before = regionsOn(regions, photo);
    IgnoreRegions after{.reference = regions.reference, .polygons = {}, .rectangles = {}};
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto place = static_cast<std::size_t>(i), rectangles = regions.rectangles.size();
        if (const auto left = withoutStroke(before[i], stroke, radius, photo)) {
            for (const QPolygonF& outline : *left)
                addRegion(after, outline, photo);
        } else if (place < rectangles) {
            after.rectangles.push_back(regions.rectangles[place]);
        } else {
            after.polygons.push_back(regions.polygons[place - rectangles]);
        }
    }
    if (after.empty())
        after.reference = {};
    regions = std::move(after);
}

void removeRegion(IgnoreRegions& regions, int index) {
    const auto rectangles = static_cast<int>(regions.rectangles.size());
    if (index < rectangles)
        regions.rectangles.erase(regions.rectangles.begin() + index);
    else
        regions.polygons.erase(regions.polygons.begin() + (index - rectangles));
    if (regions.empty())
        regions.reference = {};
}

void moveRegion(IgnoreRegions& regions, int index, QPointF by, QSize photo) {
    const cv::Point2d offset = scaled(by, scaleOf(regions, photo));
    const auto rectangles = static_cast<int>(regions.rectangles.size());
    if (index < rectangles) {
        cv::Rect2d& rectangle = regions.rectangles[toIndex(index)];
        rectangle.x += offset.x, rectangle.y += offset.y;
    } else {
        for (cv::Point2d& corner : regions.polygons[toIndex(index - rectangles)])
            corner += offset;
    }
}

void resizeRegion(IgnoreRegions& regions, int index, QPointF by, QSize photo) {
    const cv::Point2d offset = scaled(by, scaleOf(regions, photo));
    const auto rectangles = static_cast<int>(regions.rectangles.size());
    if (index < rectangles) {
        cv::Rect2d& rectangle = regions.rectangles[toIndex(index)];
        rectangle.width = std::max(kLeastSide, rectangle.width + offset.x);
        rectangle.height = std::max(kLeastSide, rectangle.height + offset.y);
        return;
    }
    auto& corners = regions.polygons[toIndex(index - rectangles)];
    QPolygonF outline;
    for (const cv::Point2d& corner : corners)
        outline.append(QPointF(corner.x, corner.y));
    const QRectF box = outline.boundingRect();
    if (box.isEmpty())
        return;
    const double x = std::max(kLeastSide, box.width() + offset.x) / box.width();
    const double y = std::max(kLeastSide, box.height() + offset.y) / box.height();
    for (cv::Point2d& corner : corners)
        corner = {box.left() + (corner.x - box.left()) * x, box.top() + (corner.y - box.top()) * y};
}

} // namespace cliplad::ui
