#pragma once

#include <optional>

#include <QList>
#include <QPolygonF>
#include <QSize>

namespace cliplad::ui {

/// What a round brush covers, as polygons for the even-odd rule: a stroke that closes a ring leaves its
/// middle free, by a seam from the outer edge to the inner one.
/// @param points that the brush went through, in the photo's pixels  @param radius in the same
QList<QPolygonF> strokeOutline(const QList<QPointF>& points, double radius, QSize photo);

/// What is left of a region where a round brush went over it, as polygons of the same kind: none where all
/// of it is gone. Nothing: the brush does not touch it.
std::optional<QList<QPolygonF>> withoutStroke(const QPolygonF& region, const QList<QPointF>& points,
                                              double radius, QSize photo);

} // namespace cliplad::ui
