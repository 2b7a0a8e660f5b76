#pragma once

#include "scenes/random.h"

#include <opencv2/core.hpp>

namespace cliplad {

/// Independent normal values, sigma 1.
cv::Mat1f whiteNoise(cv::Size size, Random& random);

/// Smooth noise of about unit sigma: a grid of `cells` normal values, interpolated. Cells need not be square,
/// so fibres and brush marks are noise with few cells along and many across.
cv::Mat1f smoothNoise(cv::Size size, cv::Size cells, Random& random);

/// Sum of `octaves` smooth noises of doubling frequency and falling weight, scaled to about ±1.
cv::Mat1f fractalNoise(cv::Size size, int baseCells, int octaves, Random& random);

} // namespace cliplad
