#include "evaluation/pixel_metrics.h"

#include <algorithm>
#include <array>
#include <functional>

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

#include "base/error.h"
#include "image/indexed_png.h"
#include "image/photo.h"

namespace cliplad {
namespace {

/// Masks with a value for each defect have a few; soft ones and photos have more.
constexpr int kMostShades = 32;

int shadesOf(const cv::Mat& channel) {
    std::array<bool, 256> seen = {};
    for (int y = 0; y < channel.rows; ++y)
        for (int x = 0; x < channel.cols; ++x)
            seen[channel.at<std::uint8_t>(y, x)] = true;
    return static_cast<int>(std::count(seen.begin(), seen.end(), true));
}

/// CV_8U, 255 where any colour is not 0.
cv::Mat readColoured(const std::filesystem::path& path, std::string& notice) {
    std::vector<cv::Mat> colours;
    cv::split(loadPhoto(path).rgb, colours);
    if (const int shades = shadesOf(colours[1]); shades > kMostShades)
        notice = fmt::format("{} has {} shades, a mask has two: what is not black is taken for a defect",
                             path.string(), shades);
    return (colours[0] | colours[1] | colours[2]) > 0;
}

double saturationOf(const DefectType* type, double areaPx) {
    if (type == nullptr)
        return areaPx;
    return std::min(areaPx, type->relative ? type->saturation * areaPx : type->saturation);
}

const DefectType* findType(const std::vector<DefectType>& defects, int pixelValue) {
    const auto found = std::find_if(defects.begin(), defects.end(),
                                    [=](const DefectType& type) { return type.pixelValue == pixelValue; });
    return found == defects.end() ? nullptr : &*found;
}

void appendComponents(const cv::Mat& values, std::vector<DefectMask>& masks) {
    cv::Mat components;
    const int count = cv::connectedComponents(values, components, 8, CV_32S);
    for (int i = 1; i < count; ++i) {
        const cv::Mat mask = components == i;
        masks.push_back({.mask = mask, .saturationPx = static_cast<double>(cv::countNonZero(mask))});
    }
}

void appendLocoDefect(const cv::Mat& values, const std::vector<DefectType>& defects,
                      const std::filesystem::path& path, std::vector<DefectMask>& masks) {
    double value = 0;
    cv::minMaxLoc(values, nullptr, &value);
    const cv::Mat mask = values > 0;
    const DefectType* type = findType(defects, static_cast<int>(value));
    masks.push_back({.mask = mask, .saturationPx = saturationOf(type, cv::countNonZero(mask))});
    if (type == nullptr)
        masks.back().notice = fmt::format("{} has the value {}, which defects_config.json does not list: the "
                                          "whole of its defect has to be found",
                                          path.string(), value);
}

} // namespace

std::vector<DefectMask> readDefectMasks(const DataSetImage& image, const std::vector<DefectType>& defects) {
    std::vector<DefectMask> masks;
    for (const std::filesystem::path& path : image.groundTruth) {
        std::string notice;
        const cv::Mat values = defects.empty() ? readColoured(path, notice) : readIndexedPng(path).indices;
        if (cv::countNonZero(values) == 0)
            throw Error("marks no pixel, expected a defect", path.string(),
                        "restore the file from the data set");
        if (defects.empty())
            appendComponents(values, masks);
        else
            appendLocoDefect(values, defects, path, masks);
        if (!notice.empty())
            masks.back().notice = notice;
    }
    return masks;
}

void PixelEvaluation::add(const cv::Mat& anomalyMap, cv::Size photoSize,
                          std::span<const DefectMask> defects) {
    cv::Mat inside = cv::Mat::zeros(photoSize, CV_8U);
    for (const DefectMask& defect : defects) {
        if (defect.mask.size() != photoSize)
            throw Error(fmt::format("expected a mask of the photo's {}×{} px, found {}×{} px",
                                    photoSize.width, photoSize.height, defect.mask.cols, defect.mask.rows));
        cv::bitwise_or(inside, defect.mask, inside);
    }
    cv::Mat scores = anomalyMap;
    if (scores.size() != photoSize)
        cv::resize(anomalyMap, scores, photoSize, 0, 0, cv::INTER_LINEAR);
    for (int y = 0; y < scores.rows; ++y) {
        const auto* score = scores.ptr<float>(y);
        const auto* defective = inside.ptr<std::uint8_t>(y);
        for (int x = 0; x < scores.cols; ++x)
            (defective[x] != 0 ? anomalous_ : good_).add(score[x]);
    }
    for (const DefectMask& defect : defects)
        addDefect(scores, defect);
    ++images_;
}

void PixelEvaluation::addDefect(const cv::Mat& scores, const DefectMask& defect) {
    std::vector<std::uint32_t> bins;
    for (int y = 0; y < scores.rows; ++y)
        for (int x = 0; x < scores.cols; ++x)
            if (defect.mask.at<std::uint8_t>(y, x) != 0)
                bins.push_back(scoreBin(scores.at<float>(y, x)));
    std::sort(bins.begin(), bins.end(), std::greater<>());
    Defect& added = defects_.emplace_back();
    added.saturationPx = defect.saturationPx;
    for (const std::uint32_t bin : bins) {
        if (added.pixels.empty() || added.pixels.back().first != bin)
            added.pixels.emplace_back(bin, 0);
        ++added.pixels.back().second;
    }
}

PixelMetrics PixelEvaluation::result(double falsePositiveLimit) const {
    if (defects_.empty() || good_.total() == 0)
        throw Error("needs pixels both inside and outside of defects", {},
                    "check the ground truth of the data set");
    return {.auroc = pixelAuroc(),
            .saturatedOverlap = overlapArea(falsePositiveLimit),
            .images = images_,
            .defects = static_cast<std::int64_t>(defects_.size())};
}

double PixelEvaluation::pixelAuroc() const {
    double area = 0;
    double found = 0;
    for (std::uint32_t bin = ScoreCounts::kBins; bin-- > 0;) {
        const auto more = static_cast<double>(anomalous_.at(bin));
        area += static_cast<double>(good_.at(bin)) * (found + more / 2);
        found += more;
    }
    return area / (static_cast<double>(anomalous_.total()) * static_cast<double>(good_.total()));
}

std::vector<PixelEvaluation::Gain> PixelEvaluation::overlapGains() const {
    std::vector<Gain> gains;
    for (const Defect& defect : defects_) {
        double area = 0;
        for (const auto& [bin, pixels] : defect.pixels) {
            const double before = std::min(1.0, area / defect.saturationPx);
            area += pixels;
            const double gain = std::min(1.0, area / defect.saturationPx) - before;
            if (gain > 0)
                gains.push_back({.bin = bin, .overlap = gain / static_cast<double>(defects_.size())});
        }
    }
    std::sort(gains.begin(), gains.end(), [](const Gain& a, const Gain& b) { return a.bin > b.bin; });
    return gains;
}

double PixelEvaluation::overlapArea(double falsePositiveLimit) const {
    const std::vector<Gain> gains = overlapGains();
    double area = 0;
    double rate = 0;
    double overlap = 0;
    auto gain = gains.begin();
    for (std::uint32_t bin = ScoreCounts::kBins; bin-- > 0 && rate < falsePositiveLimit;) {
        const double rateBefore = rate;
        const double overlapBefore = overlap;
        rate += static_cast<double>(good_.at(bin)) / static_cast<double>(good_.total());
        for (; gain != gains.end() && gain->bin == bin; ++gain)
            overlap += gain->overlap;
        // Between two thresholds the curve is a straight line; it is cut at the limit.
        const double step = std::min(rate, falsePositiveLimit) - rateBefore;
        if (step > 0)
            area += step * (overlapBefore + (overlap - overlapBefore) * step / (rate - rateBefore) / 2);
    }
    return area / falsePositiveLimit;
}

} // namespace cliplad
