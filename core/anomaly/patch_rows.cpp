#include "anomaly/patch_rows.h"

#include <algorithm>
#include <cmath>

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <opencv2/core.hpp>

#include "anomaly/nearest_rows.h"
#include "base/error.h"
#include "clip/device.h"
#include "segmentation/feature_grid.h"

namespace cliplad {
namespace {

void requireMaskOfPatches(const cv::Mat& mask, std::int64_t height, std::int64_t width,
                          std::string_view what) {
    if (mask.type() != CV_8U || mask.rows != 2 * height || mask.cols != 2 * width)
        throw Error(fmt::format("expected an 8-bit {} mask of {}×{} mask pixels, found {}×{}", what,
                                2 * width, 2 * height, mask.cols, mask.rows));
}

/// Each patch's mean over the patches around it; beyond the border there are none.
at::Tensor smoothed(const at::Tensor& stage, int neighbourhood) {
    return gridOfImage(at::avg_pool2d(imageOfGrid(stage), {neighbourhood, neighbourhood}, {1, 1},
                                      {neighbourhood / 2, neighbourhood / 2}, false, false));
}

at::Tensor gridRows(const at::Tensor& grid, const at::Tensor& counted, PatchMemorySettings::Metric metric) {
    at::Tensor rows = grid.reshape({-1, grid.size(2)}).index_select(0, counted);
    if (metric == PatchMemorySettings::Metric::Cosine)
        normalisePixels(rows);
    return rows;
}

} // namespace

at::Tensor cosineDistances(const at::Tensor& products) {
    return products.neg_().add_(1).clamp_min_(0);
}

std::array<bool, kPatchLevels> levelsOf(const PatchMemorySettings& settings) {
    return {settings.stage1, settings.stage2, settings.stage3, settings.stage4};
}

std::vector<std::int64_t> countedPatches(const IgnoreMask& ignore, std::int64_t height, std::int64_t width) {
    if (!ignore.empty())
        requireMaskOfPatches(ignore, height, width, "ignore");
    std::vector<std::int64_t> counted;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            if (ignore.empty() || cv::countNonZero(ignore(cv::Rect(2 * x, 2 * y, 2, 2))) == 0)
                counted.push_back(y * width + x);
    return counted;
}

at::Tensor patchRows(const at::Tensor& stage, const at::Tensor& counted,
                     const PatchMemorySettings& settings) {
    if (settings.neighbourhood <= 1)
        return gridRows(stage, counted, settings.metric);
    const at::Tensor around = gridRows(smoothed(stage, settings.neighbourhood), counted, settings.metric);
    if (patchScales(settings) == 1)
        return around;
    // Halves of equal length, so that distances are the mean of both scales'.
    return at::cat({gridRows(stage, counted, settings.metric), around}, 1) * std::sqrt(0.5);
}

at::Tensor patchLabels(const cv::Mat& label, const std::vector<std::int64_t>& counted, std::int64_t height,
                       std::int64_t width) {
    requireMaskOfPatches(label, height, width, "part");
    std::vector<std::int32_t> labels;
    for (const std::int64_t patch : counted) {
        const auto y = static_cast<int>(2 * (patch / width)), x = static_cast<int>(2 * (patch % width));
        std::array<std::uint8_t, 4> pixels = {label.at<std::uint8_t>(y, x), label.at<std::uint8_t>(y, x + 1),
                                              label.at<std::uint8_t>(y + 1, x),
                                              label.at<std::uint8_t>(y + 1, x + 1)};
        std::sort(pixels.begin(), pixels.end());
        // Sorted, three or four equal ones lie around the middle, and of two pairs the larger is the last.
        labels.push_back(pixels[0] == pixels[1] && pixels[1] == pixels[2] ? pixels[1]
                         : pixels[2] == pixels[3]                         ? pixels[3]
                         : pixels[1] == pixels[2]                         ? pixels[1]
                         : pixels[0] == pixels[1]                         ? pixels[0]
                                                                          : pixels[3]);
    }
    return at::tensor(labels, at::kInt);
}

at::Tensor rowDistances(const at::Tensor& query, const at::Tensor& memory,
                        PatchMemorySettings::Metric metric) {
    if (metric == PatchMemorySettings::Metric::Cosine)
        return cosineDistances(at::mm(query, memory.t()));
    return at::cdist(query, memory);
}

at::Tensor matchedDistances(const at::Tensor& query, const at::Tensor& memory,
                            const PatchMemorySettings& settings) {
    constexpr std::int64_t kRowsThatRepay = 256;                  // laying out what they are compared with
    constexpr std::int64_t kMaxDistances = std::int64_t(1) << 23; // 32 MB at a time
    const bool isNearest = settings.match == PatchMemorySettings::Match::Nearest;
    const bool isCosine = settings.metric == PatchMemorySettings::Metric::Cosine;
    const at::Device device = computingDevice();
    if (device.is_cpu() && isNearest && isCosine)
        if (query.size(0) >= kRowsThatRepay && NearestRows::areSearchable(memory))
            return cosineDistances(NearestRows(memory).products(query));
    const std::int64_t rows =
        std::clamp<std::int64_t>(kMaxDistances / memory.size(0), 1, std::max<std::int64_t>(query.size(0), 1));
    const at::Tensor compared = memory.to(device); // takes a fraction of what comparing there saves
    std::vector<at::Tensor> blocks;
    for (std::int64_t begin = 0; begin < query.size(0); begin += rows) {
        const at::Tensor block = query.slice(0, begin, std::min(begin + rows, query.size(0))).to(device);
        // Near rows have large products: one number a row is turned to a distance instead of all.
        const bool wantsLargest = isCosine ? isNearest : !isNearest;
        const at::Tensor all = isCosine ? at::mm(block, compared.t()) : at::cdist(block, compared);
        const at::Tensor matched = wantsLargest ? all.amax(1) : all.amin(1);
        blocks.push_back(isCosine ? cosineDistances(matched) : matched);
    }
    return at::cat(blocks).cpu();
}

} // namespace cliplad
