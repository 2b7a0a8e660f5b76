#include "scenes/backgrounds/background.h"

#include "base/error.h"
#include "scenes/backgrounds/background_painters.h"
#include "scenes/noise_field.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace cliplad {

cv::Mat3f paintBackground(std::string_view name, cv::Size size, Random& random) {
    for (const BackgroundPainter& painter : backgroundPainters())
        if (painter.name == name) {
            cv::Mat3f picture = painter.paint(size, random);
            applyLightGradient(picture, random);
            return picture;
        }
    throw Error("there is no background '" + std::string(name) + "'", "scene renderer",
                "use a name from backgroundWords()");
}

void applyLightGradient(cv::Mat3f& picture, Random& random) {
    const float alongX = random.uniform(-0.3f, 0.3f);
    const float alongY = random.uniform(-0.3f, 0.3f);
    const bool edge = random.chance(0.12f); // the hard or soft border of a shadow from outside the picture
    const float angle = random.uniform(0.0f, 6.2831853f);
    const float at = random.uniform(-0.25f, 0.25f);
    const float width = random.logUniform(0.01f, 0.3f);
    const float depth = random.uniform(0.1f, 0.45f);
    const float c = std::cos(angle);
    const float s = std::sin(angle);
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x) {
            const float u = static_cast<float>(x) / static_cast<float>(picture.cols) - 0.5f;
            const float v = static_cast<float>(y) / static_cast<float>(picture.rows) - 0.5f;
            float light = 1.0f + alongX * u + alongY * v;
            if (edge)
                light *= 1.0f - depth * std::clamp((u * c + v * s - at) / width + 0.5f, 0.0f, 1.0f);
            picture(y, x) *= light;
        }
}

namespace {

cv::Point2f anywhere(cv::Size size, Random& random) {
    return {random.uniform(0.0f, static_cast<float>(size.width)),
            random.uniform(0.0f, static_cast<float>(size.height))};
}

/// Mixes a colour into the picture where the mask is.
void blend(cv::Mat3f& picture, const Mask& mask, Colour colour, float opacity) {
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x)
            if (const uchar m = mask(y, x); m != 0) {
                const float share = opacity * static_cast<float>(m) / 255.0f;
                picture(y, x) = picture(y, x) * (1.0f - share) + colour * share;
            }
}

void line(Mask& mask, const Points& points, int thickness) {
    std::vector<cv::Point> fixed;
    for (const cv::Point2f& point : points)
        fixed.emplace_back(cvRound(point.x * 16), cvRound(point.y * 16));
    cv::polylines(mask, std::vector<std::vector<cv::Point>>{fixed}, false, 255, thickness, cv::LINE_AA, 4);
}

/// One or a bundle of thin lines; light ones read as scratches, dark ones as hairs or pencil.
void scratches(cv::Mat3f& picture, Random& random) {
    const cv::Point2f start = anywhere(picture.size(), random);
    const float n = static_cast<float>(picture.cols);
    const float angle = random.uniform(0.0f, 6.2831853f);
    const int count = random.chance(0.5f) ? 1 : random.integer(2, 7);
    Mask mask(picture.size(), 0);
    for (int i = 0; i < count; ++i) {
        const float length = n * random.logUniform(0.05f, 0.7f);
        const float a = angle + random.normal(0.0f, 0.15f);
        const cv::Point2f from =
            start + cv::Point2f{random.normal(0, 0.06f * n), random.normal(0, 0.06f * n)};
        const cv::Point2f bend{random.normal(0, 0.1f * length), random.normal(0, 0.1f * length)};
        const cv::Point2f to = from + cv::Point2f(length * std::cos(a), length * std::sin(a));
        line(mask, curvePoints({from, (from + to) * 0.5f + bend, to}, 24), 1);
    }
    const float shade = random.chance(0.6f) ? random.uniform(0.75f, 1.0f) : random.uniform(0.02f, 0.25f);
    blend(picture, mask, Colour::all(shade), random.uniform(0.15f, 0.7f));
}

/// A patch with a ragged or soft edge: spilt liquid, grease, rubbed-off paint.
void stain(cv::Mat3f& picture, Random& random) {
    const float n = static_cast<float>(picture.cols);
    const cv::Point2f at = anywhere(picture.size(), random);
    const float radius = n * random.logUniform(0.02f, 0.25f);
    Points points = blobPoints({radius, radius * random.uniform(0.4f, 1.0f)}, 0.2f, random);
    std::vector<cv::Point> fixed;
    for (const cv::Point2f& point : points)
        fixed.emplace_back(cvRound((point.x + at.x) * 16), cvRound((point.y + at.y) * 16));
    Mask mask(picture.size(), 0);
    cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{fixed}, 255, cv::LINE_AA, 4);
    const int soft = cvRound(radius * random.uniform(0.02f, 0.6f)) | 1;
    cv::blur(mask, mask, {soft, soft});
    const Colour colour = random.chance(0.3f) ? Colour::all(random.uniform(0.75f, 1.0f))
                                              : random.pick(namedColours()).rgb * random.uniform(0.2f, 0.8f);
    blend(picture, mask, colour, random.uniform(0.12f, 0.6f));
}

/// A soft bright spot or streak: a lamp mirrored in a lacquered surface.
void glare(cv::Mat3f& picture, Random& random) {
    const cv::Point2f at = anywhere(picture.size(), random);
    const float n = static_cast<float>(picture.cols);
    const float radius = n * random.logUniform(0.04f, 0.4f);
    const float stretch = random.uniform(1.0f, 3.0f);
    const float angle = random.uniform(0.0f, 3.1415927f);
    const float strength = random.uniform(0.1f, 0.55f);
    const float c = std::cos(angle);
    const float s = std::sin(angle);
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x) {
            const float u =
                ((static_cast<float>(x) - at.x) * c + (static_cast<float>(y) - at.y) * s) / stretch;
            const float v = (static_cast<float>(y) - at.y) * c - (static_cast<float>(x) - at.x) * s;
            const float d = (u * u + v * v) / (radius * radius);
            if (d < 4.0f)
                picture(y, x) += Colour::all(strength * (1 - d / 4) * (1 - d / 4));
        }
}

void dust(cv::Mat3f& picture, Random& random) {
    const int count = random.integer(5, 60);
    const float shade = random.chance(0.5f) ? random.uniform(0.8f, 1.0f) : random.uniform(0.0f, 0.2f);
    for (int i = 0; i < count; ++i) {
        const int x = random.integer(0, picture.cols - 1);
        const int y = random.integer(0, picture.rows - 1);
        const float opacity = random.uniform(0.1f, 0.6f);
        picture(y, x) = picture(y, x) * (1.0f - opacity) + Colour::all(shade * opacity);
    }
}

} // namespace

void addDistractors(cv::Mat3f& picture, Random& random) {
    if (random.chance(0.4f))
        return;
    const int count = random.integer(1, 4);
    for (int i = 0; i < count; ++i) {
        switch (random.integer(0, 5)) {
        case 0:
        case 1:
            scratches(picture, random);
            break;
        case 2:
        case 3:
            stain(picture, random);
            break;
        case 4:
            glare(picture, random);
            break;
        default:
            dust(picture, random);
        }
    }
}

} // namespace cliplad
