#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <opencv2/core/mat.hpp>

namespace cliplad {

/// One way in which a later photo may differ from the shots without a fault of the product, and how much.
struct Distortion {
    enum class Kind {
        None,  ///< the photo as it is
        Blur,  ///< Gaussian; level: σ in px of a photo whose longer side has 256
        Noise, ///< Gaussian, with a grain as coarse as a pixel of such a photo; level: σ in grey levels
        Light, ///< level: how much of the light is left, 1 = all; what is too bright is clipped
        WhiteBalance, ///< level: gain of red and, inverse, of blue; above 1 warm, below 1 cool
        Rotation,     ///< about the centre, counter-clockwise, the border reflected; level: degrees
        Scale,        ///< about the centre, the border reflected; level: above 1 nearer, below 1 farther
        Jpeg,         ///< level: quality, 1 … 100
    };

    Kind kind = Kind::None;
    double level = 0;

    bool operator==(const Distortion&) const = default;
};

/// "none", "blur", "noise", "light", "white-balance", "rotation", "scale", "jpeg".
std::string_view toText(Distortion::Kind kind);

/// The level with its unit ("σ 2 px", "×0.5", "20°"), for a person.
std::string levelText(const Distortion& distortion);

/// What the curves are made of: none, then four levels of each kind.
const std::vector<Distortion>& distortionLevels();

/// The distorted copy, as large as the photo. Pure; any thread.
/// @param rgb  CV_8UC3, not empty
/// @param seed of the noise
cv::Mat distort(const cv::Mat& rgb, const Distortion& distortion, std::uint64_t seed);

} // namespace cliplad
