#include "baselines/method.h"

#include <opencv2/imgproc.hpp>

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

/// A patch memory without a network: the largest distance of a photo's 8×8 patch, as plain pixels of the
/// photo squashed to 256×256, to the nearest patch of any shot. Root mean square over pixels and channels,
/// 0 … 255.
class PixelMemory final : public Method {
public:
    void learn(std::span<const MethodPhoto> shots, const JobContext&) override {
        memory_.release();
        for (const MethodPhoto& shot : shots)
            memory_.push_back(patchesOf(shot.rgb));
    }

    MethodScore score(const MethodPhoto& photo, const std::stop_token&) const override {
        if (memory_.empty())
            throw notLearned("pixel-memory");
        cv::Mat distance;
        cv::sqrt(cv::max(nearestSquared(patchesOf(photo.rgb), memory_), 0.0) / memory_.cols, distance);
        double furthest = 0;
        cv::minMaxLoc(distance, nullptr, &furthest);
        return {.score = furthest, .anomalyMap = distance.reshape(1, kSide / kPatch)};
    }

private:
    cv::Mat memory_; ///< CV_32F [shots · 1024, 192], a patch a row
};

} // namespace

MethodInfo pixelMemoryMethod() {
    return {.name = "pixel-memory",
            .title = "Pixel memory",
            .summary = "the nearest 8×8 patch of the shots' plain pixels; a patch memory without a network",
            .pixelsAlone = true,
            .make = [](const MethodContext&) { return std::make_unique<PixelMemory>(); }};
}

} // namespace cliplad
