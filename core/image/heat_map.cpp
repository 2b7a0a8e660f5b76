#include "image/heat_map.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "base/error.h"

namespace cliplad {
namespace {

constexpr int kSteps = 256;

/// kSteps colours, RGB, in one row.
cv::Mat scaleColours() {
    cv::Mat ramp(1, kSteps, CV_8UC1);
    for (int i = 0; i < kSteps; ++i)
        ramp.at<std::uint8_t>(i) = static_cast<std::uint8_t>(i);
    cv::Mat colours;
    cv::applyColorMap(ramp, colours, cv::COLORMAP_INFERNO);
    cv::cvtColor(colours, colours, cv::COLOR_BGR2RGB);
    return colours;
}

const cv::Vec3b& colourOf(int step) {
    static const cv::Mat colours = scaleColours();
    return colours.at<cv::Vec3b>(step);
}

/// 0 at the scale's low, 1 at its high.
float position(float value, const HeatScale& scale) {
    return std::clamp((value - scale.low) / (scale.high - scale.low), 0.0F, 1.0F);
}

cv::Vec3b colourAt(float value, const HeatScale& scale) {
    constexpr std::uint8_t kGrey = 128;
    if (std::isnan(value))
        return {kGrey, kGrey, kGrey};
    return colourOf(static_cast<int>(std::lround(position(value, scale) * (kSteps - 1))));
}

void check(const cv::Mat& map, const HeatScale& scale) {
    if (map.empty() || map.type() != CV_32FC1)
        throw Error("expected a map of 32-bit numbers", "heat map");
    if (!(scale.high > scale.low) || !std::isfinite(scale.high - scale.low))
        throw Error(fmt::format("the scale runs from {} to {}", scale.low, scale.high), "heat map",
                    "its high must be above its low");
}

} // namespace

cv::Mat heatMap(const cv::Mat& map, const HeatScale& scale) {
    check(map, scale);
    cv::Mat out(map.size(), CV_8UC3);
    for (int y = 0; y < map.rows; ++y)
        std::transform(map.ptr<float>(y), map.ptr<float>(y) + map.cols, out.ptr<cv::Vec3b>(y),
                       [&scale](float value) { return colourAt(value, scale); });
    return out;
}

cv::Mat heatBar(cv::Size size) {
    if (size.width < 1 || size.height < 1)
        throw Error(fmt::format("cannot make a bar of {} x {} pixels", size.width, size.height), "heat map");
    cv::Mat bar(size, CV_8UC3);
    for (int x = 0; x < bar.cols; ++x)
        bar.col(x).setTo(cv::Scalar(colourOf(bar.cols > 1 ? x * (kSteps - 1) / (bar.cols - 1) : 0)));
    return bar;
}

} // namespace cliplad
