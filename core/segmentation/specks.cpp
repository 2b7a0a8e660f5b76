#include "segmentation/specks.h"

#include <algorithm>
#include <array>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace cliplad {

namespace {

using Speck = std::vector<cv::Point>;

/// All 8-connected components of up to `areaPx` pixels, label by label.
std::vector<Speck> findSpecks(const cv::Mat& labels, int areaPx, std::uint8_t ignored) {
    std::array<bool, 256> present{};
    for (int y = 0; y < labels.rows; ++y)
        for (int x = 0; x < labels.cols; ++x)
            present[labels.at<std::uint8_t>(y, x)] = true;
    std::vector<Speck> specks;
    for (int label = 0; label < 256; ++label) {
        if (!present[static_cast<std::size_t>(label)] || label == ignored)
            continue;
        cv::Mat component, stats, centroids;
        const int count =
            cv::connectedComponentsWithStats(labels == label, component, stats, centroids, 8, CV_32S);
        std::vector<int> speckOf(static_cast<std::size_t>(count), -1);
        for (int i = 1; i < count; ++i)
            if (stats.at<int>(i, cv::CC_STAT_AREA) <= areaPx) {
                speckOf[static_cast<std::size_t>(i)] = static_cast<int>(specks.size());
                specks.emplace_back();
            }
        for (int y = 0; y < labels.rows; ++y)
            for (int x = 0; x < labels.cols; ++x)
                if (const int speck = speckOf[static_cast<std::size_t>(component.at<int>(y, x))]; speck >= 0)
                    specks[static_cast<std::size_t>(speck)].emplace_back(x, y);
    }
    return specks;
}

/// The label that most pixels around the speck have, of those that are decided; −1 when none is.
int surroundingLabel(const Speck& speck, const cv::Mat& labels, const cv::Mat& decided) {
    std::array<int, 256> votes{};
    for (const cv::Point& pixel : speck)
        for (int dy = -1; dy <= 1; ++dy)
            for (int dx = -1; dx <= 1; ++dx) {
                const cv::Point other(pixel.x + dx, pixel.y + dy);
                if (other.inside({0, 0, labels.cols, labels.rows}) && decided.at<std::uint8_t>(other))
                    ++votes[labels.at<std::uint8_t>(other)];
            }
    const auto most = std::max_element(votes.begin(), votes.end());
    return *most == 0 ? -1 : static_cast<int>(most - votes.begin());
}

} // namespace

void joinSpecks(cv::Mat& labels, int areaPx, std::uint8_t ignored) {
    if (areaPx <= 0)
        return;
    std::vector<Speck> open = findSpecks(labels, areaPx, ignored);
    cv::Mat decided = labels != ignored;
    for (const Speck& speck : open)
        for (const cv::Point& pixel : speck)
            decided.at<std::uint8_t>(pixel) = 0;

    while (!open.empty()) {
        std::vector<std::pair<Speck, int>> found;
        std::vector<Speck> left;
        for (Speck& speck : open) {
            const int label = surroundingLabel(speck, labels, decided);
            if (label < 0)
                left.push_back(std::move(speck));
            else
                found.emplace_back(std::move(speck), label);
        }
        for (const auto& [speck, label] : found)
            for (const cv::Point& pixel : speck) {
                labels.at<std::uint8_t>(pixel) = static_cast<std::uint8_t>(label);
                decided.at<std::uint8_t>(pixel) = 255;
            }
        if (found.empty())
            return;
        open = std::move(left);
    }
}

} // namespace cliplad
