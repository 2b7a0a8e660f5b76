#pragma once

#include "scenes/palette.h"

namespace cliplad {

/// What the camera does to a picture. Zero or one means "nothing".
struct Camera {
    float exposure = 1.0f;
    Colour whiteBalance{1, 1, 1};
    float saturation = 1.0f;
    float vignetting = 0.0f; ///< light lost in the corners
    float blurPx = 0.0f;
    float motionPx = 0.0f;
    float motionAngle = 0.0f;  ///< radians
    float defocusPx = 0.0f;    ///< blur at one side of the picture, none at the other
    float defocusAngle = 0.0f; ///< towards the blurred side, radians
    float detail = 1.0f;       ///< share of the resolution that the lens and sensor resolve
    float sharpening = 0.0f;   ///< of edges, as telephones do it
    float gamma = 1.0f;        ///< above 1, dark things get darker
    float noise = 0.0f;        ///< sigma, of full scale
    int jpegQuality = 0;       ///< 0: not compressed
};

/// A camera of any quality, for training scenes.
Camera randomCamera(Random& random);

/// Exposes the picture (values around [0, 1]) to CV_8UC3 RGB.
cv::Mat photograph(const cv::Mat3f& picture, const Camera& camera, Random& random);

} // namespace cliplad
