#include "benchmark/pictures/lettering.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "image/legend.h"

namespace cliplad {
namespace {

constexpr int kFont = cv::FONT_HERSHEY_SIMPLEX;
constexpr double kFontScale = 0.65;

} // namespace

int textWidth(const std::string& text) {
    int below = 0;
    return cv::getTextSize(text, kFont, kFontScale, 1, &below).width;
}

void writeText(cv::Mat& picture, const std::string& text, cv::Point at, TextAnchor anchor) {
    const int width = textWidth(text);
    at.x -= anchor == TextAnchor::Begin ? 0 : anchor == TextAnchor::End ? width : width / 2;
    cv::putText(picture, text, at, kFont, kFontScale, kInkColour, 1, cv::LINE_AA);
}

void writeUpwards(cv::Mat& picture, const std::string& text, cv::Point middle) {
    cv::Mat turned;
    cv::rotate(picture, turned, cv::ROTATE_90_CLOCKWISE);
    writeText(turned, text, {picture.rows - 1 - middle.y, middle.x}, TextAnchor::Middle);
    cv::rotate(turned, picture, cv::ROTATE_90_COUNTERCLOCKWISE);
}

} // namespace cliplad
