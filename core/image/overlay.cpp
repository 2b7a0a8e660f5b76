#include "image/overlay.h"

#include <algorithm>

#include <fmt/format.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "base/error.h"

namespace cliplad {
namespace {

void check(const cv::Mat& rgb, const cv::Mat& mask, std::span<const Colour> colours) {
    if (rgb.empty() || rgb.type() != CV_8UC3 || mask.empty() || mask.type() != CV_8UC1)
        throw Error("expected an 8-bit RGB photo and an 8-bit mask", "overlay");
    double largest = 0;
    cv::minMaxLoc(mask, nullptr, &largest);
    if (largest > static_cast<double>(colours.size()))
        throw Error(fmt::format("the mask has value {}, there are {} colours", largest, colours.size()),
                    "overlay");
}

/// 255 where a pixel lies within `width` of another value.
cv::Mat outlines(const cv::Mat& mask, int width) {
    const int side = 2 * width + 1;
    const cv::Mat square = cv::getStructuringElement(cv::MORPH_RECT, {side, side});
    cv::Mat smallest;
    cv::Mat largest;
    cv::erode(mask, smallest, square, {-1, -1}, 1, cv::BORDER_REPLICATE);
    cv::dilate(mask, largest, square, {-1, -1}, 1, cv::BORDER_REPLICATE);
    return smallest != largest;
}

} // namespace

cv::Mat overlay(const cv::Mat& rgb, const cv::Mat& mask, std::span<const Colour> colours,
                const OverlayStyle& style) {
    check(rgb, mask, colours);
    cv::Mat stretched;
    cv::resize(mask, stretched, rgb.size(), 0, 0, cv::INTER_NEAREST);
    const cv::Mat outline = style.outlineWidthPx > 0 ? outlines(stretched, style.outlineWidthPx) : cv::Mat();
    const int opacity = cvRound(std::clamp(style.opacity, 0.0, 1.0) * 256);
    cv::Mat out = rgb.clone();
    for (int y = 0; y < out.rows; ++y) {
        auto* const pixels = out.ptr<cv::Vec3b>(y);
        const std::uint8_t* const values = stretched.ptr(y);
        for (int x = 0; x < out.cols; ++x) {
            if (values[x] == 0)
                continue;
            const Colour& colour = colours[values[x] - 1U];
            const int weight = !outline.empty() && outline.at<std::uint8_t>(y, x) != 0 ? 256 : opacity;
            for (int channel = 0; channel < 3; ++channel) {
                const int mixed = pixels[x][channel] * (256 - weight) + colour[channel] * weight;
                pixels[x][channel] = static_cast<std::uint8_t>((mixed + 128) / 256);
            }
        }
    }
    return out;
}

} // namespace cliplad
