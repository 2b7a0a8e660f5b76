#include "baselines/trained/efficientad_network.h"

#include <array>
#include <bit>
#include <cmath>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"

namespace cliplad {
namespace {

constexpr std::int64_t kCode = 8; // places a side of what the encoder halves down to

at::Tensor convolved(const TensorMap& tensors, const std::string& layer, const at::Tensor& x,
                     std::int64_t stride = 1, std::int64_t padding = 0) {
    return at::conv2d(x, tensors.at(layer + ".weight"), tensors.at(layer + ".bias"), stride, padding);
}

/// How often the encoder halves a photo before its last layer; the decoder doubles once more.
int halvings(std::int64_t side) {
    return std::countr_zero(static_cast<std::uint64_t>(side / kCode));
}

at::Tensor encoded(const TensorMap& tensors, const std::string& prefix, at::Tensor x) {
    const int layers = halvings(x.size(2));
    for (int layer = 1; layer <= layers; ++layer)
        x = at::relu(convolved(tensors, fmt::format("{}enconv{}", prefix, layer), x, 2, 1));
    return convolved(tensors, prefix + "enconv6", x);
}

struct Shape {
    std::string layer;
    std::int64_t out = 0;
    std::int64_t in = 0;
    std::int64_t kernel = 4;
};

std::vector<Shape> describerShapes(const std::string& prefix, std::int64_t width, std::int64_t outputs) {
    return {{prefix + "conv1", width, 3},
            {prefix + "conv2", 2 * width, width},
            {prefix + "conv3", 2 * width, 2 * width, 3},
            {prefix + "conv4", outputs, 2 * width}};
}

std::vector<Shape> autoencoderShapes(std::int64_t channels, std::int64_t side) {
    constexpr std::array<std::int64_t, 6> kWidths = {3, 32, 32, 64, 64, 64};
    std::vector<Shape> shapes;
    const int layers = halvings(side);
    for (int layer = 1; layer <= layers; ++layer) {
        const auto at = static_cast<std::size_t>(layer);
        shapes.push_back({fmt::format("ae.encoder.enconv{}", layer), kWidths[at], kWidths[at - 1]});
    }
    shapes.push_back({"ae.encoder.enconv6", 64, 64, kCode});
    for (int layer = 1; layer <= layers + 1; ++layer)
        shapes.push_back({fmt::format("ae.decoder.deconv{}", layer), 64, 64});
    shapes.push_back({"ae.decoder.deconv7", 64, 64, 3});
    shapes.push_back({"ae.decoder.deconv8", channels, 64, 3});
    return shapes;
}

/// The stored tensor of a layer, whichever of the two layouts the file has.
at::Tensor storedTensor(const TensorMap& stored, int layer, const std::string& kind,
                        const std::string& where) {
    constexpr std::array<int, 4> kPlaces = {0, 3, 6, 8};
    const std::string name = fmt::format("conv{}.{}", layer + 1, kind);
    auto found = stored.find(name);
    if (found == stored.end())
        found = stored.find(fmt::format("{}.{}", kPlaces[static_cast<std::size_t>(layer)], kind));
    if (found == stored.end())
        throw Error(fmt::format("has no tensor '{}'", name), where,
                    "use the pretrained teacher of EfficientAD-S");
    return found->second.to(at::kFloat);
}

} // namespace

at::Tensor describePatches(const TensorMap& tensors, const std::string& prefix, const at::Tensor& pixels,
                           StudentHalf half) {
    at::Tensor x = at::avg_pool2d(at::relu(convolved(tensors, prefix + "conv1", pixels)), 2, 2);
    x = at::avg_pool2d(at::relu(convolved(tensors, prefix + "conv2", x)), 2, 2);
    x = at::relu(convolved(tensors, prefix + "conv3", x));
    if (half == StudentHalf::Both)
        return convolved(tensors, prefix + "conv4", x);
    const at::Tensor &weight = tensors.at(prefix + "conv4.weight"), &bias = tensors.at(prefix + "conv4.bias");
    const std::int64_t channels = bias.size(0) / 2, begin = half == StudentHalf::LikeTeacher ? 0 : channels;
    return at::conv2d(x, weight.narrow(0, begin, channels), bias.narrow(0, begin, channels));
}

at::Tensor autoencode(const TensorMap& tensors, const std::string& prefix, const at::Tensor& pixels,
                      std::int64_t side) {
    constexpr std::array<std::int64_t, 6> kSides = {3, 8, 15, 32, 63, 127};
    const std::string decoder = prefix + "decoder.";
    at::Tensor x = encoded(tensors, prefix + "encoder.", pixels);
    const auto halved = static_cast<std::size_t>(halvings(pixels.size(2)));
    for (std::size_t layer = 0; layer <= halved; ++layer) {
        x = at::upsample_bilinear2d(x, {kSides[layer], kSides[layer]}, false);
        x = at::relu(convolved(tensors, fmt::format("{}deconv{}", decoder, layer + 1), x, 1, 2));
    }
    x = at::upsample_bilinear2d(x, {side, side}, false);
    x = at::relu(convolved(tensors, decoder + "deconv7", x, 1, 1));
    return convolved(tensors, decoder + "deconv8", x, 1, 1);
}

TensorMap initialEfficientAd(const EfficientAdSizes& sizes, std::uint64_t seed) {
    at::Generator random = at::detail::createCPUGenerator(seed);
    std::vector<Shape> shapes = describerShapes("student.", sizes.width, 2 * sizes.channels);
    for (const Shape& shape : autoencoderShapes(sizes.channels, sizes.side))
        shapes.push_back(shape);
    TensorMap tensors;
    for (const Shape& shape : shapes) {
        const double bound = 1 / std::sqrt(static_cast<double>(shape.in * shape.kernel * shape.kernel));
        tensors[shape.layer + ".weight"] =
            at::empty({shape.out, shape.in, shape.kernel, shape.kernel}).uniform_(-bound, bound, random);
        tensors[shape.layer + ".bias"] = at::empty({shape.out}).uniform_(-bound, bound, random);
    }
    return tensors;
}

TensorMap readPatchDescriber(const std::filesystem::path& file) {
    const TensorMap stored = readCheckpoint(file).tensors;
    TensorMap tensors;
    const at::Tensor last = storedTensor(stored, 3, "weight", file.string());
    const std::vector<Shape> shapes =
        describerShapes("teacher.", EfficientAdSizes().width, last.dim() == 4 ? last.size(0) : 384);
    for (std::size_t layer = 0; layer < shapes.size(); ++layer) {
        const Shape& shape = shapes[layer];
        const at::Tensor weight = storedTensor(stored, static_cast<int>(layer), "weight", file.string());
        const at::Tensor bias = storedTensor(stored, static_cast<int>(layer), "bias", file.string());
        if (weight.sizes() != at::IntArrayRef({shape.out, shape.in, shape.kernel, shape.kernel}) ||
            bias.sizes() != at::IntArrayRef({shape.out}))
            throw Error(fmt::format("the tensor 'conv{}.weight' is of shape [{}], expected [{}, {}, {}, {}]",
                                    layer + 1, fmt::join(weight.sizes(), ", "), shape.out, shape.in,
                                    shape.kernel, shape.kernel),
                        file.string(), "use the pretrained teacher of EfficientAD-S");
        tensors[shape.layer + ".weight"] = weight;
        tensors[shape.layer + ".bias"] = bias;
    }
    verifyFinite(tensors, file.string());
    return tensors;
}

at::Tensor hardLoss(const at::Tensor& squaredDistances, double hard) {
    const at::Tensor all = squaredDistances.flatten();
    const at::Tensor least = at::quantile(all.detach(), hard);
    return all.masked_select(all.detach().ge(least)).mean();
}

} // namespace cliplad
