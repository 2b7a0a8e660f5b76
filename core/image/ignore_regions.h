#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

namespace cliplad {

/// Parts of the picture that nothing looks at (a clock, a logo, a neighbour's hand), in pixels of the photo
/// they were drawn on; photos of another size are covered in proportion. A value.
struct IgnoreRegions {
    cv::Size reference; ///< size of the photo they were drawn on, px
    std::vector<std::vector<cv::Point2d>>
        polygons;                       ///< corners in order, at least three each; closed implicitly
    std::vector<cv::Rect2d> rectangles; ///< may reach beyond the photo

    bool operator==(const IgnoreRegions&) const = default;
    bool empty() const { return polygons.empty() && rectangles.empty(); }

    /// CV_8UC1 of the grid's size, 255 = ignored: a cell that a region covers at least in part (even-odd rule
    /// within one polygon), so that regions thinner than a cell count too. All 0 without regions. Throws
    /// Error for an empty grid or, with regions, an empty reference, a polygon of fewer than three corners,
    /// or coordinates that are not finite.
    cv::Mat rasterise(cv::Size grid) const;
};

} // namespace cliplad
