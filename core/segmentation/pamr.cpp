#include "segmentation/pamr.h"

#include <vector>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "clip/device.h"
#include "segmentation/feature_grid.h"

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

/// Standard deviation over each pixel and those of its neighbours that count: [C, H, W].
at::Tensor localSpread(const at::Tensor& colours, const at::Tensor& around, const at::Tensor& weights) {
    const at::Tensor count = weights.sum(0) + 1;
    const at::Tensor mean = ((around * weights).sum(0) + colours) / count;
    const at::Tensor squares = ((around - mean).square() * weights).sum(0) + (colours - mean).square();
    return (squares / (count - 1).clamp_min(1)).sqrt();
}

/// Softmax over the neighbours that count of the mean over colours of −|difference| / (tolerance · σ):
/// [N, 1, H, W]; all 0 where no neighbour counts.
/// @param weights [N, 1, H, W], 0 or 1
at::Tensor affinities(const at::Tensor& colours, const at::Tensor& weights, const PamrSettings& settings) {
    constexpr double kNever = -1e9;
    const at::Tensor around = neighbours(colours, settings.dilations);
    const at::Tensor spread = localSpread(colours, around, weights);
    const at::Tensor difference = (around - colours).abs() / (spread * settings.tolerance + 1e-8);
    return at::softmax(-difference.mean(1, true) + (1 - weights) * kNever, 0) * weights;
}

} // namespace

const SettingList<PamrSettings>& PamrSettings::settings() {
    static const SettingList<PamrSettings> list = {
        number("iterations", &PamrSettings::iterations, "PAMR: iterations", "How often the mask is averaged.",
               {.min = 1, .max = 100}),
        number("dilations", &PamrSettings::dilations, "PAMR: dilations",
               "Neighbourhoods averaged over, each twice as wide as the one before.", {.min = 1, .max = 6}),
        number("tolerance", &PamrSettings::tolerance, "PAMR: colour tolerance",
               "Difference of colour that still counts as like, in parts of the local contrast.",
               {.min = 0.01, .max = 2, .step = 0.01}),
    };
    return list;
}

at::Tensor pamr(const at::Tensor& probabilities, const cv::Mat& rgb, const PamrSettings& settings,
                const cv::Mat& ignore) {
    const c10::NoGradGuard noGrad;
    requirePhotoOfGrid(rgb, probabilities);
    const std::int64_t height = probabilities.size(0), width = probabilities.size(1);
    const at::Device device = computingDevice(); // what comes and goes is small beside what is computed of it
    const at::Tensor colours =
        at::from_blob(rgb.data, {height, width, 3}, at::TensorOptions().dtype(at::kByte))
            .to(device, at::kFloat)
            .div_(255)
            .permute({2, 0, 1});
    const at::Tensor weights =
        neighbours(countedPixels(ignore, probabilities).to(device).unsqueeze(0), settings.dilations);
    const at::Tensor affinity = affinities(colours, weights, settings);
    const at::Tensor alone = affinity.sum(0).eq(0); // keep what they have
    at::Tensor mask = probabilities.to(device).permute({2, 0, 1});
    for (int i = 0; i < settings.iterations; ++i)
        mask = at::where(alone, mask, (neighbours(mask, settings.dilations) * affinity).sum(0));
    return mask.permute({1, 2, 0}).contiguous().cpu();
}

} // namespace cliplad
