#include "widgets/canvas/mask_pictures.h"

#include <algorithm>

#include <opencv2/core/mat.hpp>
#include <opencv2/imgproc.hpp>

#include "clip/label_colours.h"
#include "image/heat_map.h"
#include "image/palette.h"

namespace cliplad::ui {
namespace {

QColor toColour(const Colour& colour) {
    return {colour[0], colour[1], colour[2]};
}

QImage fromRgb(const cv::Mat& rgb) {
    return QImage(rgb.data, rgb.cols, rgb.rows, static_cast<qsizetype>(rgb.step[0]), QImage::Format_RGB888)
        .convertToFormat(QImage::Format_ARGB32);
}

/// Longer side of a hatched picture, and what is drawn in it.
constexpr int kHatchedPx = 1024, kLinePx = 4, kHatchPx = 28;

} // namespace

QList<QColor> shownColours(const std::vector<Label>& labels) {
    QList<QColor> colours;
    for (const Colour& colour : cliplad::labelColours(labels))
        colours.append(toColour(colour));
    return colours;
}

QList<QColor> clusterColours(int count) {
    QList<QColor> colours;
    for (int i = 0; i < count; ++i)
        colours.append(toColour(partColour(i)));
    return colours;
}

QImage paintedMask(const QImage& mask, const QList<QColor>& colours, int first) {
    QImage painted = mask;
    QList<QRgb> table(256, qRgba(0, 0, 0, 0));
    for (qsizetype i = 0; i < colours.size() && first + i < table.size(); ++i)
        table[first + i] = colours[i].rgba();
    painted.setColorTable(table);
    return painted;
}

QImage hatchedMask(const QImage& mask) {
    const QSize size = mask.size().scaled(kHatchedPx, kHatchedPx, Qt::KeepAspectRatio).expandedTo({1, 1});
    const cv::Mat given(mask.height(), mask.width(), CV_8U, const_cast<uchar*>(mask.constBits()),
                        static_cast<std::size_t>(mask.bytesPerLine()));
    cv::Mat marked, around, inside;
    cv::resize(given != 0, marked, {size.width(), size.height()}, 0, 0, cv::INTER_NEAREST);
    const cv::Mat line = cv::Mat::ones(2 * kLinePx + 1, 2 * kLinePx + 1, CV_8U);
    cv::dilate(marked, around, line);
    cv::erode(marked, inside, line);
    QImage picture(size, QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    const QRgb white = qRgb(255, 255, 255), black = qRgb(0, 0, 0);
    for (int y = 0; y < size.height(); ++y) {
        auto* pixels = reinterpret_cast<QRgb*>(picture.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            const int hatch = (x + size.height() - y) % kHatchPx;
            if (inside.at<uchar>(y, x) != 0 && hatch >= 2 * kLinePx)
                continue; // what lies below is seen between the lines
            if (marked.at<uchar>(y, x) != 0)
                pixels[x] = inside.at<uchar>(y, x) == 0 || hatch < kLinePx ? white : black;
            else if (around.at<uchar>(y, x) != 0)
                pixels[x] = black;
        }
    }
    return picture;
}

QImage paintedHeat(const FloatMap& map, double low, double high) {
    if (map.isEmpty() || !(high > low))
        return {};
    const cv::Mat values(map.size.height(), map.size.width(), CV_32F, const_cast<float*>(map.values.data()));
    QImage painted =
        fromRgb(heatMap(values, {.low = static_cast<float>(low), .high = static_cast<float>(high)}));
    for (int y = 0; y < painted.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(painted.scanLine(y));
        for (int x = 0; x < painted.width(); ++x) {
            const double share = std::clamp((map.at(x, y) - low) / (high - low), 0.0, 1.0);
            line[x] =
                qRgba(qRed(line[x]), qGreen(line[x]), qBlue(line[x]), static_cast<int>(40 + 215 * share));
        }
    }
    return painted;
}

QImage heatScale(QSize size) {
    return size.isEmpty() ? QImage() : fromRgb(heatBar({size.width(), size.height()}));
}

} // namespace cliplad::ui
