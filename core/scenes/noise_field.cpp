#include "scenes/noise_field.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace cliplad {

cv::Mat1f whiteNoise(cv::Size size, Random& random) {
    cv::Mat1f noise(size);
    for (float& value : noise)
        value = random.normal();
    return noise;
}

cv::Mat1f smoothNoise(cv::Size size, cv::Size cells, Random& random) {
    cells.width = std::clamp(cells.width, 2, std::max(2, size.width));
    cells.height = std::clamp(cells.height, 2, std::max(2, size.height));
    cv::Mat1f noise;
    cv::resize(whiteNoise(cells, random), noise, size, 0, 0, cv::INTER_CUBIC);
    return noise;
}

cv::Mat1f fractalNoise(cv::Size size, int baseCells, int octaves, Random& random) {
    cv::Mat1f sum(size, 0.0f);
    float weight = 0.5f;
    for (int octave = 0; octave < octaves; ++octave, weight /= 1.6f) {
        const int cells = baseCells << octave;
        const int across = std::max(2, cells * size.height / std::max(1, size.width));
        cv::scaleAdd(smoothNoise(size, {cells, across}, random), weight, sum, sum);
    }
    return sum;
}

} // namespace cliplad
