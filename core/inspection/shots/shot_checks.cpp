#include "inspection/shots/shot_checks.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <opencv2/imgproc.hpp>

#include "base/error.h"

namespace cliplad {
namespace {

/// Levels that count as no light and as all of it: JPEG files seldom reach 0 and 255.
constexpr double kDarkLevel = 2;
constexpr double kBrightLevel = 253;
/// Less sharp than this are pictures of nothing at all; they are no measure for others.
constexpr double kNoDetail = 1;
/// Share of a picture that is looked at where the rest may be dirt.
constexpr double kNearlyAll = 0.99;

cv::Mat shrunk(const cv::Mat& rgb) {
    const int longest = std::max(rgb.cols, rgb.rows);
    if (longest <= ShotLook::kLookSidePx)
        return rgb;
    const double scale = static_cast<double>(ShotLook::kLookSidePx) / longest;
    const auto side = [scale](int px) { return std::max(1, static_cast<int>(std::lround(px * scale))); };
    cv::Mat small;
    cv::resize(rgb, small, {side(rgb.cols), side(rgb.rows)}, 0, 0, cv::INTER_AREA);
    return small;
}

/// A coloured scene loses what its strongest colour tells long before it turns white.
cv::Mat strongestColour(const cv::Mat& rgb) {
    cv::Mat largest(rgb.size(), CV_8UC1);
    std::transform(rgb.begin<cv::Vec3b>(), rgb.end<cv::Vec3b>(), largest.begin<uchar>(),
                   [](const cv::Vec3b& pixel) {
                       return std::max({pixel[0], pixel[1], pixel[2]});
                   });
    return largest;
}

double shareWithin(const cv::Mat& levels, double low, double high) {
    cv::Mat within;
    cv::inRange(levels, low, high, within);
    return static_cast<double>(cv::countNonZero(within)) / static_cast<double>(within.total());
}

/// The level that `share` of the pixels do not exceed. @param levels is put into another order
template<class Level>
double levelOf(cv::Mat& levels, double share) {
    const auto at =
        levels.begin<Level>() + static_cast<std::ptrdiff_t>(share * static_cast<double>(levels.total()));
    std::nth_element(levels.begin<Level>(), at, levels.end<Level>());
    return *at;
}

double varianceOfLaplacian(const cv::Mat& grey) {
    cv::Mat smooth, edges;
    cv::GaussianBlur(grey, smooth, {3, 3}, 0); // a sensor's noise is no sharpness
    cv::Laplacian(smooth, edges, CV_32F);
    cv::Scalar mean, deviation;
    cv::meanStdDev(edges, mean, deviation);
    return deviation[0] * deviation[0];
}

/// Of the number that `value` gives for every look but one (of two, the lower: one odd photo beside one good
/// shot is no measure for it); nothing where there is no other.
template<class Value>
std::optional<double> medianOfOthers(const std::vector<const ShotLook*>& all, const ShotLook* but,
                                     const Value& value) {
    std::vector<double> values;
    for (const ShotLook* look : all)
        if (look != but)
            values.push_back(value(*look));
    if (values.empty())
        return std::nullopt;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

bool isClipped(double share, const std::optional<double>& others, const ShotCheckLimits& limits) {
    return share >= limits.clippedShare ||
           (others && share >= limits.oddClippedShare && share >= limits.oddClippedRatio * *others);
}

/// What nearly all of two pictures differs by at most, in grey levels, brightness as a whole left out. Noise
/// is averaged away at this size, but where a part moved by a pixel its edge shows.
double difference(const ShotLook& a, const ShotLook& b) {
    cv::Mat levels;
    cv::subtract(a.thumbnail, b.thumbnail, levels, cv::noArray(), CV_32F);
    levels = cv::abs(levels - cv::mean(levels)[0]);
    return levelOf<float>(levels, kNearlyAll);
}

/// The first shot of the size that most have.
std::size_t usualOne(std::span<const ShotLook> shots) {
    const auto alike = [&](const ShotLook& look) {
        return std::count_if(shots.begin(), shots.end(),
                             [&](const ShotLook& s) { return s.size == look.size; });
    };
    return static_cast<std::size_t>(
        std::max_element(shots.begin(), shots.end(),
                         [&](const ShotLook& a, const ShotLook& b) { return alike(a) < alike(b); }) -
        shots.begin());
}

} // namespace

ShotLook lookAt(const cv::Mat& rgb) {
    if (rgb.empty() || rgb.type() != CV_8UC3)
        throw Error("cannot be checked: it is no 8-bit colour picture", "photo");
    const cv::Mat small = shrunk(rgb);
    cv::Mat grey;
    cv::cvtColor(small, grey, cv::COLOR_RGB2GRAY);
    cv::Mat strongest = strongestColour(small);
    ShotLook look{.size = rgb.size(),
                  .sharpness = varianceOfLaplacian(grey),
                  .darkShare = shareWithin(strongest, 0, kDarkLevel),
                  .brightShare = shareWithin(strongest, kBrightLevel, 255),
                  .lightest = levelOf<uchar>(strongest, kNearlyAll),
                  .thumbnail = {}};
    cv::resize(grey, look.thumbnail, {ShotLook::kThumbnailSidePx, ShotLook::kThumbnailSidePx}, 0, 0,
               cv::INTER_AREA);
    return look;
}

std::vector<ShotProblem> findShotProblems(std::span<const ShotLook> shots, std::span<const ShotLook> others,
                                          const ShotCheckLimits& limits) {
    using Kind = ShotProblem::Kind;
    std::vector<const ShotLook*> all;
    for (const auto& looks : {shots, others})
        for (const ShotLook& look : looks)
            all.push_back(&look);
    std::vector<ShotProblem> problems;
    for (std::size_t i = 0; i < shots.size(); ++i) {
        const ShotLook& shot = shots[i];
        const auto usual = [&](double ShotLook::*member) {
            return medianOfOthers(all, &shot, [member](const ShotLook& look) { return look.*member; });
        };
        const auto report = [&](Kind kind, double value, std::size_t other = 0) {
            problems.push_back({.shot = i, .kind = kind, .value = value, .other = other});
        };
        if (const std::size_t one = usualOne(shots); shots[one].size != shot.size)
            report(Kind::OtherSize, 0, one);
        if (const auto sharpness = usual(&ShotLook::sharpness);
            sharpness && *sharpness > kNoDetail && shot.sharpness < limits.blurredRatio * *sharpness)
            report(Kind::Blurred, shot.sharpness / *sharpness);
        if (isClipped(shot.brightShare, usual(&ShotLook::brightShare), limits))
            report(Kind::Overexposed, shot.brightShare);
        if (isClipped(shot.darkShare, usual(&ShotLook::darkShare), limits))
            report(Kind::Underexposed, shot.darkShare);
        else if (const auto lightest = usual(&ShotLook::lightest);
                 shot.lightest < limits.dimLevel || (lightest && shot.lightest < limits.dimRatio * *lightest))
            report(Kind::Dim, shot.lightest / 255);
        for (std::size_t earlier = 0; earlier < i; ++earlier)
            if (difference(shots[earlier], shot) < limits.sameLevels) {
                report(Kind::NearlyIdentical, 0, earlier);
                break;
            }
    }
    return problems;
}

} // namespace cliplad
