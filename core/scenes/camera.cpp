#include "scenes/camera.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace cliplad {

namespace {

void motionBlur(cv::Mat3f& picture, float lengthPx, float angle) {
    const int side = std::max(3, cvCeil(lengthPx) | 1);
    cv::Mat1f kernel(side, side, 0.0f);
    const int centre = side / 2;
    const auto middle = static_cast<float>(centre);
    for (int i = 0; i < 4 * side; ++i) {
        const float t = (static_cast<float>(i) / static_cast<float>(4 * side - 1) - 0.5f) * lengthPx;
        const int x = std::clamp(cvRound(middle + t * std::cos(angle)), 0, side - 1);
        const int y = std::clamp(cvRound(middle + t * std::sin(angle)), 0, side - 1);
        kernel(y, x) += 1.0f;
    }
    kernel /= cv::sum(kernel)[0];
    cv::filter2D(picture, picture, -1, kernel, {-1, -1}, 0, cv::BORDER_REFLECT);
}

/// Sharp at one side of the picture, blurred at the other.
void defocus(cv::Mat3f& picture, float blurPx, float angle) {
    cv::Mat3f soft;
    cv::GaussianBlur(picture, soft, {}, blurPx, 0, cv::BORDER_REFLECT);
    const float c = std::cos(angle) / static_cast<float>(picture.cols);
    const float s = std::sin(angle) / static_cast<float>(picture.rows);
    const float middle = 0.5f * (std::cos(angle) + std::sin(angle));
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x) {
            const float at = static_cast<float>(x) * c + static_cast<float>(y) * s - middle;
            const float share = std::clamp(0.4f + 1.6f * at, 0.0f, 1.0f);
            picture(y, x) += (soft(y, x) - picture(y, x)) * share;
        }
}

/// What a small or poorly focused sensor loses.
void loseDetail(cv::Mat3f& picture, float detail) {
    const cv::Size size = picture.size();
    cv::Mat3f small;
    cv::resize(picture, small, {}, detail, detail, cv::INTER_AREA);
    cv::resize(small, picture, size, 0, 0, cv::INTER_LINEAR);
}

void sharpen(cv::Mat3f& picture, float amount) {
    cv::Mat3f soft;
    cv::GaussianBlur(picture, soft, {}, 1.0, 0, cv::BORDER_REFLECT);
    cv::addWeighted(picture, 1.0 + amount, soft, -amount, 0.0, picture);
}

void compress(cv::Mat& rgb, int quality) {
    std::vector<uchar> bytes;
    cv::cvtColor(rgb, rgb, cv::COLOR_RGB2BGR);
    cv::imencode(".jpg", rgb, bytes, {cv::IMWRITE_JPEG_QUALITY, quality});
    rgb = cv::imdecode(bytes, cv::IMREAD_COLOR);
    cv::cvtColor(rgb, rgb, cv::COLOR_BGR2RGB);
}

/// A shoulder instead of a hard clip, so that highlights keep some colour.
uchar exposed(float value) {
    if (value > 0.8f)
        value = 0.8f + 0.2f * (1.0f - 1.0f / (1.0f + (value - 0.8f) * 5.0f)) * 1.25f;
    return cv::saturate_cast<uchar>(value * 255.0f);
}

} // namespace

Camera randomCamera(Random& random) {
    Camera camera;
    camera.exposure = random.chance(0.2f) ? random.logUniform(0.45f, 1.4f) : random.uniform(0.7f, 1.2f);
    const float cast = random.normal(0.0f, random.chance(0.25f) ? 0.16f : 0.05f); // warm or cool light
    camera.whiteBalance = {1.0f + cast, 1.0f + random.normal(0.0f, 0.03f), 1.0f - cast};
    camera.saturation = random.chance(0.08f) ? random.uniform(0.0f, 0.5f) : random.uniform(0.65f, 1.25f);
    camera.vignetting = random.chance(0.4f) ? random.uniform(0.0f, 0.5f) : 0.0f;
    camera.gamma = random.chance(0.5f) ? random.logUniform(0.75f, 1.4f) : 1.0f;
    camera.blurPx = random.chance(0.4f) ? random.uniform(0.3f, 1.1f) : 0.0f;
    if (random.chance(0.05f)) {
        camera.motionPx = random.uniform(2.0f, 5.0f);
        camera.motionAngle = random.uniform(0.0f, 3.1415927f);
    }
    if (random.chance(0.07f)) {
        camera.defocusPx = random.uniform(0.8f, 2.2f);
        camera.defocusAngle = random.uniform(0.0f, kFullTurn);
    }
    camera.detail = random.chance(0.08f) ? random.uniform(0.45f, 0.85f) : 1.0f;
    camera.sharpening = random.chance(0.3f) ? random.uniform(0.2f, 1.0f) : 0.0f;
    camera.noise = random.chance(0.65f) ? random.uniform(0.0f, 0.04f) : 0.0f;
    camera.jpegQuality = random.chance(0.3f) ? random.integer(30, 92) : 0;
    return camera;
}

cv::Mat photograph(const cv::Mat3f& picture, const Camera& camera, Random& random) {
    cv::Mat3f image = picture.clone();
    if (camera.blurPx > 0.2f)
        cv::GaussianBlur(image, image, {}, camera.blurPx, 0, cv::BORDER_REFLECT);
    if (camera.motionPx > 1.0f)
        motionBlur(image, camera.motionPx, camera.motionAngle);
    if (camera.defocusPx > 0.2f)
        defocus(image, camera.defocusPx, camera.defocusAngle);
    if (camera.detail < 1.0f)
        loseDetail(image, camera.detail);
    if (camera.sharpening > 0.0f)
        sharpen(image, camera.sharpening);
    const Colour gain = camera.whiteBalance * camera.exposure;
    cv::Mat rgb(image.size(), CV_8UC3);
    for (int y = 0; y < image.rows; ++y)
        for (int x = 0; x < image.cols; ++x) {
            const float u = 2.0f * static_cast<float>(x) / static_cast<float>(image.cols) - 1.0f;
            const float v = 2.0f * static_cast<float>(y) / static_cast<float>(image.rows) - 1.0f;
            Colour value = image(y, x).mul(gain) * (1.0f - camera.vignetting * 0.5f * (u * u + v * v));
            const float grey = (value[0] + 2.0f * value[1] + value[2]) * 0.25f;
            for (int c = 0; c < 3; ++c) {
                float channel = grey + camera.saturation * (value[c] - grey);
                if (camera.gamma != 1.0f)
                    channel = std::pow(std::max(0.0f, channel), camera.gamma);
                if (camera.noise > 0.0f)
                    channel += random.normal(0.0f, camera.noise);
                rgb.at<cv::Vec3b>(y, x)[c] = exposed(channel);
            }
        }
    if (camera.jpegQuality > 0)
        compress(rgb, camera.jpegQuality);
    return rgb;
}

} // namespace cliplad
