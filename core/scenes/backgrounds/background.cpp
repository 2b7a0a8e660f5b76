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
    const float angle = random.uniform(0.0f, kFullTurn);
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

} // namespace cliplad
