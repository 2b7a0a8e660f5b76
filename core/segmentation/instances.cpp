#include "segmentation/instances.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

namespace cliplad {

std::vector<PartInstance> findInstances(const PartMask& mask, int minAreaPx) {
    std::vector<PartInstance> instances;
    double highest = 0;
    cv::minMaxLoc(mask.label, nullptr, &highest);
    for (int value = 1; value <= static_cast<int>(highest); ++value) {
        cv::Mat component, stats, centroids;
        const int count =
            cv::connectedComponentsWithStats(mask.label == value, component, stats, centroids, 8, CV_32S);
        const auto first = static_cast<std::ptrdiff_t>(instances.size());
        for (int i = 1; i < count; ++i) {
            if (stats.at<int>(i, cv::CC_STAT_AREA) < minAreaPx)
                continue;
            instances.push_back(
                {.label = value - 1,
                 .areaPx = stats.at<int>(i, cv::CC_STAT_AREA),
                 .centroid = {centroids.at<double>(i, 0), centroids.at<double>(i, 1)},
                 .box = {stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                         stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT)}});
        }
        std::stable_sort(instances.begin() + first, instances.end(),
                         [](const PartInstance& a, const PartInstance& b) { return a.areaPx > b.areaPx; });
    }
    return instances;
}

} // namespace cliplad
