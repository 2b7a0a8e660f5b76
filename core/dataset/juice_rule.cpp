#include "dataset/sub_type_rules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace cliplad {
namespace {

constexpr int kHeight = 400; ///< px that a picture is brought to

enum Seen { kBanana, kCherry, kOrange, kNone };
constexpr std::array kJuices = {"banana", "cherry", "orange"};

/// H 0 … 360, S and V 0 … 1.
cv::Mat3f hsvOfBottle(const cv::Mat& rgb) {
    cv::Mat small, hsv;
    cv::resize(rgb, small, {std::max(1, rgb.cols * kHeight / rgb.rows), kHeight}, 0, 0, cv::INTER_AREA);
    small.convertTo(small, CV_32F, 1.0 / 255);
    cv::cvtColor(small, hsv, cv::COLOR_RGB2HSV);
    return hsv;
}

/// Median brightness of the picture's border.
float backgroundOf(const cv::Mat1f& brightness) {
    std::vector<float> border;
    for (int y = 0; y < brightness.rows; ++y)
        for (const int x : {0, 1, brightness.cols - 2, brightness.cols - 1})
            border.push_back(brightness(y, std::clamp(x, 0, brightness.cols - 1)));
    const auto middle = border.begin() + static_cast<std::ptrdiff_t>(border.size() / 2);
    std::nth_element(border.begin(), middle, border.end());
    return *middle;
}

/// First and one past the last place of a profile that exceeds a share of its maximum.
cv::Range extent(const cv::Mat1f& profile, float share) {
    double most = 0;
    cv::minMaxLoc(profile, nullptr, &most);
    const int size = static_cast<int>(profile.total());
    int begin = 0, end = size;
    while (begin < size && profile(begin) <= share * most)
        ++begin;
    while (end > begin && profile(end - 1) <= share * most)
        --end;
    return {begin, end};
}

/// The bottle: what is brighter than the background. Its columns are those of the body; neck and cap are
/// narrower. Empty for a picture of one brightness.
cv::Rect bottleBox(const cv::Mat3f& hsv) {
    cv::Mat1f brightness;
    cv::extractChannel(hsv, brightness, 2);
    cv::Mat1f lit = brightness > backgroundOf(brightness) + 0.06F;
    lit.setTo(1, lit != 0);
    cv::Mat1f rows, columns;
    cv::reduce(lit, rows, 1, cv::REDUCE_SUM);
    cv::reduce(lit, columns, 0, cv::REDUCE_SUM);
    const cv::Range y = extent(rows, 0.1F);
    const cv::Range x = extent(columns.t(), 0.3F);
    return {x.start, y.start, x.size(), y.size()};
}

Seen liquidOf(const cv::Vec3f& hsv) {
    const float hue = hsv[0], saturation = hsv[1], brightness = hsv[2];
    if (saturation < 0.5F)
        return brightness > 0.38F ? kBanana : kNone;
    if (hue < 15 || hue >= 330)
        return brightness > 0.12F ? kCherry : kNone;
    return hue < 70 && brightness > 0.3F ? kOrange : kNone;
}

/// The printed fruit: of colours only, the paper around it is none.
Seen fruitOf(const cv::Vec3f& hsv) {
    const float hue = hsv[0];
    if (hsv[1] < 0.5F || hsv[2] < 0.35F)
        return kNone;
    if (hue < 18 || hue >= 330)
        return kCherry;
    if (hue < 42)
        return kOrange;
    return hue < 70 ? kBanana : kNone;
}

struct Shares {
    std::array<float, 4> of = {}; ///< of the pixels looked at, each Seen
    int looked = 0;

    void add(const cv::Mat3f& hsv, Seen (*seen)(const cv::Vec3f&)) {
        for (const cv::Vec3f& pixel : hsv)
            of[static_cast<std::size_t>(seen(pixel))] += 1;
        looked += static_cast<int>(hsv.total());
    }

    SubTypeGuess best(float least, float trust, const char* by) const {
        const auto winner = std::max_element(of.begin(), of.begin() + kNone);
        const auto total = static_cast<float>(std::max(looked, 1));
        if (*winner <= least * total)
            return {};
        float second = 0, juices = 0;
        for (auto share = of.begin(); share != of.begin() + kNone; ++share) {
            second = share != winner ? std::max(second, *share) : second;
            juices += *share;
        }
        return {.subType = kJuices[static_cast<std::size_t>(winner - of.begin())],
                .confidence = trust * (*winner - second) / juices,
                .by = by};
    }
};

/// A part of the bottle, in shares of its box.
cv::Mat3f partOf(const cv::Mat3f& hsv, const cv::Rect& box, const cv::Rect2f& share) {
    const auto at = [](int begin, int size, float part) {
        return begin + static_cast<int>(std::lround(part * static_cast<float>(size)));
    };
    return hsv(cv::Range(at(box.y, box.height, share.y), at(box.y, box.height, share.br().y)),
               cv::Range(at(box.x, box.width, share.x), at(box.x, box.width, share.br().x)))
        .clone();
}

} // namespace

SubTypeGuess guessJuice(const cv::Mat& rgb) {
    const cv::Mat3f hsv = hsvOfBottle(rgb);
    const cv::Rect box = bottleBox(hsv);
    if (box.width < kHeight / 20 || box.height < kHeight / 4)
        return {};
    Shares liquid;
    liquid.add(partOf(hsv, box, {0.15F, 0.85F, 0.7F, 0.09F}), liquidOf);
    liquid.add(partOf(hsv, box, {0.07F, 0.5F, 0.08F, 0.42F}), liquidOf);
    liquid.add(partOf(hsv, box, {0.85F, 0.5F, 0.08F, 0.42F}), liquidOf);
    if (const SubTypeGuess guess = liquid.best(0.4F, 1.0F, "liquid"); !guess.subType.empty())
        return guess;
    Shares fruit; // of an empty bottle
    fruit.add(partOf(hsv, box, {0.1F, 0.25F, 0.8F, 0.5F}), fruitOf);
    return fruit.best(0.01F, 0.5F, "fruit on the label");
}

} // namespace cliplad
