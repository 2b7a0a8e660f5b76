#include "report/contact_sheet.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

namespace cliplad {
namespace {

constexpr int kGap = 10;
constexpr int kCaption = 18;
constexpr int kRowTitle = 26;
constexpr int kSheetTitle = 40;

const cv::Scalar kPaper(250, 250, 250);
const cv::Scalar kInk(40, 40, 40);
const cv::Scalar kRed(200, 30, 30);
const cv::Scalar kGreen(40, 140, 60);

void writeText(cv::Mat& sheet, const std::string& text, cv::Point baseline, double scale,
               const cv::Scalar& colour) {
    cv::putText(sheet, text, baseline, cv::FONT_HERSHEY_SIMPLEX, scale, colour, 1, cv::LINE_AA);
}

/// Scaled into a square at `corner`, its proportions kept.
void place(cv::Mat& sheet, const cv::Mat& picture, cv::Point corner, int side) {
    if (picture.empty())
        return;
    const double scale = static_cast<double>(side) / std::max(picture.cols, picture.rows);
    const cv::Size size(std::clamp(cvRound(picture.cols * scale), 1, side),
                        std::clamp(cvRound(picture.rows * scale), 1, side));
    cv::Mat scaled;
    cv::resize(picture, scaled, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    scaled.copyTo(sheet(cv::Rect(corner, size)));
}

void drawTile(cv::Mat& sheet, const SheetTile& tile, cv::Point corner, int side) {
    place(sheet, tile.photo, corner, side);
    place(sheet, tile.overlay, corner + cv::Point(side + 2, 0), side);
    const cv::Scalar& colour = tile.flagged ? kRed : kGreen;
    cv::rectangle(sheet, cv::Rect(corner, cv::Size(2 * side + 2, side)), colour, 1);
    writeText(sheet, tile.caption, corner + cv::Point(0, side + kCaption - 5), 0.4, colour);
}

} // namespace

cv::Mat drawContactSheet(const std::string& title, const std::vector<SheetRow>& rows, int tilePx) {
    std::size_t columns = 1;
    for (const SheetRow& row : rows)
        columns = std::max(columns, row.tiles.size());
    const int tileWidth = 2 * tilePx + 2 + kGap;
    const int rowHeight = kRowTitle + tilePx + kCaption + kGap;
    cv::Mat sheet(kSheetTitle + static_cast<int>(rows.size()) * rowHeight,
                  kGap + static_cast<int>(columns) * tileWidth, CV_8UC3, kPaper);
    writeText(sheet, title, {kGap, 26}, 0.6, kInk);
    int top = kSheetTitle;
    for (const SheetRow& row : rows) {
        writeText(sheet, row.title, {kGap, top + 18}, 0.5, kInk);
        for (std::size_t i = 0; i < row.tiles.size(); ++i)
            drawTile(sheet, row.tiles[i], {kGap + static_cast<int>(i) * tileWidth, top + kRowTitle}, tilePx);
        top += rowHeight;
    }
    return sheet;
}

} // namespace cliplad
