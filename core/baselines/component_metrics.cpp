#include "baselines/component_metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "base/error.h"

namespace cliplad {
namespace {

constexpr double kSpeck = 0.001;     ///< share of the photo (the authors': 50 of 224 × 224 px)
constexpr double kAreaFloor = 0.002; ///< share of the photo that areas vary by in any case
constexpr double kColourFloor = 0.05;

/// (b / a)² of every pixel, in OpenCV's 8-bit Lab, where grey is 128.
cv::Mat1f colourRatios(const cv::Mat& rgb, cv::Size size) {
    cv::Mat small, lab;
    cv::resize(rgb, small, size, 0, 0, cv::INTER_AREA);
    cv::cvtColor(small, lab, cv::COLOR_RGB2Lab);
    cv::Mat1f ratios(size);
    std::transform(lab.begin<cv::Vec3b>(), lab.end<cv::Vec3b>(), ratios.begin(), [](const cv::Vec3b& pixel) {
        const float ratio = static_cast<float>(pixel[2]) / std::max(static_cast<float>(pixel[1]), 1.0F);
        return ratio * ratio;
    });
    return ratios;
}

std::vector<double> pieceAreas(const cv::Mat& mask) {
    cv::Mat pieces, stats, centres;
    const int count = cv::connectedComponentsWithStats(mask, pieces, stats, centres);
    std::vector<double> areas;
    for (int piece = 1; piece < count; ++piece) {
        const double area = stats.at<int>(piece, cv::CC_STAT_AREA) / static_cast<double>(mask.total());
        if (area >= kSpeck)
            areas.push_back(area);
    }
    return areas;
}

double distanceOf(const std::vector<double>& left, const std::vector<double>& right) {
    double sum = 0;
    for (std::size_t i = 0; i < left.size(); ++i)
        sum += (left[i] - right[i]) * (left[i] - right[i]);
    return std::sqrt(sum);
}

} // namespace

std::vector<ComponentMetrics> measured(const cv::Mat& map, const cv::Mat& rgb,
                                       const std::vector<int>& parts) {
    const cv::Mat1f ratios = colourRatios(rgb, map.size());
    std::vector<ComponentMetrics> metrics;
    for (const int part : parts) {
        const cv::Mat mask = map == part;
        const double area = cv::countNonZero(mask) / static_cast<double>(map.total());
        metrics.push_back({.area = area,
                           .colour = area > 0 ? cv::mean(ratios, mask)[0] : 0,
                           .pieceAreas = pieceAreas(mask)});
    }
    return metrics;
}

PieceKinds::PieceKinds(std::vector<double> areas) {
    std::sort(areas.begin(), areas.end());
    double mean = 0;
    for (const double area : areas)
        mean += area / static_cast<double>(areas.size());
    std::size_t kind = 0;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        if (i > 0 && areas[i] - areas[i - 1] > 0.25 * mean)
            ++kind;
        known_.emplace_back(areas[i], kind);
    }
    kinds_ = kind + 1;
}

std::vector<double> PieceKinds::count(const std::vector<double>& areas) const {
    std::vector<double> counts(kinds_);
    for (const double area : areas) {
        const auto nearest =
            std::min_element(known_.begin(), known_.end(), [area](const auto& a, const auto& b) {
                return std::abs(a.first - area) < std::abs(b.first - area);
            });
        counts[nearest == known_.end() ? 0 : nearest->second] += 1;
    }
    return counts;
}

ComponentMemory::ComponentMemory(std::vector<std::vector<ComponentMetrics>> shots)
    : shots_(std::move(shots)) {
    if (shots_.empty())
        throw Error("there are no shots to measure");
    const auto count = static_cast<double>(shots_.size());
    means_.resize(shots_.front().size());
    for (std::size_t part = 0; part < means_.size(); ++part) {
        std::vector<double> areas;
        for (const auto& shot : shots_) {
            means_[part].area += shot[part].area / count;
            means_[part].colour += shot[part].colour / count;
            areas.insert(areas.end(), shot[part].pieceAreas.begin(), shot[part].pieceAreas.end());
        }
        kinds_.emplace_back(std::move(areas));
    }
}

std::vector<double> ComponentMemory::relative(const std::vector<ComponentMetrics>& photo) const {
    std::vector<double> values;
    for (std::size_t part = 0; part < means_.size(); ++part) {
        values.push_back(photo[part].area / (means_[part].area + kAreaFloor));
        values.push_back(photo[part].colour / (means_[part].colour + kColourFloor));
    }
    return values;
}

double ComponentMemory::distance(const std::vector<ComponentMetrics>& photo) const {
    const std::vector<double> values = relative(photo);
    double nearest = std::numeric_limits<double>::infinity();
    for (const auto& shot : shots_)
        nearest = std::min(nearest, distanceOf(values, relative(shot)));
    for (std::size_t part = 0; part < kinds_.size(); ++part) {
        const std::vector<double> counts = kinds_[part].count(photo[part].pieceAreas);
        double other = std::numeric_limits<double>::infinity();
        for (const auto& shot : shots_)
            other = std::min(other, distanceOf(counts, kinds_[part].count(shot[part].pieceAreas)));
        nearest += 0.5 * other / static_cast<double>(counts.size() * counts.size());
    }
    return nearest;
}

} // namespace cliplad
