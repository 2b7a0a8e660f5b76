#include "engine/photos/pictures.h"

#include <cstring>

namespace cliplad::ui {

QImage toQImage(const cv::Mat& rgb) {
    auto* keeper = new cv::Mat(rgb); // QImage's clean-up hook takes it
    return {keeper->data,
            keeper->cols,
            keeper->rows,
            static_cast<qsizetype>(keeper->step[0]),
            QImage::Format_RGB888,
            [](void* kept) { delete static_cast<cv::Mat*>(kept); },
            keeper};
}

QImage toIndexed(const cv::Mat& mask) {
    QImage image(mask.cols, mask.rows, QImage::Format_Indexed8);
    for (int y = 0; y < mask.rows; ++y)
        std::memcpy(image.scanLine(y), mask.ptr(y), static_cast<std::size_t>(mask.cols));
    return image;
}

FloatMap toFloatMap(const cv::Mat& map) {
    FloatMap result{.size = {map.cols, map.rows}, .values = {}};
    result.values.reserve(map.total());
    for (int y = 0; y < map.rows; ++y)
        result.values.insert(result.values.end(), map.ptr<float>(y), map.ptr<float>(y) + map.cols);
    return result;
}

} // namespace cliplad::ui
