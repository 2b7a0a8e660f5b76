#pragma once

#include <cmath>

#include <ATen/ATen.h>
#include <opencv2/core.hpp>

namespace cliplad::tests {

/// A picture whose left part is dark and whose right part is bright, with noise, and a two-label belief that
/// knows of the edge only roughly: it fades from label 0 to label 1 over half the picture, around a place
/// beside the edge.
struct BlurredEdge {
    int size;
    int edge; ///< first bright column
    cv::Mat rgb;
    at::Tensor belief; ///< [size, size, 2]

    explicit BlurredEdge(int pixels, int offset = 3)
        : size(pixels)
        , edge(pixels / 2)
        , rgb(pixels, pixels, CV_8UC3, cv::Scalar(60, 50, 40))
        , belief(at::zeros({pixels, pixels, 2})) {
        rgb.colRange(edge, size).setTo(cv::Scalar(170, 160, 180));
        cv::Mat noise(size, size, CV_8UC3);
        cv::RNG random(7);
        random.fill(noise, cv::RNG::UNIFORM, 0, 12);
        rgb += noise;
        for (int x = 0; x < size; ++x) {
            const double right = 1 / (1 + std::exp(-(x - edge - offset + 0.5) / (size / 16.0)));
            belief.select(1, x).select(1, 1).fill_(right);
            belief.select(1, x).select(1, 0).fill_(1 - right);
        }
    }

    /// Share of the pixels whose likelier label is that of their side of the edge.
    double agreement(const at::Tensor& probabilities) const {
        at::Tensor truth = at::zeros({size, size}, at::kLong);
        truth.narrow(1, edge, size - edge).fill_(1);
        return probabilities.argmax(2).eq(truth).to(at::kFloat).mean().item<double>();
    }

    /// Mean probability of the likelier label beside the edge, in a band two pixels wide on either side.
    double sharpness(const at::Tensor& probabilities) const {
        return std::get<0>(probabilities.narrow(1, edge - 2, 4).max(2)).mean().item<double>();
    }
};

} // namespace cliplad::tests
