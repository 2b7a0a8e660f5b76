#include "baselines/backbones/resnet.h"

#include <cmath>
#include <utility>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "clip/image_input.h"
#include "clip/model/model_config.h"

namespace cliplad {
namespace {

constexpr int kStages = 3;
constexpr double kMomentum = 0.1;
constexpr double kBatchNormEpsilon = 1e-5;

/// One residual block: "layer2.0", whose middle convolution has `width` channels.
struct Block {
    std::string prefix;
    std::int64_t in = 0;
    std::int64_t width = 0;
    std::int64_t out = 0;
    std::int64_t stride = 1;

    bool changesShape() const { return stride != 1 || in != out; }
};

std::vector<Block> blocksOf(int stage, bool wide) {
    constexpr std::array<int, kStages> kBasic = {2, 2, 2}, kBottlenecks = {3, 4, 6};
    const std::int64_t planes = std::int64_t(64) << stage;
    const std::int64_t out = wide ? planes * 4 : planes;
    std::int64_t in = stage == 0 ? 64 : out / 2;
    std::vector<Block> blocks;
    for (int i = 0; i < (wide ? kBottlenecks : kBasic)[static_cast<std::size_t>(stage)]; ++i) {
        blocks.push_back({fmt::format("layer{}.{}", stage + 1, i), in, wide ? planes * 2 : planes, out,
                          stage > 0 && i == 0 ? 2 : 1});
        in = out;
    }
    return blocks;
}

using Shapes = std::vector<std::pair<std::string, std::vector<std::int64_t>>>;

void addConvolution(Shapes& shapes, const std::string& convolution, const std::string& norm, std::int64_t out,
                    std::int64_t in, std::int64_t kernel) {
    shapes.push_back({convolution + ".weight", {out, in, kernel, kernel}});
    for (const char* of : {".weight", ".bias", ".running_mean", ".running_var"})
        shapes.push_back({norm + of, {out}});
}

/// Every tensor of the architecture with its shape, in the order of the layers.
Shapes shapesOf(bool wide) {
    Shapes shapes;
    addConvolution(shapes, "conv1", "bn1", 64, 3, 7);
    for (int stage = 0; stage < kStages; ++stage)
        for (const Block& block : blocksOf(stage, wide)) {
            const std::string& p = block.prefix;
            addConvolution(shapes, p + ".conv1", p + ".bn1", block.width, block.in, wide ? 1 : 3);
            addConvolution(shapes, p + ".conv2", p + ".bn2", block.width, block.width, 3);
            if (wide)
                addConvolution(shapes, p + ".conv3", p + ".bn3", block.out, block.width, 1);
            if (block.changesShape())
                addConvolution(shapes, p + ".downsample.0", p + ".downsample.1", block.out, block.in, 1);
        }
    return shapes;
}

} // namespace

ResNet::ResNet(const TensorMap& tensors, const std::string& where)
    : wide_(tensors.contains("layer1.0.conv3.weight")) {
    const auto hint = "use torchvision's ResNet-18 or WideResNet-50-2";
    for (const auto& [name, shape] : shapesOf(wide_)) {
        const auto found = tensors.find(name);
        if (found == tensors.end())
            throw Error(fmt::format("has no tensor '{}'", name), where, hint);
        if (found->second.sizes() != at::IntArrayRef(shape))
            throw Error(fmt::format("the tensor '{}' is of shape [{}], expected [{}]", name,
                                    fmt::join(found->second.sizes(), ", "), fmt::join(shape, ", ")),
                        where, hint);
        tensors_.emplace(name, found->second.to(at::kFloat));
    }
}

ResNet ResNet::load(const std::filesystem::path& file) {
    ResNet network(readCheckpoint(file).tensors, file.string());
    verifyFinite(network.tensors_, file.string());
    return network;
}

at::Tensor ResNet::convolved(const at::Tensor& x, const std::string& convolution, const std::string& norm,
                             std::int64_t stride, Mode mode) const {
    const at::Tensor& weight = tensor(convolution + ".weight");
    return at::batch_norm(at::conv2d(x, weight, {}, stride, weight.size(2) / 2), tensor(norm + ".weight"),
                          tensor(norm + ".bias"), tensor(norm + ".running_mean"),
                          tensor(norm + ".running_var"), mode == Mode::Training, kMomentum, kBatchNormEpsilon,
                          false);
}

std::array<at::Tensor, 3> ResNet::forward(const at::Tensor& pixels, Mode mode) const {
    at::Tensor x = at::max_pool2d(at::relu(convolved(pixels, "conv1", "bn1", 2, mode)), 3, 2, 1);
    std::array<at::Tensor, kStages> outputs;
    for (int stage = 0; stage < kStages; ++stage) {
        for (const Block& block : blocksOf(stage, wide_)) {
            const std::string& p = block.prefix;
            // A bottleneck strides in its 3×3 convolution, which is the second.
            at::Tensor y = at::relu(convolved(x, p + ".conv1", p + ".bn1", wide_ ? 1 : block.stride, mode));
            y = convolved(y, p + ".conv2", p + ".bn2", wide_ ? block.stride : 1, mode);
            if (wide_)
                y = convolved(at::relu(y), p + ".conv3", p + ".bn3", 1, mode);
            if (block.changesShape())
                x = convolved(x, p + ".downsample.0", p + ".downsample.1", block.stride, mode);
            x = at::relu(x + y);
        }
        outputs[static_cast<std::size_t>(stage)] = x;
    }
    return outputs;
}

TensorMap initialResNet(bool wide, std::uint64_t seed) {
    at::Generator random = at::detail::createCPUGenerator(seed);
    TensorMap tensors;
    for (const auto& [name, shape] : shapesOf(wide)) {
        at::Tensor& tensor = tensors[name] = at::zeros(shape);
        if (shape.size() == 4)
            tensor.normal_(0, std::sqrt(2.0 / static_cast<double>(shape[0] * shape[2] * shape[3])), random);
        else if (name.ends_with(".weight") || name.ends_with(".running_var"))
            tensor.fill_(1);
    }
    return tensors;
}

at::Tensor imageNetInput(const cv::Mat& rgb, int side) {
    ModelConfig config;
    config.mean = {0.485, 0.456, 0.406};
    config.std = {0.229, 0.224, 0.225};
    return imageInput(rgb, side, config);
}

} // namespace cliplad
