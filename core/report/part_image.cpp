#include "report/part_image.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "clip/label_colours.h"
#include "image/indexed_png.h"
#include "image/legend.h"
#include "image/overlay.h"

namespace cliplad {
namespace {

const cv::Scalar kWhite(255, 255, 255);
const cv::Scalar kBlack(0, 0, 0);

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

std::vector<LegendEntry> legendEntries(const std::vector<Label>& labels, const std::string& headline) {
    std::vector<LegendEntry> entries;
    if (!headline.empty())
        entries.push_back({.text = headline});
    const std::vector<Colour> colours = labelColours(labels);
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (!labels[i].background)
            entries.push_back(
                {.text = inAscii(labels[i].name, fmt::format("label {}", i + 1)), .colour = colours[i]});
    return entries;
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
    const cv::Mat legend = drawLegend(legendEntries(labels, headline), rgb.cols);
    if (legend.empty())
        return rgb;
    cv::Mat whole(rgb.rows + legend.rows, legend.cols, CV_8UC3, kPaperColour);
    rgb.copyTo(whole(cv::Rect(0, 0, rgb.cols, rgb.rows)));
    legend.copyTo(whole.rowRange(rgb.rows, whole.rows));
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
