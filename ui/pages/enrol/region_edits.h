#pragma once

#include <QList>
#include <QPolygonF>
#include <QRectF>
#include <QSize>

#include "image/ignore_regions.h"

namespace cliplad::ui {

/// What is done with ignore regions, for ProductDocument::edit. They are counted rectangles first. All
/// positions are in pixels of a photo of the size given.
int regionCount(const IgnoreRegions& regions);
QList<QPolygonF> regionsOn(const IgnoreRegions& regions, QSize photo);
void addRegion(IgnoreRegions& regions, const QRectF& rectangle, QSize photo);
void addRegion(IgnoreRegions& regions, const QPolygonF& polygon, QSize photo);
/// Takes away what a round brush went over, of all regions; a rectangle that it touches becomes an outline.
void eraseFromRegions(IgnoreRegions& regions, const QList<QPointF>& stroke, double radius, QSize photo);
void removeRegion(IgnoreRegions& regions, int index);
void moveRegion(IgnoreRegions& regions, int index, QPointF by, QSize photo);
/// Moves the lower right corner; a polygon is stretched.
void resizeRegion(IgnoreRegions& regions, int index, QPointF by, QSize photo);

} // namespace cliplad::ui
