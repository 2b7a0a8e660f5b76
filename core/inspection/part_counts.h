#pragma once

#include <vector>

#include "anomaly/class_histogram.h"
#include "clip/label.h"
#include "segmentation/part_mask.h"

namespace cliplad {

/// What one image holds of each fine label: its area, and the pieces it lies in.
struct PartCounts {
    ClassHistogram histogram;
    std::vector<std::vector<int>> pieceAreasPx; ///< per label: its pieces, largest first, from
                                                ///< HistogramSettings::leastPiecePx on

    bool operator==(const PartCounts&) const = default;
};

/// @param leastPiecePx of HistogramSettings
PartCounts countPieces(const PartMask& mask, const std::vector<Label>& labels, int leastPiecePx);

std::vector<ClassHistogram> histogramsOf(const std::vector<PartCounts>& images);

/// Mask pixels of one part of a label, the median of its pieces; 0 where there is none, or where they differ
/// too much in size to be parts of one kind.
int typicalPieceArea(const PartCounts& image, std::size_t label);

/// How many parts more (positive) or fewer `here` has than `shot`, as far as pieces and area tell the same; 0
/// when the shot's pieces differ too much in size to be parts of one kind, or where pieces and area
/// contradict.
int estimatedCountDifference(const PartCounts& here, const PartCounts& shot, std::size_t label);

} // namespace cliplad
