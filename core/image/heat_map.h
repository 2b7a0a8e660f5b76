#pragma once

#include <opencv2/core/mat.hpp>

namespace cliplad {

/// The one scale of a product's heat maps: never stretched to a single image, so that two pictures compare.
struct HeatScale {
    float low = 0;  ///< shown darkest, and so is all below
    float high = 1; ///< shown brightest, and so is all above
};

/// Numbers as colours that brighten evenly (Inferno); what is not a number is grey.
/// @param map CV_32FC1  @return CV_8UC3, RGB, of the same size
/// Pure; any thread. Throws Error for another type or a scale whose high is not above its low.
cv::Mat heatMap(const cv::Mat& map, const HeatScale& scale);

/// The photo with the heat map over it, the more opaque the hotter.
/// @param rgb CV_8UC3  @param map CV_32FC1 of any size, interpolated over the photo
/// @param opacity of the hottest, 0 to 1
cv::Mat heatOverlay(const cv::Mat& rgb, const cv::Mat& map, const HeatScale& scale, double opacity = 0.75);

/// The scale itself, low at the left: the colour bar beside a map. CV_8UC3. Throws Error for an empty size.
cv::Mat heatBar(cv::Size size);

} // namespace cliplad
