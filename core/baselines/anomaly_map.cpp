#include "baselines/anomaly_map.h"

#include <ATen/ATen.h>
#include <opencv2/imgproc.hpp>

namespace cliplad {

cv::Mat toMat(const at::Tensor& map) {
    const at::Tensor values = map.contiguous();
    return cv::Mat(static_cast<int>(values.size(0)), static_cast<int>(values.size(1)), CV_32F,
                   values.data_ptr<float>())
        .clone();
}

cv::Mat enlargedMap(const at::Tensor& distance, int side, double sigma) {
    cv::Mat map;
    cv::resize(toMat(distance), map, {side, side}, 0, 0, cv::INTER_LINEAR);
    return blurredMap(map, sigma);
}

cv::Mat blurredMap(const cv::Mat& map, double sigma) {
    const int kernel = 2 * cvRound(4 * sigma) + 1;
    cv::Mat blurred;
    cv::GaussianBlur(map, blurred, {kernel, kernel}, sigma, sigma, cv::BORDER_REFLECT_101);
    return blurred;
}

} // namespace cliplad
