#pragma once

#include <filesystem>
#include <vector>

#include <QList>
#include <QPolygonF>
#include <QRectF>
#include <QSize>
#include <QString>

#include "document/product_document.h"

namespace cliplad::ui {

/// The page's edits as functions of the state, for ProductDocument::edit.
using Paths = std::vector<std::filesystem::path>;

/// Appends those that are not there yet. @return how many were
std::size_t addPhotos(DocumentState& state, const Paths& photos);
/// From the sheet, and with their stars.
void removePhotos(DocumentState& state, const Paths& photos);
/// Those of the photos that are on the sheet and have no star.
Paths withoutStar(const DocumentState& state, const Paths& photos);
/// To those that have none yet; a shot is no validation photo.
void giveStars(DocumentState& state, const Paths& photos);
void takeStars(DocumentState& state, const Paths& photos);
/// Appends those that are neither there nor shots. @return how many were
std::size_t addValidation(DocumentState& state, const Paths& photos);
void removeValidation(DocumentState& state, const Paths& photos);
/// addValidation() as an undo step. @return how many were added
std::size_t addGoodPhotos(ProductDocument& document, const Paths& photos);
/// For the name of an edit: the file of the photo that `more` has beyond `less`, or how many they are. Both
/// in one order.
QString photosBeyond(const Paths& more, const Paths& less);

/// Ignore regions are counted rectangles first. All positions are in pixels of a photo of the size given.
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
