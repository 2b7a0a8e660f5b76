#include "image/legend.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

namespace cliplad {
namespace {

constexpr int kFont = cv::FONT_HERSHEY_SIMPLEX;
constexpr double kFontScale = 0.45;
constexpr int kLinePx = 20;
constexpr int kGapPx = 8;
constexpr int kSwatchPx = 12;
constexpr int kBaselinePx = 5; ///< above a line's end

/// Lays out and draws at one scale.
class Strip {
public:
    explicit Strip(double scale)
        : scale_(scale) {}

    int px(int length) const { return cvRound(length * scale_); }

    int width(const LegendEntry& entry) const {
        int below = 0;
        const int letters = cv::getTextSize(entry.text, kFont, kFontScale * scale_, 1, &below).width;
        return letters + (entry.colour ? px(kSwatchPx) + px(kGapPx) / 2 : 0);
    }

    /// Line by line, each as full as it goes.
    std::vector<cv::Point> corners(const std::vector<LegendEntry>& entries, int widthPx) const {
        std::vector<cv::Point> corners;
        cv::Point corner(px(kGapPx), 0);
        for (const LegendEntry& entry : entries) {
            if (corner.x > px(kGapPx) && corner.x + width(entry) > widthPx)
                corner = {px(kGapPx), corner.y + px(kLinePx)};
            corners.push_back(corner);
            corner.x += width(entry) + 2 * px(kGapPx);
        }
        return corners;
    }

    void draw(cv::Mat& strip, const LegendEntry& entry, cv::Point corner) const {
        if (entry.colour) {
            const Colour& colour = *entry.colour;
            const int top = corner.y + (px(kLinePx) - px(kSwatchPx)) / 2 + px(1);
            cv::rectangle(strip, {corner.x, top, px(kSwatchPx), px(kSwatchPx)},
                          cv::Scalar(colour[0], colour[1], colour[2]), cv::FILLED);
            corner.x += px(kSwatchPx) + px(kGapPx) / 2;
        }
        cv::putText(strip, entry.text, corner + cv::Point(0, px(kLinePx) - px(kBaselinePx)), kFont,
                    kFontScale * scale_, kInkColour, 1, cv::LINE_AA);
    }

private:
    double scale_;
};

} // namespace

cv::Mat drawLegend(const std::vector<LegendEntry>& entries, int widthPx, double scale) {
    if (entries.empty())
        return {};
    const Strip strip(scale);
    for (const LegendEntry& entry : entries)
        widthPx = std::max(widthPx, strip.width(entry) + 2 * strip.px(kGapPx));
    const std::vector<cv::Point> corners = strip.corners(entries, widthPx);
    cv::Mat drawn(corners.back().y + strip.px(kLinePx) + strip.px(kGapPx) / 2, widthPx, CV_8UC3,
                  kPaperColour);
    for (std::size_t i = 0; i < entries.size(); ++i)
        strip.draw(drawn, entries[i], corners[i]);
    return drawn;
}

std::string inAscii(const std::string& name, const std::string& otherwise) {
    const bool hasLetters =
        std::all_of(name.begin(), name.end(), [](char c) { return c >= ' ' && c <= '~'; });
    return hasLetters ? name : otherwise;
}

} // namespace cliplad
