#include "segmentation/pamr.h"

#include <vector>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "base/error.h"

namespace cliplad {

namespace {

/// The eight neighbours of every pixel at each dilation, the border repeated: [N, C, H, W].
at::Tensor neighbours(const at::Tensor& image, int dilations) {
    const std::int64_t height = image.size(1), width = image.size(2);
    std::vector<at::Tensor> shifted;
    for (int level = 0; level < dilations; ++level) {
        const std::int64_t reach = std::int64_t(1) << level;
        const at::Tensor padded = at::replication_pad2d(image, {reach, reach, reach, reach});
        for (std::int64_t dy = 0; dy <= 2; ++dy)
            for (std::int64_t dx = 0; dx <= 2; ++dx)
                if (dy != 1 || dx != 1)
                    shifted.push_back(padded.narrow(1, dy * reach, height).narrow(2, dx * reach, width));
    }
    return at::stack(shifted);
}

/// Softmax over the neighbours of the mean over colours of −|difference| / (tolerance · σ): [N, 1, H, W].
at::Tensor affinities(const at::Tensor& colours, const PamrSettings& settings) {
    const at::Tensor around = neighbours(colours, settings.dilations);
    const at::Tensor spread = at::cat({around, colours.unsqueeze(0)}).std(0, true, true);
    const at::Tensor difference = (around - colours).abs() / (spread * settings.tolerance + 1e-8);
    return at::softmax(-difference.mean(1, true), 0);
}

} // namespace

const SettingList<PamrSettings>& PamrSettings::settings() {
    static const SettingList<PamrSettings> list = {
        number("iterations", &PamrSettings::iterations, "Iterations", "How often the mask is averaged.",
               {.min = 1, .max = 100}),
        number("dilations", &PamrSettings::dilations, "Dilations",
               "Neighbourhoods averaged over, each twice as wide as the one before.", {.min = 1, .max = 6}),
        number("tolerance", &PamrSettings::tolerance, "Colour tolerance",
               "Difference of colour that still counts as like, in parts of the local contrast.",
               {.min = 0.01, .max = 2, .step = 0.01}),
    };
    return list;
}

at::Tensor pamr(const at::Tensor& probabilities, const cv::Mat& rgb, const PamrSettings& settings) {
    const c10::NoGradGuard noGrad;
    const std::int64_t height = probabilities.size(0), width = probabilities.size(1);
    if (rgb.type() != CV_8UC3 || rgb.rows != height || rgb.cols != width || !rgb.isContinuous())
        throw Error("PAMR expects an 8-bit RGB image of the mask's size");
    const at::Tensor colours =
        at::from_blob(rgb.data, {height, width, 3}, at::TensorOptions().dtype(at::kByte))
            .to(at::kFloat)
            .div_(255)
            .permute({2, 0, 1});
    const at::Tensor affinity = affinities(colours, settings);
    at::Tensor mask = probabilities.permute({2, 0, 1});
    for (int i = 0; i < settings.iterations; ++i)
        mask = (neighbours(mask, settings.dilations) * affinity).sum(0);
    return mask.permute({1, 2, 0}).contiguous();
}

} // namespace cliplad
