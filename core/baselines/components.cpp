#include "baselines/components.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <utility>

#include <ATen/ATen.h>
#include <opencv2/core.hpp>

#include "anomaly/coreset.h"
#include "clip/rows.h"
#include "segmentation/kmeans.h"

namespace cliplad {
namespace {

/// Share of a shot's patches that clusters are made of. The authors keep a hundredth of each of hundreds of
/// photos.
constexpr double kKept = 0.1;
constexpr std::int64_t kLeastKept = 64; // patches

/// [P, C] of length 1.
at::Tensor patchRows(const at::Tensor& grid) {
    return unitRows(grid.reshape({-1, grid.size(-1)}));
}

/// Corners of the map that the component reaches; each as wide as a twelfth of the side.
int cornersReached(const cv::Mat& map, int component) {
    const int corner = map.cols * 20 / 224; // the authors': 20 of 224 px
    const int far = map.cols - corner;
    int reached = 0;
    for (const cv::Point at : {cv::Point(0, 0), cv::Point(far, 0), cv::Point(0, far), cv::Point(far, far)})
        reached += cv::countNonZero(map(cv::Rect(at, cv::Size(corner, corner))) == component) > 0 ? 1 : 0;
    return reached;
}

bool isBackground(const std::vector<cv::Mat>& maps, int component) {
    const auto reaching = std::count_if(maps.begin(), maps.end(), [component](const cv::Mat& map) {
        return cornersReached(map, component) >= 3;
    });
    return 2 * reaching > static_cast<std::ptrdiff_t>(maps.size());
}

bool isNoise(const std::vector<cv::Mat>& maps, int component) {
    return std::all_of(maps.begin(), maps.end(), [component](const cv::Mat& map) {
        return cv::countNonZero(map == component) * 1000 < static_cast<int>(map.total());
    });
}

} // namespace

Components Components::learn(const std::vector<at::Tensor>& grids, std::uint64_t seed,
                             const JobContext& job) {
    std::vector<at::Tensor> kept;
    for (const at::Tensor& grid : grids) {
        const at::Tensor rows = patchRows(grid);
        const auto wanted = static_cast<std::int64_t>(kKept * static_cast<double>(rows.size(0)));
        const std::int64_t count = std::min(std::max(wanted, kLeastKept), rows.size(0));
        kept.push_back(rows.index_select(0, greedyCoreset(rows, count, seed, job)));
    }
    const at::Tensor centres = KMeans(std::move(kept), {.restarts = 10, .seed = seed}).centres(kCount, job);
    return Components(unitRows(centres));
}

cv::Mat Components::map(const at::Tensor& grid) const {
    at::Tensor cosines = at::mm(centres_, patchRows(grid).t());
    cosines = (cosines - cosines.mean(1, true)).view({1, centres_.size(0), grid.size(0), grid.size(1)});
    const at::Tensor fine = at::upsample_bilinear2d(cosines, {kSide, kSide}, false);
    const at::Tensor best = fine.squeeze(0).argmax(0).to(at::kByte).contiguous();
    return cv::Mat(kSide, kSide, CV_8U, best.mutable_data_ptr<std::uint8_t>()).clone();
}

std::vector<int> partsAmong(const std::vector<cv::Mat>& maps) {
    std::vector<int> parts, all(Components::kCount);
    std::iota(all.begin(), all.end(), 0);
    std::copy_if(all.begin(), all.end(), std::back_inserter(parts),
                 [&](int component) { return !isBackground(maps, component) && !isNoise(maps, component); });
    return parts.empty() ? all : parts;
}

} // namespace cliplad
