#include "baselines/colour_histogram.h"

#include <algorithm>
#include <limits>

#include <opencv2/imgproc.hpp>

#include "base/error.h"

namespace cliplad {
namespace {

constexpr int kBins = 6;

cv::Mat histogramOf(const cv::Mat& rgb) {
    const int channels[] = {0, 1, 2};
    const int bins[] = {kBins, kBins, kBins};
    const float range[] = {0, 256};
    const float* ranges[] = {range, range, range};
    cv::Mat histogram;
    cv::calcHist(&rgb, 1, channels, {}, histogram, 3, bins, ranges);
    return cv::Mat(kBins * kBins * kBins, 1, CV_32F, histogram.data) / static_cast<double>(rgb.total());
}

} // namespace

void ColourHistogram::learn(std::span<const cv::Mat> shots) {
    if (shots.empty())
        throw Error("there are no shots to learn from", "colour-histogram", "give at least one normal photo");
    memory_.clear();
    for (const cv::Mat& shot : shots)
        memory_.push_back(histogramOf(shot));
}

double ColourHistogram::score(const cv::Mat& rgb) const {
    if (memory_.empty())
        throw Error("has not learned a product", "colour-histogram", "call learn first");
    const cv::Mat histogram = histogramOf(rgb);
    double nearest = std::numeric_limits<double>::infinity();
    for (const cv::Mat& shot : memory_)
        nearest = std::min(nearest, cv::norm(histogram, shot, cv::NORM_L1));
    return nearest;
}

} // namespace cliplad
