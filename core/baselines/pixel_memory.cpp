#include "baselines/pixel_memory.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "base/error.h"

namespace cliplad {
namespace {

constexpr int kSide = 256;
constexpr int kPatch = 8;

/// A row for each patch.
cv::Mat patchesOf(const cv::Mat& rgb) {
    cv::Mat small, rows;
    cv::resize(rgb, small, {kSide, kSide}, 0, 0, cv::INTER_AREA);
    small.convertTo(small, CV_32F);
    for (int y = 0; y < kSide; y += kPatch)
        for (int x = 0; x < kSide; x += kPatch)
            rows.push_back(small({x, y, kPatch, kPatch}).clone().reshape(1, 1));
    return rows;
}

cv::Mat squaredLengths(const cv::Mat& rows) {
    cv::Mat lengths;
    cv::reduce(rows.mul(rows), lengths, 1, cv::REDUCE_SUM);
    return lengths;
}

/// Of each row the smallest squared distance to a row of the memory.
cv::Mat nearestSquared(const cv::Mat& rows, const cv::Mat& memory) {
    cv::Mat distances; // ‖a‖² + ‖b‖² − 2a·b
    cv::gemm(rows, memory, -2.0, cv::repeat(squaredLengths(memory).t(), rows.rows, 1), 1.0, distances,
             cv::GEMM_2_T);
    cv::reduce(distances, distances, 1, cv::REDUCE_MIN);
    return distances + squaredLengths(rows);
}

} // namespace

void PixelMemory::learn(std::span<const cv::Mat> shots) {
    if (shots.empty())
        throw Error("there are no shots to learn from", "pixel-memory", "give at least one normal photo");
    memory_.release();
    for (const cv::Mat& shot : shots)
        memory_.push_back(patchesOf(shot));
}

double PixelMemory::score(const cv::Mat& rgb) const {
    if (memory_.empty())
        throw Error("has not learned a product", "pixel-memory", "call learn first");
    double furthest = 0;
    cv::minMaxLoc(nearestSquared(patchesOf(rgb), memory_), nullptr, &furthest);
    return std::sqrt(std::max(0.0, furthest) / memory_.cols);
}

} // namespace cliplad
