#include "segmentation/dense_crf.h"

#include <algorithm>
#include <functional>
#include <vector>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "clip/device.h"
#include "segmentation/feature_grid.h"

namespace cliplad {

namespace {

/// K·v over all pairs of different pixels: [P, L] → [P, L]. Each kernel leaves out its own diagonal, as it
/// alone knows it exactly: what rounding leaves of it would outweigh a pixel's small weights for all others.
using KernelProduct = std::function<at::Tensor(const at::Tensor&)>;

/// D^−½ K W D^−½: each pixel hears all others but itself, and pixels with many like them are not
/// louder. W is 0 for ignored pixels, which are not heard and do not count among the many.
class NormalisedKernel {
public:
    /// @param weights [P, 1], 0 or 1
    NormalisedKernel(KernelProduct product, at::Tensor weights)
        : product_(std::move(product))
        , weights_(std::move(weights)) {
        scale_ = product_(weights_).clamp_min_(1e-6).rsqrt_();
    }

    at::Tensor apply(const at::Tensor& values) const {
        return product_(values * scale_ * weights_).mul_(scale_);
    }

private:
    KernelProduct product_;
    at::Tensor weights_; ///< [P, 1]
    at::Tensor scale_;   ///< [P, 1]
};

/// exp(−(i−j)²/2σ²) between the pixels of a line: [length, length].
at::Tensor gaussianLine(std::int64_t length, double sigma, at::Device device) {
    const at::Tensor place = at::arange(length, at::TensorOptions(device).dtype(at::kFloat)) / sigma;
    return (place.unsqueeze(0) - place.unsqueeze(1)).square_().mul_(-0.5).exp_();
}

/// The Gaussian over positions, line by line. Its diagonal is exactly 1, so that it can be subtracted.
KernelProduct smoothKernel(std::int64_t height, std::int64_t width, double sigmaPx, at::Device device) {
    const at::Tensor down = gaussianLine(height, sigmaPx, device),
                     across = gaussianLine(width, sigmaPx, device);
    return [=](const at::Tensor& values) {
        const at::Tensor columns = at::mm(down, values.reshape({height, -1})).reshape({height, width, -1});
        return at::matmul(across, columns).reshape({height * width, -1}).sub_(values);
    };
}

/// Column and row of every pixel: [P, 2].
at::Tensor positions(std::int64_t height, std::int64_t width) {
    const at::Tensor y = at::arange(height, at::kFloat).unsqueeze(1).expand({height, width});
    const at::Tensor x = at::arange(width, at::kFloat).unsqueeze(0).expand({height, width});
    return at::stack({x, y}, 2).reshape({height * width, 2});
}

/// exp(−‖f_i − f_j‖²/2) over all pairs, in blocks of rows that stay in the processor's cache.
class EdgeKernel {
public:
    /// @param features [P, F], divided by their σ
    explicit EdgeKernel(const at::Tensor& features) {
        // −‖f_i − f_j‖²/2 = [f_i, −‖f_i‖²/2, 1] · [f_j, 1, −‖f_j‖²/2]
        const at::Tensor norms = features.square().sum(1, true).mul_(-0.5), ones = at::ones_like(norms);
        left_ = at::cat({features, norms, ones}, 1);
        right_ = at::cat({features, ones, norms}, 1).t().contiguous();
        if (left_.size(0) * left_.size(0) <= kMaxKept)
            for (std::int64_t begin = 0; begin < left_.size(0); begin += kBlockRows)
                kept_.push_back(rows(begin));
    }

    at::Tensor operator()(const at::Tensor& values) const {
        std::vector<at::Tensor> blocks;
        for (std::int64_t begin = 0; begin < left_.size(0); begin += kBlockRows)
            blocks.push_back(at::mm(
                kept_.empty() ? rows(begin) : kept_[static_cast<std::size_t>(begin / kBlockRows)], values));
        return at::cat(blocks);
    }

private:
    static constexpr std::int64_t kBlockRows = 128;
    static constexpr std::int64_t kMaxKept = std::int64_t(1) << 26;

    at::Tensor rows(std::int64_t begin) const {
        // Weights below e⁻³⁰ add nothing, and denormal ones would slow the products down many times.
        const at::Tensor block = left_.slice(0, begin, std::min(begin + kBlockRows, left_.size(0)));
        at::Tensor weights = at::mm(block, right_).clamp_min_(-30).exp_();
        weights.diagonal(begin).fill_(0);
        return weights;
    }

    at::Tensor left_;  ///< [P, F + 2]
    at::Tensor right_; ///< [F + 2, P]
    std::vector<at::Tensor> kept_;
};

} // namespace

const SettingList<DenseCrfSettings>& DenseCrfSettings::settings() {
    static const SettingList<DenseCrfSettings> list = {
        number("iterations", &DenseCrfSettings::iterations, "CRF: iterations",
               "Rounds of mean-field inference.", {.min = 1, .max = 50}),
        number("smooth-weight", &DenseCrfSettings::smoothWeight, "CRF: smoothness",
               "How strongly neighbours agree, whatever their colours.", {.min = 0, .max = 100, .step = 0.5}),
        number("smooth-sigma", &DenseCrfSettings::smoothSigmaPx, "CRF: smoothness reach",
               "Distance over which neighbours agree.",
               {.min = 0.1, .max = 64, .step = 0.1, .unit = "mask px"}),
        number("edge-weight", &DenseCrfSettings::edgeWeight, "CRF: edge weight",
               "How strongly pixels of like colour agree.", {.min = 0, .max = 100, .step = 0.5}),
        number("edge-sigma", &DenseCrfSettings::edgeSigmaPx, "CRF: edge reach",
               "Distance over which pixels of like colour agree.",
               {.min = 0.1, .max = 128, .step = 0.5, .unit = "mask px"}),
        number("edge-colour-sigma", &DenseCrfSettings::edgeSigmaColour, "CRF: colour tolerance",
               "Difference of colour that still counts as like.",
               {.min = 1, .max = 255, .step = 1, .unit = "grey levels"}),
    };
    return list;
}

at::Tensor denseCrf(const at::Tensor& probabilities, const cv::Mat& rgb, const DenseCrfSettings& settings,
                    const cv::Mat& ignore) {
    const c10::NoGradGuard noGrad;
    requirePhotoOfGrid(rgb, probabilities);
    const std::int64_t height = probabilities.size(0), width = probabilities.size(1);
    const at::Device device = computingDevice(); // what comes and goes is small beside what is computed of it
    const at::Tensor colours =
        at::from_blob(rgb.data, {height * width, 3}, at::TensorOptions().dtype(at::kByte))
            .to(device, at::kFloat);
    const at::Tensor place = positions(height, width).to(device);
    const at::Tensor weights = countedPixels(ignore, probabilities).to(device).reshape({height * width, 1});
    const NormalisedKernel smooth(smoothKernel(height, width, settings.smoothSigmaPx, device), weights);
    const NormalisedKernel edge(
        EdgeKernel(at::cat({place / settings.edgeSigmaPx, colours / settings.edgeSigmaColour}, 1)), weights);

    const at::Tensor logUnary = probabilities.to(device).reshape({height * width, -1}).clamp_min(1e-6).log();
    at::Tensor belief = at::softmax(logUnary, 1);
    for (int i = 0; i < settings.iterations; ++i)
        belief = at::softmax(logUnary + smooth.apply(belief) * settings.smoothWeight +
                                 edge.apply(belief) * settings.edgeWeight,
                             1);
    return belief.reshape(probabilities.sizes()).cpu();
}

} // namespace cliplad
