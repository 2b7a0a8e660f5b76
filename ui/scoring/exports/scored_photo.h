#pragma once

#include <filesystem>

#include <opencv2/core/mat.hpp>

#include "scoring/score_run.h"

namespace cliplad::ui {

/// The photo that the image's result was made from, CV_8UC3: parts of one must not be drawn on another. Any
/// thread. Throws Error as loadPhoto, and where the file is another one since.
cv::Mat scoredPhoto(const ScoreRun& run, const std::filesystem::path& image);

} // namespace cliplad::ui
