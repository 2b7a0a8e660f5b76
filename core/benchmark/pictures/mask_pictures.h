#pragma once

#include <optional>

#include <opencv2/core/mat.hpp>

#include "base/job.h"
#include "benchmark/benchmark_set.h"
#include "benchmark/photo_store.h"
#include "clip/clip_model.h"

namespace cliplad {

/// What the pictures of a product's masks are made of: CLIP-LAD with the product's words and settings.
struct MaskSource {
    const BenchmarkSet& set;
    const ClipModel& clip;
    int resolution = 0;               ///< px
    std::vector<DataSetImage> shots;  ///< learned from
    std::vector<DataSetImage> photos; ///< shown, one a row
};

/// Test photos that a product's pictures show: of each kind of image that there is (good, logical, …), the
/// first. @param test of a draw
std::vector<DataSetImage> photosToShow(const std::vector<DataSetImage>& test);

/// The paper's figure 3: each photo beside NACLIP's mask, the coarse and the fine mask, each pixel of the
/// masks enlarged without smoothing. CV_8UC3 RGB. Throws Error; Cancelled.
cv::Mat maskPicture(const MaskSource& source, PhotoStore& store, const JobContext& job);

/// Numbers of clusters that figure 5 shows: too few, the product's own, too many.
std::vector<int> shownClusterCounts(const ClusterSettings& settings);

/// The paper's figure 5: each photo beside its coarse masks with these numbers of clusters, and the edges
/// between the regions. As above.
cv::Mat clusteringPicture(const MaskSource& source, PhotoStore& store, const JobContext& job);

} // namespace cliplad
