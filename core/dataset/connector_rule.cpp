#include "dataset/sub_type_rules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace cliplad {
namespace {

constexpr int kWidth = 640; ///< px that a picture is brought to

struct Assembly {
    int clamps;
    const char* cable;
};
constexpr std::array<Assembly, 3> kAssemblies = {{{2, "yellow"}, {3, "blue"}, {5, "red"}}};

/// A connector's levers as seen: how far each number of clamps is supported. Not found: no support.
struct Levers {
    cv::Rect box = {};
    std::array<double, 3> support = {}; ///< of each of kAssemblies

    std::size_t best() const {
        return static_cast<std::size_t>(std::max_element(support.begin(), support.end()) - support.begin());
    }
    double confidence() const {
        std::array<double, 3> sorted = support;
        std::sort(sorted.begin(), sorted.end());
        return sorted[2] > 0 ? (sorted[2] - sorted[1]) / sorted[2] : 0;
    }
};

/// H 0 … 360, S and V 0 … 1.
cv::Mat3f hsvOfConnectors(const cv::Mat& rgb) {
    cv::Mat small, hsv;
    const cv::Size size(kWidth, std::max(1, rgb.rows * kWidth / rgb.cols));
    cv::resize(rgb, small, size, 0, 0, rgb.cols > kWidth ? cv::INTER_AREA : cv::INTER_LINEAR);
    small.convertTo(small, CV_32F, 1.0 / 255);
    cv::cvtColor(small, hsv, cv::COLOR_RGB2HSV);
    return hsv;
}

/// 255 where the pixel is vivid and its hue lies in [from, to) degrees.
cv::Mat1b ofHue(const cv::Mat3f& hsv, float from, float to) {
    cv::Mat1b mask;
    cv::inRange(hsv, cv::Scalar(from, 0.5, 0.27), cv::Scalar(std::nextafter(to, 0.0F), 1.01, 1.01), mask);
    return mask;
}

/// The largest piece once gaps as wide as those between levers are closed, of the mask's own pixels.
cv::Mat1b largestPiece(const cv::Mat1b& mask, cv::Rect& box) {
    cv::Mat1b closed;
    cv::Mat pieces, stats, centres;
    cv::morphologyEx(mask, closed, cv::MORPH_CLOSE, cv::Mat::ones(kWidth / 36, kWidth / 64, CV_8U));
    const int count = cv::connectedComponentsWithStats(closed, pieces, stats, centres);
    int best = 0;
    for (int i = 1; i < count; ++i)
        if (best == 0 || stats.at<int>(i, cv::CC_STAT_AREA) > stats.at<int>(best, cv::CC_STAT_AREA))
            best = i;
    if (best == 0)
        return {};
    const int* found = stats.ptr<int>(best);
    box = {found[cv::CC_STAT_LEFT], found[cv::CC_STAT_TOP], found[cv::CC_STAT_WIDTH],
           found[cv::CC_STAT_HEIGHT]};
    return (pieces == best) & mask;
}

/// Pixels of each row of a turned mask, without the rows at the ends that hold few.
std::vector<float> profileAt(const std::vector<cv::Point>& pixels, float degrees) {
    const float angle = degrees * std::numbers::pi_v<float> / 180;
    std::vector<float> rows;
    float lowest = std::numeric_limits<float>::max();
    std::vector<float> heights;
    for (const cv::Point& pixel : pixels) {
        heights.push_back(std::cos(angle) * static_cast<float>(pixel.y) -
                          std::sin(angle) * static_cast<float>(pixel.x));
        lowest = std::min(lowest, heights.back());
    }
    for (const float height : heights) {
        const auto row = static_cast<std::size_t>(height - lowest);
        rows.resize(std::max(rows.size(), row + 1));
        rows[row] += 1;
    }
    const float least = 0.3F * *std::max_element(rows.begin(), rows.end());
    const auto holdsMany = [least](float row) { return row > least; };
    rows.erase(std::find_if(rows.rbegin(), rows.rend(), holdsMany).base(), rows.end());
    rows.erase(rows.begin(), std::find_if(rows.begin(), rows.end(), holdsMany));
    return rows;
}

/// The profile across the levers: of small turns the one where rows differ most.
std::vector<float> straightProfile(const cv::Mat1b& mask) {
    std::vector<cv::Point> pixels;
    cv::findNonZero(mask, pixels);
    std::vector<float> best;
    float mostUneven = -1;
    for (int degrees = -10; degrees <= 10; ++degrees) {
        std::vector<float> profile = profileAt(pixels, static_cast<float>(degrees));
        const float uneven = std::inner_product(profile.begin(), profile.end(), profile.begin(), 0.0F);
        if (uneven > mostUneven) {
            mostUneven = uneven;
            best = std::move(profile);
        }
    }
    return best;
}

/// How well `count` equal bars fit the profile: the share of that wave in it, bars at its crests.
double barsInProfile(const std::vector<float>& profile, int count, double gap) {
    const auto size = static_cast<double>(profile.size());
    const double mean = std::accumulate(profile.begin(), profile.end(), 0.0) / size;
    double sum = 0;
    for (std::size_t i = 0; i < profile.size(); ++i) {
        const double t = (static_cast<double>(i) + 0.5) / size - 0.5;
        sum += (profile[i] / mean - 1) * std::cos(2 * std::numbers::pi * (count - gap) * t);
    }
    return (count % 2 == 1 ? 2 : -2) * sum / size;
}

/// @param side columns of the picture where the connector is
Levers leversIn(const cv::Mat3f& hsv, const cv::Range& side) {
    constexpr double kGap = 0.2;         // of the distance between two levers
    constexpr double kLeverLength = 2.5; // in that distance
    cv::Mat1b orange = ofHue(hsv.colRange(side).clone(), 12, 40);
    cv::morphologyEx(orange, orange, cv::MORPH_OPEN, cv::Mat::ones(3, 3, CV_8U));
    Levers levers;
    const cv::Mat1b piece = largestPiece(orange, levers.box);
    if (piece.empty() || levers.box.area() < static_cast<int>(hsv.total()) / 300)
        return {};
    levers.box.x += side.start;
    const std::vector<float> profile = straightProfile(piece);
    for (std::size_t i = 0; i < kAssemblies.size(); ++i) {
        const int clamps = kAssemblies[i].clamps;
        const double distance = static_cast<double>(profile.size()) / (clamps - kGap);
        const double odd = std::log(levers.box.width / distance / kLeverLength) / 0.4;
        levers.support[i] =
            std::max(0.0, barsInProfile(profile, clamps, kGap)) + 0.15 * std::exp(-0.5 * odd * odd);
    }
    return levers;
}

/// The colour most seen between the connectors; none where there is hardly any.
const Assembly* assemblyOfCable(const cv::Mat3f& hsv, const Levers& left, const Levers& right) {
    const int from = left.box.empty() ? kWidth * 3 / 10 : left.box.br().x;
    const int to = right.box.empty() ? kWidth * 7 / 10 : right.box.x;
    if (to <= from)
        return nullptr;
    const cv::Mat3f between = hsv.colRange(from, to).clone();
    const std::array<int, 3> seen = {
        cv::countNonZero(ofHue(between, 42, 70)), cv::countNonZero(ofHue(between, 200, 265)),
        cv::countNonZero(ofHue(between, 0, 12)) + cv::countNonZero(ofHue(between, 340, 361))};
    const auto most = std::max_element(seen.begin(), seen.end());
    return *most > static_cast<int>(hsv.total()) / 700
               ? &kAssemblies[static_cast<std::size_t>(most - seen.begin())]
               : nullptr;
}

SubTypeGuess byClamps(const Levers& levers) {
    return {.subType = kAssemblies[levers.best()].cable, .confidence = levers.confidence(), .by = "clamps"};
}

/// Two connectors that do not agree.
SubTypeGuess byClampsAndCable(const Levers& left, const Levers& right, const Assembly* cable) {
    for (const Levers* levers : {&left, &right})
        if (cable == &kAssemblies[levers->best()])
            return {.subType = cable->cable,
                    .confidence = 0.5 * levers->confidence(),
                    .by = "clamps of one connector and cable"};
    return {};
}

} // namespace

SubTypeGuess guessConnectors(const cv::Mat& rgb) {
    constexpr double kLeastConfidence = 0.2;
    const cv::Mat3f hsv = hsvOfConnectors(rgb);
    const Levers left = leversIn(hsv, {0, kWidth * 42 / 100});
    const Levers right = leversIn(hsv, {kWidth * 58 / 100, kWidth});
    const Assembly* cable = assemblyOfCable(hsv, left, right);
    const bool leftTold = left.confidence() >= kLeastConfidence;
    const bool rightTold = right.confidence() >= kLeastConfidence;
    if (leftTold && rightTold && left.best() != right.best())
        return byClampsAndCable(left, right, cable);
    if (leftTold || rightTold)
        return byClamps(left.confidence() > right.confidence() ? left : right);
    if (cable)
        return {.subType = cable->cable, .confidence = 0.2, .by = "cable"};
    return {};
}

} // namespace cliplad
