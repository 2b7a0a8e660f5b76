#include "baselines/trained/efficientad_network.h"

#include <array>
#include <cmath>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"

namespace cliplad {
namespace {

constexpr double kDropped = 0.2;
constexpr double kHard = 0.999;

at::Tensor convolved(const TensorMap& tensors, const std::string& layer, const at::Tensor& x,
                     std::int64_t stride = 1, std::int64_t padding = 0) {
    return at::conv2d(x, tensors.at(layer + ".weight"), tensors.at(layer + ".bias"), stride, padding);
}

at::Tensor withDropout(const at::Tensor& x, std::optional<at::Generator>& random) {
    if (!random)
        return x;
    const at::Tensor kept = at::empty(x.sizes()).bernoulli_(1 - kDropped, random);
    return x * kept.div_(1 - kDropped);
}

at::Tensor encoded(const TensorMap& tensors, const std::string& prefix, at::Tensor x) {
    for (int layer = 1; layer <= 5; ++layer)
        x = at::relu(convolved(tensors, fmt::format("{}enconv{}", prefix, layer), x, 2, 1));
    return convolved(tensors, prefix + "enconv6", x);
}

struct Shape {
    std::string layer;
    std::int64_t out = 0;
    std::int64_t in = 0;
    std::int64_t kernel = 4;
};

std::vector<Shape> describerShapes(const std::string& prefix, std::int64_t channels) {
    return {{prefix + "conv1", 128, 3},
            {prefix + "conv2", 256, 128},
            {prefix + "conv3", 256, 256, 3},
            {prefix + "conv4", channels, 256}};
}

std::vector<Shape> autoencoderShapes(std::int64_t channels) {
    std::vector<Shape> shapes = {{"ae.encoder.enconv1", 32, 3},  {"ae.encoder.enconv2", 32, 32},
                                 {"ae.encoder.enconv3", 64, 32}, {"ae.encoder.enconv4", 64, 64},
                                 {"ae.encoder.enconv5", 64, 64}, {"ae.encoder.enconv6", 64, 64, 8}};
    for (int layer = 1; layer <= 6; ++layer)
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

at::Tensor describePatches(const TensorMap& tensors, const std::string& prefix, const at::Tensor& pixels) {
    at::Tensor x = at::avg_pool2d(at::relu(convolved(tensors, prefix + "conv1", pixels)), 2, 2);
    x = at::avg_pool2d(at::relu(convolved(tensors, prefix + "conv2", x)), 2, 2);
    x = at::relu(convolved(tensors, prefix + "conv3", x));
    return convolved(tensors, prefix + "conv4", x);
}

at::Tensor autoencode(const TensorMap& tensors, const std::string& prefix, const at::Tensor& pixels,
                      std::int64_t side, std::optional<at::Generator> dropout) {
    constexpr std::array<std::int64_t, 6> kSides = {3, 8, 15, 32, 63, 127};
    const std::string decoder = prefix + "decoder.";
    at::Tensor x = encoded(tensors, prefix + "encoder.", pixels);
    for (std::size_t layer = 0; layer < kSides.size(); ++layer) {
        x = at::upsample_bilinear2d(x, {kSides[layer], kSides[layer]}, false);
        x = at::relu(convolved(tensors, fmt::format("{}deconv{}", decoder, layer + 1), x, 1, 2));
        x = withDropout(x, dropout);
    }
    x = at::upsample_bilinear2d(x, {side, side}, false);
    x = at::relu(convolved(tensors, decoder + "deconv7", x, 1, 1));
    return convolved(tensors, decoder + "deconv8", x, 1, 1);
}

TensorMap initialEfficientAd(std::int64_t channels, std::uint64_t seed) {
    at::Generator random = at::detail::createCPUGenerator(seed);
    std::vector<Shape> shapes = describerShapes("student.", 2 * channels);
    for (const Shape& shape : autoencoderShapes(channels))
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
    const std::vector<Shape> shapes = describerShapes("teacher.", last.dim() == 4 ? last.size(0) : 384);
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

at::Tensor hardLoss(const at::Tensor& squaredDistances) {
    const at::Tensor all = squaredDistances.flatten();
    const at::Tensor least = at::quantile(all.detach(), kHard);
    return all.masked_select(all.detach().ge(least)).mean();
}

} // namespace cliplad
