#pragma once

#include <string>

#include <QImage>
#include <opencv2/core/mat.hpp>

#include "engine/preview.h"

namespace cliplad::ui {

/// CV_8UC3 RGB as a QImage that shares its pixels and keeps them alive.
/// @param fileSha256 of the file that they were read from, where there is one; its copies carry it
QImage toQImage(const cv::Mat& rgb, const std::string& fileSha256 = {});

/// Whether the photo is the file of this hash. Where either is not known nothing speaks against it.
bool isOfFile(const QImage& photo, const QString& sha256);

/// CV_8U as Format_Indexed8 without a colour table; a copy.
QImage toIndexed(const cv::Mat& mask);

/// CV_32F; a copy.
FloatMap toFloatMap(const cv::Mat& map);

} // namespace cliplad::ui
