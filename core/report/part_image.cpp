#include "report/part_image.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "clip/label_colours.h"
#include "image/indexed_png.h"
#include "image/overlay.h"

namespace cliplad {
namespace {

const cv::Scalar kPaper(250, 250, 250);
const cv::Scalar kInk(40, 40, 40);
const cv::Scalar kWhite(255, 255, 255);
const cv::Scalar kBlack(0, 0, 0);

constexpr int kFont = cv::FONT_HERSHEY_SIMPLEX;
constexpr double kFontScale = 0.45;
constexpr int kLinePx = 20;
constexpr int kGapPx = 8;
constexpr int kSwatchPx = 12;

double shrinkingTo(cv::Size size, int longestSidePx) {
    return std::min(1.0, static_cast<double>(longestSidePx) / std::max(size.width, size.height));
}

/// The frame is drawn a little outside the patch, so that it does not hide what it points at.
void framePeak(cv::Mat& picture, const cv::Rect& peak, double scale) {
    const int width = std::max(1, picture.cols / 300);
    const cv::Point corner = cv::Point2d(peak.tl()) * scale;
    const cv::Point opposite = cv::Point2d(peak.br()) * scale;
    for (const auto& [distance, colour] :
         {std::pair(width, kBlack), std::pair(2 * width, kWhite), std::pair(3 * width, kBlack)})
        cv::rectangle(picture, corner - cv::Point(distance, distance),
                      opposite + cv::Point(distance, distance), colour, width);
}

/// What a legend says in one place: a text, behind a patch of colour where it is a label's.
struct LegendEntry {
    std::string text;
    std::optional<Colour> colour;
    cv::Point corner = {};

    int width() const {
        int below = 0;
        const int letters = cv::getTextSize(text, kFont, kFontScale, 1, &below).width;
        return letters + (colour ? kSwatchPx + kGapPx / 2 : 0);
    }
};

std::vector<LegendEntry> legendEntries(const std::vector<Label>& labels, const std::string& headline) {
    std::vector<LegendEntry> entries;
    if (!headline.empty())
        entries.push_back({.text = headline, .colour = std::nullopt});
    const std::vector<Colour> colours = labelColours(labels);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::string& name = labels[i].name;
        const bool hasLetters =
            std::all_of(name.begin(), name.end(), [](char c) { return c >= ' ' && c <= '~'; });
        if (!labels[i].background)
            entries.push_back(
                {.text = hasLetters ? name : fmt::format("label {}", i + 1), .colour = colours[i]});
    }
    return entries;
}

/// Line by line, each as full as it goes. Returns the height.
int arrange(std::vector<LegendEntry>& entries, int width) {
    cv::Point corner(kGapPx, 0);
    for (LegendEntry& entry : entries) {
        if (corner.x > kGapPx && corner.x + entry.width() > width)
            corner = {kGapPx, corner.y + kLinePx};
        entry.corner = corner;
        corner.x += entry.width() + 2 * kGapPx;
    }
    return corner.y + kLinePx + kGapPx / 2;
}

void draw(cv::Mat& strip, const LegendEntry& entry) {
    cv::Point corner = entry.corner;
    if (entry.colour) {
        const Colour& colour = *entry.colour;
        const int top = corner.y + (kLinePx - kSwatchPx) / 2 + 1;
        cv::rectangle(strip, {corner.x, top, kSwatchPx, kSwatchPx},
                      cv::Scalar(colour[0], colour[1], colour[2]), cv::FILLED);
        corner.x += kSwatchPx + kGapPx / 2;
    }
    cv::putText(strip, entry.text, corner + cv::Point(0, kLinePx - 5), kFont, kFontScale, kInk, 1,
                cv::LINE_AA);
}

} // namespace

void writePartMask(const std::filesystem::path& path, const PartMask& parts, cv::Size photo,
                   const std::vector<Label>& labels) {
    cv::Mat indices;
    cv::resize(parts.label, indices, photo, 0, 0, cv::INTER_NEAREST);
    std::vector<Colour> palette = labelColours(labels);
    palette.insert(palette.begin(), Colour(0, 0, 0));
    writeIndexedPng(path, indices, palette);
}

cv::Mat partOverlay(const cv::Mat& photoRgb, const Inspection& inspection, const std::vector<Label>& labels,
                    int longestSidePx) {
    const double scale = shrinkingTo(photoRgb.size(), longestSidePx);
    cv::Mat shown = photoRgb;
    if (scale < 1)
        cv::resize(photoRgb, shown,
                   {std::max(1, cvRound(photoRgb.cols * scale)), std::max(1, cvRound(photoRgb.rows * scale))},
                   0, 0, cv::INTER_AREA);
    cv::Mat picture = overlay(shown, inspection.parts.label, labelColours(labels));
    const Explanation& explanation = inspection.explanation;
    if (inspection.anomalous && explanation.isStructural && !explanation.peakRegion.empty())
        framePeak(picture, explanation.peakRegion, scale);
    return picture;
}

cv::Mat withLegend(const cv::Mat& rgb, const std::vector<Label>& labels, const std::string& headline) {
    std::vector<LegendEntry> entries = legendEntries(labels, headline);
    if (entries.empty())
        return rgb;
    int width = rgb.cols;
    for (const LegendEntry& entry : entries)
        width = std::max(width, entry.width() + 2 * kGapPx);
    cv::Mat whole(rgb.rows + arrange(entries, width), width, CV_8UC3, kPaper);
    rgb.copyTo(whole(cv::Rect(0, 0, rgb.cols, rgb.rows)));
    cv::Mat strip = whole.rowRange(rgb.rows, whole.rows);
    for (const LegendEntry& entry : entries)
        draw(strip, entry);
    return whole;
}

std::string verdictHeadline(const Inspection& inspection) {
    return fmt::format("{} {:.2f} (threshold {:.2f})", inspection.anomalous ? "ANOMALOUS" : "good",
                       inspection.scores.fused, inspection.threshold);
}

void writePicture(const std::filesystem::path& path, const cv::Mat& rgb) {
    cv::Mat stored;
    cv::cvtColor(rgb, stored, cv::COLOR_RGB2BGR);
    std::vector<std::uint8_t> bytes;
    bool encoded = false;
    try {
        encoded = cv::imencode(path.extension().string(), stored, bytes);
    } catch (const cv::Exception&) {
        encoded = false;
    }
    if (!encoded)
        throw Error("cannot be encoded as a picture", path.string(), "name it .png or .jpg");
    writeFileAtomically(path, std::as_bytes(std::span(bytes)));
}

} // namespace cliplad
