#include "image/resize.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include <fmt/format.h>
#include <opencv2/core/utility.hpp>

#include "base/error.h"

namespace cliplad {
namespace {

// 8 bits of pixel, one of sign and one for the kernel's overshoot leave 22 of 32.
constexpr int kFractionBits = 32 - 8 - 2;
constexpr std::int32_t kHalf = 1 << (kFractionBits - 1);
constexpr double kSupport = 2.0;

double cubicKernel(double x) {
    constexpr double kA = -0.5;
    x = std::abs(x);
    if (x < 1.0)
        return ((kA + 2.0) * x - (kA + 3.0)) * x * x + 1.0;
    if (x < 2.0)
        return (((x - 5.0) * x + 8.0) * x - 4.0) * kA;
    return 0.0;
}

/// The pixels of one axis that make each pixel of the result, and their weights.
struct AxisWeights {
    struct Window {
        int begin = 0;
        int count = 0;
    };

    std::vector<Window> windows;
    std::vector<std::int32_t> weights; ///< kFractionBits fixed point; window i begins at i * stride
    std::size_t stride = 0;

    const std::int32_t* of(int i) const { return weights.data() + static_cast<std::size_t>(i) * stride; }
};

AxisWeights axisWeights(int inputSize, int outputSize) {
    const double scale = static_cast<double>(inputSize) / outputSize;
    const double filterScale = std::max(scale, 1.0);
    const double support = kSupport * filterScale;
    AxisWeights axis;
    axis.stride = static_cast<std::size_t>(std::ceil(support)) * 2 + 1;
    axis.windows.resize(static_cast<std::size_t>(outputSize));
    axis.weights.resize(axis.windows.size() * axis.stride);
    std::vector<double> real(axis.stride);
    for (int i = 0; i < outputSize; ++i) {
        const double center = (i + 0.5) * scale;
        const double inverse = 1.0 / filterScale;
        const int begin = std::max(static_cast<int>(std::floor(center - support + 0.5)), 0);
        const int count = std::min(static_cast<int>(std::floor(center + support + 0.5)), inputSize) - begin;
        double sum = 0.0;
        for (int x = 0; x < count; ++x) {
            real[x] = cubicKernel((x + begin - center + 0.5) * inverse);
            sum += real[x];
        }
        std::int32_t* const weights = axis.weights.data() + static_cast<std::size_t>(i) * axis.stride;
        for (int x = 0; x < count; ++x) {
            const double weight = (sum != 0.0 ? real[x] / sum : real[x]) * (1 << kFractionBits);
            weights[x] = static_cast<std::int32_t>(weight < 0 ? weight - 0.5 : weight + 0.5);
        }
        axis.windows[static_cast<std::size_t>(i)] = {.begin = begin, .count = count};
    }
    return axis;
}

std::uint8_t toByte(std::int32_t fixed) {
    return static_cast<std::uint8_t>(std::clamp(fixed >> kFractionBits, 0, 255));
}

/// Runs `row(y)` for every row, on OpenCV's threads when there is enough to do.
template<class Row>
void forEachRow(int rows, double operations, const Row& row) {
    constexpr double kWorthThreads = 1e6;
    const auto range = [&row](const cv::Range& part) {
        for (int y = part.start; y < part.end; ++y)
            row(y);
    };
    if (operations < kWorthThreads)
        range({0, rows});
    else
        cv::parallel_for_({0, rows}, range);
}

template<int kChannels>
void resampleRow(const std::uint8_t* in, std::uint8_t* out, const AxisWeights& axis) {
    for (std::size_t x = 0; x < axis.windows.size(); ++x) {
        const auto [begin, count] = axis.windows[x];
        const std::int32_t* const weights = axis.of(static_cast<int>(x));
        const std::uint8_t* pixel = in + static_cast<std::size_t>(begin) * kChannels;
        std::int32_t sums[kChannels];
        std::fill_n(sums, kChannels, kHalf);
        for (int i = 0; i < count; ++i)
            for (int channel = 0; channel < kChannels; ++channel)
                sums[channel] += weights[i] * *pixel++;
        for (int channel = 0; channel < kChannels; ++channel)
            *out++ = toByte(sums[channel]);
    }
}

cv::Mat resampleColumns(const cv::Mat& image, int width) {
    const AxisWeights axis = axisWeights(image.cols, width);
    cv::Mat result(image.rows, width, image.type());
    const double operations = static_cast<double>(result.total()) * static_cast<double>(axis.stride);
    forEachRow(image.rows, operations, [&](int y) {
        if (image.channels() == 1)
            resampleRow<1>(image.ptr(y), result.ptr(y), axis);
        else
            resampleRow<3>(image.ptr(y), result.ptr(y), axis);
    });
    return result;
}

cv::Mat resampleRows(const cv::Mat& image, int height) {
    const AxisWeights axis = axisWeights(image.rows, height);
    cv::Mat result(height, image.cols, image.type());
    const double operations = static_cast<double>(result.total()) * static_cast<double>(axis.stride);
    forEachRow(height, operations, [&](int y) {
        const auto [begin, count] = axis.windows[static_cast<std::size_t>(y)];
        const std::int32_t* const weights = axis.of(y);
        const std::size_t length = static_cast<std::size_t>(image.cols) * image.elemSize();
        std::vector<std::int32_t> sums(length, kHalf);
        for (int i = 0; i < count; ++i) {
            const std::uint8_t* const in = image.ptr(begin + i);
            const std::int32_t weight = weights[i];
            for (std::size_t x = 0; x < length; ++x)
                sums[x] += weight * in[x];
        }
        std::transform(sums.begin(), sums.end(), result.ptr(y), toByte);
    });
    return result;
}

/// The order of the passes shows in the last bits. Pillow takes the rows first, since version 13, where that
/// saves work: when the height loses more than twice the pixels that the width does.
bool rowsComeFirst(cv::Size from, cv::Size to) {
    const std::int64_t lostWidth = std::int64_t(from.width) - to.width;
    const std::int64_t lostHeight = std::int64_t(from.height) - to.height;
    return lostHeight > 0 && lostHeight > 2 * lostWidth;
}

} // namespace

cv::Mat resizeBicubic(const cv::Mat& image, cv::Size size) {
    if (image.empty() || (image.type() != CV_8UC1 && image.type() != CV_8UC3))
        throw Error("expected an 8-bit image of one or three channels", "resize");
    if (size.width < 1 || size.height < 1)
        throw Error(fmt::format("cannot make an image of {} x {} pixels", size.width, size.height), "resize");
    const bool columns = image.cols != size.width;
    const bool rows = image.rows != size.height;
    if (!columns && !rows)
        return image.clone();
    if (!columns)
        return resampleRows(image, size.height);
    if (!rows)
        return resampleColumns(image, size.width);
    if (rowsComeFirst(image.size(), size))
        return resampleColumns(resampleRows(image, size.height), size.width);
    return resampleRows(resampleColumns(image, size.width), size.height);
}

} // namespace cliplad
