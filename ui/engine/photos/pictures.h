#pragma once

#include <QImage>
#include <opencv2/core/mat.hpp>

#include "engine/preview.h"

namespace cliplad::ui {

/// CV_8UC3 RGB as a QImage that shares its pixels and keeps them alive.
QImage toQImage(const cv::Mat& rgb);

/// CV_8U as Format_Indexed8 without a colour table; a copy.
QImage toIndexed(const cv::Mat& mask);

/// CV_32F; a copy.
FloatMap toFloatMap(const cv::Mat& map);

} // namespace cliplad::ui
