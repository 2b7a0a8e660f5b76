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

/// The scale itself, low at the left: the colour bar beside a map. CV_8UC3. Throws Error for an empty size.
cv::Mat heatBar(cv::Size size);

} // namespace cliplad
