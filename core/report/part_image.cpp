#include "report/part_image.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "image/indexed_png.h"
#include "image/overlay.h"

namespace cliplad {
namespace {

const cv::Scalar kPeakColour(255, 40, 40);

double shrinkingTo(cv::Size size, int longestSidePx) {
    return std::min(1.0, static_cast<double>(longestSidePx) / std::max(size.width, size.height));
}

/// The frame is drawn a little outside the patch, so that it does not hide what it points at.
void framePeak(cv::Mat& picture, const cv::Rect& peak, double scale) {
    const int width = std::max(2, picture.cols / 200);
    const cv::Point2d corner = cv::Point2d(peak.tl()) * scale;
    const cv::Point2d opposite = cv::Point2d(peak.br()) * scale;
    cv::rectangle(picture, cv::Point(corner) - cv::Point(width, width),
                  cv::Point(opposite) + cv::Point(width, width), kPeakColour, width, cv::LINE_AA);
}

} // namespace

std::vector<Colour> labelColours(const std::vector<Label>& labels) {
    std::vector<Colour> colours;
    for (const Label& label : labels)
        colours.push_back(label.colour.empty() ? partColour(static_cast<int>(colours.size()))
                                               : parseColour(label.colour));
    return colours;
}

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
        cv::resize(photoRgb, shown, {}, scale, scale, cv::INTER_AREA);
    cv::Mat picture = overlay(shown, inspection.parts.label, labelColours(labels));
    if (inspection.anomalous && !inspection.explanation.peakRegion.empty())
        framePeak(picture, inspection.explanation.peakRegion, scale);
    return picture;
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
