#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <opencv2/core/mat.hpp>

namespace cliplad {

/// What tells of a photo whether it makes a good shot. Small, whatever the photo's size.
struct ShotLook {
    cv::Size size;          ///< of the photo, px
    double sharpness = 0;   ///< variance of the Laplacian at kLookSidePx, grey levels squared
    double darkShare = 0;   ///< of the pixels, 0 … 1: without any light, …
    double brightShare = 0; ///< … and with all that the camera can tell, in one colour at least
    double lightest = 255;  ///< grey level that the largest colour of nearly all pixels does not exceed
    cv::Mat thumbnail;      ///< CV_8UC1, kThumbnailSidePx squared: to tell pictures apart

    /// Twice what the models see: blur that is gone at this size does no harm.
    static constexpr int kLookSidePx = 896;
    static constexpr int kThumbnailSidePx = 64;
};

/// Pure; any thread. Throws Error unless `rgb` is a non-empty CV_8UC3.
ShotLook lookAt(const cv::Mat& rgb);

/// From where on a photo makes a bad shot.
struct ShotCheckLimits {
    double blurredRatio = 0.4; ///< this much less sharp than the other photos
    double clippedShare = 0.3; ///< of the pixels without light, or with all of it, whatever the others have …
    double oddClippedShare = 0.03; ///< … or as many, and …
    double oddClippedRatio = 4;    ///< … so many times what the others have
    double dimLevel = 40;          ///< less in the lightest places, whatever the others have, …
    double dimRatio = 0.35;        ///< … or so much less than in the others
    double sameLevels = 4; ///< nearly identical pictures differ by less nearly everywhere, grey levels
};

/// One thing that is wrong with one shot.
struct ShotProblem {
    enum class Kind { Blurred, Overexposed, Underexposed, Dim, NearlyIdentical, OtherSize };

    std::size_t shot = 0;
    Kind kind = Kind::Blurred;
    double value = 0;      ///< Blurred: sharpness over that of the others; over- and underexposed: share of
                           ///< pixels; Dim: the lightest places over full light
    std::size_t other = 0; ///< NearlyIdentical: the earlier shot; OtherSize: one of the usual size

    bool operator==(const ShotProblem&) const = default;
};

/// What makes bad shots, by shot. Blur and exposure are measured against all other photos, `others` among
/// them; a size is the usual one where most shots have it, of equally many the first shot's.
/// @param others photos of the same product that are no shots
std::vector<ShotProblem> findShotProblems(std::span<const ShotLook> shots,
                                          std::span<const ShotLook> others = {},
                                          const ShotCheckLimits& limits = {});

} // namespace cliplad
