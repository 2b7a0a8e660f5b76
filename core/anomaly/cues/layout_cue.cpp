#include <algorithm>
#include <cmath>

#include <ATen/ATen.h>

#include "anomaly/cues/cue.h"

namespace cliplad {
namespace {

/// Areas of fewer mask pixels are specks: a label is weighed as if it had so many.
constexpr double kLeastAreaPx = 16;

/// The two cells whose centres a position lies between, and how far it is on the way to the second.
struct CellShare {
    int first, second;
    float ofSecond;
};

CellShare cellShare(int position, int length, int cells) {
    const float at =
        (static_cast<float>(position) + 0.5F) / static_cast<float>(length) * static_cast<float>(cells) - 0.5F;
    const int first = static_cast<int>(std::floor(at));
    return {std::clamp(first, 0, cells - 1), std::clamp(first + 1, 0, cells - 1),
            at - static_cast<float>(first)};
}

/// [labels, cells²]: mask pixels, each shared out between the cells around it, so that a small shift changes
/// little.
at::Tensor describe(const CueImage& image, const CueSettings& settings) {
    const int cells = settings.layoutCells;
    at::Tensor areas = at::zeros({image.labelCount, cells * cells});
    auto area = areas.accessor<float, 2>();
    const cv::Mat& label = image.parts.label;
    for (int y = 0; y < label.rows; ++y) {
        const CellShare down = cellShare(y, label.rows, cells);
        for (int x = 0; x < label.cols; ++x) {
            const int value = label.at<std::uint8_t>(y, x);
            if (value == 0 || value > image.labelCount)
                continue;
            const CellShare across = cellShare(x, label.cols, cells);
            for (const auto& [row, ofRow] :
                 {std::pair(down.first, 1 - down.ofSecond), {down.second, down.ofSecond}})
                for (const auto& [column, ofColumn] :
                     {std::pair(across.first, 1 - across.ofSecond), {across.second, across.ofSecond}})
                    area[value - 1][row * cells + column] += ofRow * ofColumn;
        }
    }
    return areas;
}

/// Σ over labels of the share of the label that lies elsewhere: 2 where nothing is in its place.
double distance(const at::Tensor& image, const at::Tensor& shot) {
    const at::Tensor total = (image.sum(1) + shot.sum(1)).div_(2).clamp_min_(kLeastAreaPx);
    return ((image - shot).abs().sum(1) / total).sum().item<double>();
}

} // namespace

Cue layoutCue() {
    return {"layout", "The layout of the parts", &CueSettings::layout, 1.0, false, describe, distance};
}

} // namespace cliplad
