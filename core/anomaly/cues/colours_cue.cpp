#include <algorithm>

#include <ATen/ATen.h>
#include <opencv2/imgproc.hpp>

#include "anomaly/cues/cue.h"

namespace cliplad {
namespace {

/// Labels of less area have no colour to speak of.
constexpr float kLeastAreaPx = 8;
/// ΔE that anyone sees.
constexpr double kVisible = 10;

/// Of a label: its area in mask pixels, then mean and standard deviation of L*, a*, b*.
enum Column { kArea, kMean, kDeviation = kMean + 3, kColumns = kDeviation + 3 };

/// [labels, 7]
at::Tensor describe(const CueImage& image, const CueSettings&) {
    cv::Mat lab;
    cv::resize(image.photoRgb, lab, image.parts.label.size(), 0, 0, cv::INTER_AREA);
    lab.convertTo(lab, CV_32FC3, 1.0 / 255);
    cv::cvtColor(lab, lab, cv::COLOR_RGB2Lab);
    at::Tensor rows = at::zeros({image.labelCount, kColumns});
    auto row = rows.accessor<float, 2>();
    for (int i = 0; i < image.labelCount; ++i) {
        const cv::Mat mask = image.parts.label == i + 1;
        cv::Scalar mean, deviation;
        cv::meanStdDev(lab, mean, deviation, mask);
        row[i][kArea] = static_cast<float>(cv::countNonZero(mask));
        for (int channel = 0; channel < 3; ++channel) {
            row[i][kMean + channel] = static_cast<float>(mean[channel]);
            row[i][kDeviation + channel] = static_cast<float>(deviation[channel]);
        }
    }
    return rows;
}

/// Σ over the labels that both images have of the distances of their means and of their standard deviations.
double distance(const at::Tensor& image, const at::Tensor& shot) {
    const at::Tensor isInBoth = at::minimum(image.select(1, kArea), shot.select(1, kArea)).ge(kLeastAreaPx);
    const at::Tensor difference = image - shot;
    const at::Tensor perLabel = difference.slice(1, kMean, kDeviation).norm(2, 1) +
                                difference.slice(1, kDeviation, kColumns).norm(2, 1);
    return (perLabel * isInBoth).sum().item<double>() / kVisible;
}

} // namespace

Cue coloursCue() {
    return {"colours", "The colour of the parts", &CueSettings::colours, 1.0, false, describe, distance,
            true};
}

} // namespace cliplad
