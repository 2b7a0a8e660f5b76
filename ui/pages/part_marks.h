#pragma once

#include <optional>
#include <vector>

#include <QPolygonF>
#include <QString>

#include "engine/preview.h"

class QColor;
class QPainter;
class QTransform;

namespace cliplad::ui {

/// Where a part is missing or too much: outlines in proportions of the image's sides, so that they fit the
/// photo and the masks.
struct PartMark {
    int label = 0; ///< index of the fine label
    QString name = {};
    bool isMissing = false;
    QList<QPolygonF> outlines = {}; ///< of one piece
    QPointF top = {};               ///< where its name may stand
};

/// For each part that a person has to know of (partChange): where the words tell how many pieces are missing
/// or too many, so many of them, those that agree least with the other image; otherwise the pieces of the
/// image that have moved to where the nearest shot has none of this part, else the largest place where the
/// two differ.
/// @param labels fine ones, as the masks number them
/// @param image, nearestShot masks of the parts, Format_Indexed8: 0 no part, i + 1 = fine label i
std::vector<PartMark> partMarks(const QImage& image, const QImage& nearestShot,
                                const std::vector<PartDifference>& differences,
                                const std::vector<Label>& labels);

/// The outlines of one mark: dotted where the part is missing, solid where it is too much; with a dark and a
/// light edge, so that they are seen on every photo.
/// @param toPixels from proportions of the photo's sides  @param width of the line, px
void paintOutlines(QPainter& painter, const PartMark& mark, const QTransform& toPixels, const QColor& colour,
                   double width);

/// Where names of marks may stand, in the painter's pixels.
struct NameRoom {
    QRectF photo = {};
    std::optional<double> bareUntil = {}; ///< left of this x no mark is shown
    std::vector<QRectF> taken = {};       ///< by names that are there already
};

/// The name with − or + before it, above its mark and beside the names that are there.
void paintName(QPainter& painter, const PartMark& mark, const QTransform& toPixels, NameRoom& room);

} // namespace cliplad::ui
