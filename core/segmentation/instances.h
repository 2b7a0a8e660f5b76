#pragma once

#include <vector>

#include <opencv2/core/types.hpp>

#include "segmentation/part_mask.h"

namespace cliplad {

/// One connected piece of a part.
struct PartInstance {
    int label = 0;        ///< index of the fine label
    int areaPx = 0;       ///< mask pixels
    cv::Point2d centroid; ///< in mask pixels
    cv::Rect box;         ///< in mask pixels

    bool operator==(const PartInstance&) const = default;
};

/// The 8-connected pieces of every label that have at least `minAreaPx` mask pixels, label by label, largest
/// first.
std::vector<PartInstance> findInstances(const PartMask& mask, int minAreaPx);

} // namespace cliplad
