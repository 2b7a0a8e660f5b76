#include "benchmark/pictures/picture_sheet.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "benchmark/pictures/lettering.h"

namespace cliplad {
namespace {

constexpr int kGapPx = 10;
constexpr int kCaptionPx = 34;

} // namespace

cv::Mat draw(const PictureSheet& sheet) {
    const cv::Size cell = sheet.rows.front().pictures.front().size();
    const int columns = static_cast<int>(sheet.columns.size()), rows = static_cast<int>(sheet.rows.size());
    const int left = kCaptionPx;
    const int width = left + columns * (cell.width + kGapPx);
    const cv::Mat legend = drawLegend(sheet.legend, width, kLegendScale);
    cv::Mat drawn(kCaptionPx + rows * (cell.height + kGapPx), std::max(width, legend.cols), CV_8UC3,
                  kPaperColour);
    for (int column = 0; column < columns; ++column)
        writeText(drawn, sheet.columns[static_cast<std::size_t>(column)],
                  {left + column * (cell.width + kGapPx) + cell.width / 2, kCaptionPx - kGapPx},
                  TextAnchor::Middle);
    for (int row = 0; row < rows; ++row) {
        const PictureSheet::Row& of = sheet.rows[static_cast<std::size_t>(row)];
        const int top = kCaptionPx + row * (cell.height + kGapPx);
        writeUpwards(drawn, of.title, {kCaptionPx - kGapPx, top + cell.height / 2});
        for (int column = 0; column < columns; ++column)
            of.pictures[static_cast<std::size_t>(column)].copyTo(
                drawn(cv::Rect({left + column * (cell.width + kGapPx), top}, cell)));
    }
    if (!legend.empty())
        cv::vconcat(drawn, legend, drawn);
    return drawn;
}

cv::Size maskScale(cv::Size mask, cv::Size photo, int longestPx) {
    const double wanted =
        std::log(static_cast<double>(photo.width) / photo.height * mask.height / mask.width);
    cv::Size best(1, 1);
    double bestError = INFINITY;
    for (int across = 1; across * mask.width <= longestPx; ++across)
        for (int down = 1; down * mask.height <= longestPx; ++down) {
            // A shape that is a little off is better than a picture that is small.
            const double smaller =
                std::log(static_cast<double>(longestPx) / std::max(across * mask.width, down * mask.height));
            const double error =
                std::abs(std::log(static_cast<double>(across) / down) - wanted) + 0.1 * smaller;
            if (error < bestError) {
                bestError = error;
                best = {across, down};
            }
        }
    return best;
}

} // namespace cliplad
