#include "engine/photos/pictures.h"

#include <cstring>

namespace cliplad::ui {
namespace {

constexpr auto kFileSha256 = "cliplad.fileSha256";

} // namespace

QImage toQImage(const cv::Mat& rgb, const std::string& fileSha256) {
    auto* keeper = new cv::Mat(rgb); // QImage's clean-up hook takes it
    QImage image(
        keeper->data, keeper->cols, keeper->rows, static_cast<qsizetype>(keeper->step[0]),
        QImage::Format_RGB888, [](void* kept) { delete static_cast<cv::Mat*>(kept); }, keeper);
    if (!fileSha256.empty())
        image.setText(kFileSha256, QString::fromStdString(fileSha256));
    return image;
}

bool isOfFile(const QImage& photo, const QString& sha256) {
    const QString read = photo.text(kFileSha256);
    return read.isEmpty() || sha256.isEmpty() || read == sha256;
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
