#include "benchmarks/robustness/distortions.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace cliplad {
namespace {

using Kind = Distortion::Kind;

/// Longer side of the photo that blur and grain are measured on: as the embedded model sees it.
constexpr double kSidePx = 256;

/// Of sRGB as a power: so much light is so much less in grey levels.
constexpr double kGamma = 2.2;

/// Pixels of the photo per pixel of one of kSidePx.
double enlargement(const cv::Mat& rgb) {
    return std::max(rgb.cols, rgb.rows) / kSidePx;
}

cv::Mat blurred(const cv::Mat& rgb, double sigmaPx) {
    cv::Mat result;
    cv::GaussianBlur(rgb, result, {}, sigmaPx * enlargement(rgb), 0, cv::BORDER_REFLECT_101);
    return result;
}

cv::Mat noisy(const cv::Mat& rgb, double sigma, std::uint64_t seed) {
    const double grainPx = enlargement(rgb);
    cv::Mat noise(std::max(1, cvRound(rgb.rows / grainPx)), std::max(1, cvRound(rgb.cols / grainPx)),
                  CV_32FC3);
    cv::RNG random(seed + 1); // 0 is no seed of OpenCV's generator
    random.fill(noise, cv::RNG::NORMAL, cv::Scalar::all(0), cv::Scalar::all(sigma));
    cv::resize(noise, noise, rgb.size(), 0, 0, cv::INTER_NEAREST);
    cv::Mat result;
    cv::add(rgb, noise, result, cv::noArray(), CV_8UC3);
    return result;
}

cv::Mat lit(const cv::Mat& rgb, double light) {
    cv::Mat result;
    rgb.convertTo(result, CV_8U, std::pow(light, 1 / kGamma));
    return result;
}

cv::Mat balanced(const cv::Mat& rgb, double redGain) {
    cv::Mat result;
    cv::multiply(rgb, cv::Scalar(redGain, 1, 1 / redGain), result);
    return result;
}

cv::Mat moved(const cv::Mat& rgb, double degrees, double scale) {
    const cv::Point2f centre(static_cast<float>(rgb.cols - 1) / 2, static_cast<float>(rgb.rows - 1) / 2);
    cv::Mat result;
    cv::warpAffine(rgb, result, cv::getRotationMatrix2D(centre, degrees, scale), rgb.size(), cv::INTER_LINEAR,
                   cv::BORDER_REFLECT_101);
    return result;
}

cv::Mat compressed(const cv::Mat& rgb, double quality) {
    cv::Mat bgr;
    cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
    std::vector<unsigned char> bytes;
    cv::imencode(".jpg", bgr, bytes, {cv::IMWRITE_JPEG_QUALITY, cvRound(quality)});
    cv::Mat result;
    cv::cvtColor(cv::imdecode(bytes, cv::IMREAD_COLOR), result, cv::COLOR_BGR2RGB);
    return result;
}

} // namespace

std::string_view toText(Kind kind) {
    switch (kind) {
    case Kind::None:
        return "none";
    case Kind::Blur:
        return "blur";
    case Kind::Noise:
        return "noise";
    case Kind::Light:
        return "light";
    case Kind::WhiteBalance:
        return "white-balance";
    case Kind::Rotation:
        return "rotation";
    case Kind::Scale:
        return "scale";
    case Kind::Jpeg:
        return "jpeg";
    }
    return {};
}

std::string levelText(const Distortion& distortion) {
    const double level = distortion.level;
    switch (distortion.kind) {
    case Kind::None:
        return "–";
    case Kind::Blur:
        return fmt::format("σ {} px", level);
    case Kind::Noise:
        return fmt::format("σ {}", level);
    case Kind::Light:
    case Kind::Scale:
        return fmt::format("×{}", level);
    case Kind::WhiteBalance:
        return fmt::format("red ×{0}, blue ÷{0}", level);
    case Kind::Rotation:
        return fmt::format("{}°", level);
    case Kind::Jpeg:
        return fmt::format("quality {}", level);
    }
    return {};
}

const std::vector<Distortion>& distortionLevels() {
    static const std::vector<Distortion> levels = {
        {Kind::None, 0},
        {Kind::Blur, 0.5},
        {Kind::Blur, 1},
        {Kind::Blur, 2},
        {Kind::Blur, 3},
        {Kind::Noise, 4},
        {Kind::Noise, 8},
        {Kind::Noise, 16},
        {Kind::Noise, 32},
        {Kind::Light, 0.25},
        {Kind::Light, 0.5},
        {Kind::Light, 1.5},
        {Kind::Light, 2},
        {Kind::WhiteBalance, 0.8},
        {Kind::WhiteBalance, 0.9},
        {Kind::WhiteBalance, 1.1},
        {Kind::WhiteBalance, 1.25},
        {Kind::Rotation, 2},
        {Kind::Rotation, 5},
        {Kind::Rotation, 10},
        {Kind::Rotation, 20},
        {Kind::Scale, 0.8},
        {Kind::Scale, 0.9},
        {Kind::Scale, 1.1},
        {Kind::Scale, 1.25},
        {Kind::Jpeg, 80},
        {Kind::Jpeg, 50},
        {Kind::Jpeg, 25},
        {Kind::Jpeg, 10},
    };
    return levels;
}

cv::Mat distort(const cv::Mat& rgb, const Distortion& distortion, std::uint64_t seed) {
    switch (distortion.kind) {
    case Kind::None:
        break;
    case Kind::Blur:
        return blurred(rgb, distortion.level);
    case Kind::Noise:
        return noisy(rgb, distortion.level, seed);
    case Kind::Light:
        return lit(rgb, distortion.level);
    case Kind::WhiteBalance:
        return balanced(rgb, distortion.level);
    case Kind::Rotation:
        return moved(rgb, distortion.level, 1);
    case Kind::Scale:
        return moved(rgb, 0, distortion.level);
    case Kind::Jpeg:
        return compressed(rgb, distortion.level);
    }
    return rgb.clone();
}

} // namespace cliplad
