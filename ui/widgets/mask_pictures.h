#pragma once

#include <span>

#include <QColor>
#include <QImage>

#include "engine/preview.h"

namespace cliplad::ui {

/// Colours of labels: their own, or the palette's at their place (as core/report draws them).
QList<QColor> labelColours(const std::vector<Label>& labels);
/// Distinct colours for clusters.
QList<QColor> clusterColours(int count);

/// The mask with a colour for each index; indices without one (and 255 = ignored) are transparent. Shares the
/// mask's pixels where Qt can.
/// @param mask Format_Indexed8  @param first index that has colours[0]
QImage paintedMask(const QImage& mask, const QList<QColor>& colours, int first = 0);
/// One index alone, as for a part that the pointer names.
QImage paintedIndex(const QImage& mask, int index, const QColor& colour);

/// Numbers as Inferno colours from `low` to `high`, never stretched to one image; ARGB, more opaque the
/// hotter.
QImage paintedHeat(const FloatMap& map, double low, double high);
/// The scale itself, low at the left.
QImage heatScale(QSize size);

} // namespace cliplad::ui
