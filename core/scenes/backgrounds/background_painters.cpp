#include "scenes/backgrounds/background_painters.h"

#include <opencv2/imgproc.hpp>

namespace cliplad {

const std::vector<BackgroundPainter>& backgroundPainters() {
    static const std::vector<BackgroundPainter> painters = [] {
        std::vector<BackgroundPainter> all;
        for (auto family :
             {naturalBackgrounds, industrialBackgrounds, surfaceBackgrounds, materialBackgrounds})
            for (BackgroundPainter& painter : family())
                all.push_back(std::move(painter));
        return all;
    }();
    return painters;
}

cv::Mat3f tinted(const Tint& tint) {
    const cv::Mat1f& field = tint.field;
    cv::Mat3f picture(field.size());
    for (int y = 0; y < field.rows; ++y)
        for (int x = 0; x < field.cols; ++x)
            picture(y, x) = tint.colour * (1.0f + tint.strength * field(y, x));
    return picture;
}

cv::Mat rotated(const cv::Mat& texture, float radians) {
    const cv::Point2f middle(static_cast<float>(texture.cols) * 0.5f,
                             static_cast<float>(texture.rows) * 0.5f);
    const cv::Mat transform = cv::getRotationMatrix2D(middle, radians * 57.29578, 1.0);
    cv::Mat result;
    cv::warpAffine(texture, result, transform, texture.size(), cv::INTER_LINEAR, cv::BORDER_REFLECT_101);
    return result;
}

} // namespace cliplad
