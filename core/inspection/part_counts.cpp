#include "inspection/part_counts.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include <opencv2/imgproc.hpp>

namespace cliplad {
namespace {

std::vector<int> piecesOf(const cv::Mat& labels, int value) {
    cv::Mat pieces, statistics, centroids;
    const int count = cv::connectedComponentsWithStats(labels == value, pieces, statistics, centroids, 8);
    std::vector<int> areas;
    for (int i = 1; i < count; ++i)
        if (const int area = statistics.at<int>(i, cv::CC_STAT_AREA); area >= kSmallestPiecePx)
            areas.push_back(area);
    std::sort(areas.begin(), areas.end(), std::greater<>());
    return areas;
}

} // namespace

PartCounts countPieces(const PartMask& mask, const std::vector<Label>& labels) {
    const int labelCount = static_cast<int>(labels.size());
    PartCounts counts{.histogram = countParts(mask, labelCount), .pieceAreasPx = {}};
    for (int label = 0; label < labelCount; ++label)
        counts.pieceAreasPx.push_back(piecesOf(mask.label, label + 1));
    return counts;
}

int estimatedCountDifference(const PartCounts& here, const PartCounts& shot, std::size_t label) {
    const std::vector<int>& pieces = shot.pieceAreasPx[label];
    if (pieces.empty() || pieces.front() > 2 * pieces.back())
        return 0;
    const double typicalPx = pieces[pieces.size() / 2];
    const auto isPart = [&](int areaPx) { return areaPx >= typicalPx / 2; };
    const auto& found = here.pieceAreasPx[label];
    const auto byPieces =
        std::count_if(found.begin(), found.end(), isPart) - static_cast<std::ptrdiff_t>(pieces.size());
    const double byArea = (here.histogram.areaPx[label] - shot.histogram.areaPx[label]) / typicalPx;
    // Touching parts make one piece and a lying one is larger: only where both agree is a count worth saying.
    return std::abs(static_cast<double>(byPieces) - byArea) <= 0.75 ? static_cast<int>(byPieces) : 0;
}

} // namespace cliplad
