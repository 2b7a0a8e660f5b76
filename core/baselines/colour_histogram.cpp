#include "baselines/method.h"

#include <algorithm>
#include <limits>

#include <opencv2/imgproc.hpp>

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

/// The naive baseline: L1 distance of the photo's 6×6×6 RGB histogram to the nearest shot's; 0 … 2.
class ColourHistogram final : public Method {
public:
    void learn(std::span<const MethodPhoto> shots, const JobContext&) override {
        memory_.clear();
        for (const MethodPhoto& shot : shots)
            memory_.push_back(histogramOf(shot.rgb));
    }

    MethodScore score(const MethodPhoto& photo, const std::stop_token&) const override {
        if (memory_.empty())
            throw notLearned("colour-histogram");
        const cv::Mat histogram = histogramOf(photo.rgb);
        double nearest = std::numeric_limits<double>::infinity();
        for (const cv::Mat& shot : memory_)
            nearest = std::min(nearest, cv::norm(histogram, shot, cv::NORM_L1));
        return {.score = nearest};
    }

private:
    std::vector<cv::Mat> memory_; ///< CV_32F [216, 1] each, summing to 1
};

} // namespace

MethodInfo colourHistogramMethod() {
    return {.name = "colour-histogram",
            .title = "Colour histogram",
            .summary = "distance of the whole photo's colours; what any result has to beat",
            .pixelsAlone = true,
            .make = [](const MethodContext&) { return std::make_unique<ColourHistogram>(); }};
}

} // namespace cliplad
