#include "segmentation/dense_crf.h"

#include <vector>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "base/error.h"

namespace cliplad {

namespace {

/// exp(−‖f_i − f_j‖²/2) over all pairs of pixels but i = j, scaled to D^−½ K D^−½.
class GaussianKernel {
public:
    /// @param features [P, F], divided by their σ
    explicit GaussianKernel(at::Tensor features)
        : features_(std::move(features))
        , halfNorms_(features_.square().sum(1).mul(0.5)) {
        if (features_.size(0) * features_.size(0) <= kMaxKept)
            for (std::int64_t begin = 0; begin < features_.size(0); begin += kBlock)
                kept_.push_back(rows(begin));
        const at::Tensor degree = product(at::ones({features_.size(0), 1}));
        scale_ = degree.clamp_min(1e-6).rsqrt();
    }

    /// @param values [P, L] @return [P, L]
    at::Tensor apply(const at::Tensor& values) const { return product(values * scale_) * scale_; }

private:
    static constexpr std::int64_t kBlock = 1024;
    static constexpr std::int64_t kMaxKept = std::int64_t(1) << 26;

    at::Tensor rows(std::int64_t begin) const {
        const std::int64_t end = std::min(begin + kBlock, features_.size(0));
        at::Tensor exponent = at::mm(features_.slice(0, begin, end), features_.t());
        exponent.sub_(halfNorms_).sub_(halfNorms_.slice(0, begin, end).unsqueeze(1));
        return exponent.clamp_max_(0).exp_();
    }

    at::Tensor product(const at::Tensor& values) const {
        std::vector<at::Tensor> blocks;
        for (std::int64_t begin = 0; begin < features_.size(0); begin += kBlock)
            blocks.push_back(at::mm(
                kept_.empty() ? rows(begin) : kept_[static_cast<std::size_t>(begin / kBlock)], values));
        return at::cat(blocks).sub_(values);
    }

    at::Tensor features_;
    at::Tensor halfNorms_;
    at::Tensor scale_; ///< [P, 1]
    std::vector<at::Tensor> kept_;
};

/// Column and row of every pixel: [H·W, 2].
at::Tensor positions(std::int64_t height, std::int64_t width) {
    const at::Tensor y = at::arange(height, at::kFloat).unsqueeze(1).expand({height, width});
    const at::Tensor x = at::arange(width, at::kFloat).unsqueeze(0).expand({height, width});
    return at::stack({x, y}, 2).reshape({height * width, 2});
}

} // namespace

const SettingList<DenseCrfSettings>& DenseCrfSettings::settings() {
    static const SettingList<DenseCrfSettings> list = {
        number("iterations", &DenseCrfSettings::iterations, "Iterations", "Rounds of mean-field inference.",
               {.min = 1, .max = 50}),
        number("smooth-weight", &DenseCrfSettings::smoothWeight, "Smoothness",
               "How strongly neighbours agree, whatever their colours.", {.min = 0, .max = 100, .step = 0.5}),
        number("smooth-sigma", &DenseCrfSettings::smoothSigmaPx, "Smoothness reach",
               "Distance over which neighbours agree.",
               {.min = 0.1, .max = 64, .step = 0.1, .unit = "mask px"}),
        number("edge-weight", &DenseCrfSettings::edgeWeight, "Edge weight",
               "How strongly pixels of like colour agree.", {.min = 0, .max = 100, .step = 0.5}),
        number("edge-sigma", &DenseCrfSettings::edgeSigmaPx, "Edge reach",
               "Distance over which pixels of like colour agree.",
               {.min = 0.1, .max = 128, .step = 0.5, .unit = "mask px"}),
        number("edge-colour-sigma", &DenseCrfSettings::edgeSigmaColour, "Colour tolerance",
               "Difference of colour that still counts as like.",
               {.min = 1, .max = 255, .step = 1, .unit = "grey levels"}),
    };
    return list;
}

at::Tensor denseCrf(const at::Tensor& probabilities, const cv::Mat& rgb, const DenseCrfSettings& settings) {
    const c10::NoGradGuard noGrad;
    const std::int64_t height = probabilities.size(0), width = probabilities.size(1);
    if (rgb.type() != CV_8UC3 || rgb.rows != height || rgb.cols != width || !rgb.isContinuous())
        throw Error("the CRF expects an 8-bit RGB image of the mask's size");
    const at::Tensor colours =
        at::from_blob(rgb.data, {height * width, 3}, at::TensorOptions().dtype(at::kByte)).to(at::kFloat);
    const at::Tensor place = positions(height, width);
    const GaussianKernel smooth(place / settings.smoothSigmaPx);
    const GaussianKernel edge(at::cat({place / settings.edgeSigmaPx, colours / settings.edgeSigmaColour}, 1));

    const at::Tensor logUnary = probabilities.reshape({height * width, -1}).clamp_min(1e-6).log();
    at::Tensor belief = at::softmax(logUnary, 1);
    for (int i = 0; i < settings.iterations; ++i)
        belief = at::softmax(logUnary + smooth.apply(belief) * settings.smoothWeight +
                                 edge.apply(belief) * settings.edgeWeight,
                             1);
    return belief.reshape(probabilities.sizes());
}

} // namespace cliplad
