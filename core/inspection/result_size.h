#pragma once

#include <cstddef>
#include <vector>

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "anomaly/cues/cue.h"
#include "anomaly/patch_memory.h"
#include "clip/label_embeddings.h"
#include "inspection/calibration_sample.h"
#include "inspection/part_counts.h"
#include "segmentation/coarse_mask.h"
#include "segmentation/part_mask.h"
#include "segmentation/regions.h"

namespace cliplad {

/// What an image's counts, cues and map amount to: s_log with its parts, and the fused scores.
struct FusedScores {
    HistogramDistance histogramDistance;
    CueDistances cues{};
    Scores scores;
};

/// Bytes that a step's result holds, for the cache's budget.
std::size_t byteSize(const at::Tensor& tensor);
std::size_t byteSize(const cv::Mat& mat);
std::size_t byteSize(const Features& features);
std::size_t byteSize(const LabelEmbeddings& embeddings);
std::size_t byteSize(const KMeans& patches);
std::size_t byteSize(const Regions& regions);
std::size_t byteSize(const CoarseMask& mask);
std::size_t byteSize(const PartMask& mask);
std::size_t byteSize(const ClassHistogram& histogram); ///< beside the object itself
std::size_t byteSize(const PartCounts& counts);
std::size_t byteSize(const CueDescriptions& cues);
std::size_t byteSize(const PatchMemory& memory);
std::size_t byteSize(const AnomalyMap& map);
std::size_t byteSize(const std::vector<NormalImage>& sample);
std::size_t byteSize(const Calibration& calibration);
std::size_t byteSize(const FusedScores& scored);

template<class Result>
std::size_t byteSize(const std::vector<Result>& results) {
    std::size_t bytes = 0;
    for (const Result& result : results)
        bytes += byteSize(result);
    return bytes;
}

} // namespace cliplad
