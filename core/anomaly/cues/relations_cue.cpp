#include <algorithm>
#include <cmath>

#include <ATen/ATen.h>
#include <opencv2/imgproc.hpp>

#include "anomaly/cues/cue.h"

namespace cliplad {
namespace {

/// Labels of less area say nothing about where they are.
constexpr double kLeastAreaPx = 8;

/// Of a label: its area in mask pixels; centroid and box in shares of the mask's sides.
enum Column { kArea, kX, kY, kLeft, kTop, kRight, kBottom, kColumns };

/// [labels, 7]
at::Tensor describe(const CueImage& image, const CueSettings&) {
    at::Tensor rows = at::zeros({image.labelCount, kColumns});
    auto row = rows.accessor<float, 2>();
    const auto width = static_cast<double>(image.parts.label.cols),
               height = static_cast<double>(image.parts.label.rows);
    for (int i = 0; i < image.labelCount; ++i) {
        const cv::Mat mask = image.parts.label == i + 1;
        const cv::Moments moments = cv::moments(mask, true);
        if (moments.m00 == 0)
            continue;
        const cv::Rect box = cv::boundingRect(mask);
        const std::array<double, kColumns> values = {moments.m00,
                                                     moments.m10 / moments.m00 / width,
                                                     moments.m01 / moments.m00 / height,
                                                     box.x / width,
                                                     box.y / height,
                                                     box.br().x / width,
                                                     box.br().y / height};
        for (int column = 0; column < kColumns; ++column)
            row[i][column] = static_cast<float>(values[static_cast<std::size_t>(column)]);
    }
    return rows;
}

using Rows = at::TensorAccessor<float, 2>;

/// Share of a's box that lies in b's.
double inside(const Rows& rows, std::int64_t a, std::int64_t b) {
    const double width =
        std::min(rows[a][kRight], rows[b][kRight]) - std::max(rows[a][kLeft], rows[b][kLeft]);
    const double height =
        std::min(rows[a][kBottom], rows[b][kBottom]) - std::max(rows[a][kTop], rows[b][kTop]);
    const double area = (rows[a][kRight] - rows[a][kLeft]) * (rows[a][kBottom] - rows[a][kTop]);
    return area > 0 ? std::max(width, 0.0) * std::max(height, 0.0) / area : 0;
}

bool isThere(const Rows& rows, std::int64_t label) {
    return rows[label][kArea] >= kLeastAreaPx;
}

/// Root of the mean over pairs of labels that both images have of (change of offset)² + (change of inside)²,
/// offsets in shares of the sides. Labels that one of both lacks are the histogram's affair.
double distance(const at::Tensor& image, const at::Tensor& shot) {
    const auto here = image.accessor<float, 2>(), there = shot.accessor<float, 2>();
    double sum = 0;
    int pairs = 0;
    for (std::int64_t a = 0; a < image.size(0); ++a)
        for (std::int64_t b = 0; b < image.size(0); ++b) {
            if (a == b || !isThere(here, a) || !isThere(here, b) || !isThere(there, a) || !isThere(there, b))
                continue;
            const double x = (here[b][kX] - here[a][kX]) - (there[b][kX] - there[a][kX]);
            const double y = (here[b][kY] - here[a][kY]) - (there[b][kY] - there[a][kY]);
            const double in = (inside(here, a, b) - inside(there, a, b)) / 2;
            sum += x * x + y * y + in * in;
            ++pairs;
        }
    return pairs == 0 ? 0 : std::sqrt(sum / pairs);
}

} // namespace

Cue relationsCue() {
    return {"relations", "The parts' position to one another", &CueSettings::relations, 0.1, false, describe,
            distance};
}

} // namespace cliplad
