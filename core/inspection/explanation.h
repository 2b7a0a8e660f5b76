#pragma once

#include <string>
#include <vector>

#include <opencv2/core/types.hpp>

namespace cliplad {

/// One label against the nearest shot.
struct LabelDifference {
    std::string label;
    int areaPx = 0;         ///< in this image, mask pixels
    int shotAreaPx = 0;     ///< in the nearest shot
    double share = 0;       ///< of s_log, signed: negative = missing, positive = extra
};

/// Why an image got its verdict, in numbers and in words.
struct Explanation {
    std::vector<LabelDifference> labels; ///< largest |share| first
    int nearestShot = -1;                ///< by histogram
    cv::Rect peakRegion;                 ///< in pixels of the photo: the patch that drives the structural score
    int peakShot = -1;                   ///< shot holding the nearest patch
    std::string text;                    ///< a few sentences in English
};

} // namespace cliplad
