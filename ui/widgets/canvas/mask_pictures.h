#pragma once

#include <span>

#include <QColor>
#include <QImage>

#include "engine/preview.h"

namespace cliplad::ui {

/// Colours of labels, the same as in every report and overlay.
QList<QColor> shownColours(const std::vector<Label>& labels);
/// Distinct colours for clusters.
QList<QColor> clusterColours(int count);

/// The mask with a colour for each index; indices without one (and 255 = ignored) are transparent. Shares the
/// mask's pixels where Qt can.
/// @param mask Format_Indexed8  @param first index that has colours[0]
QImage paintedMask(const QImage& mask, const QList<QColor>& colours, int first = 0);

/// Where the mask is not 0: outlined and hatched, white beside black. That is no label's colour, and is seen
/// on any. A picture of its own size, to be drawn smooth.
/// @param mask Format_Indexed8
QImage hatchedMask(const QImage& mask);

/// Numbers as Inferno colours from `low` to `high`, never stretched to one image; ARGB, more opaque the
/// hotter.
QImage paintedHeat(const FloatMap& map, double low, double high);
/// The scale itself, low at the left.
QImage heatScale(QSize size);

} // namespace cliplad::ui
