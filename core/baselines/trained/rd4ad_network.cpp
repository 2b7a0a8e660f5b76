#include "baselines/trained/rd4ad_network.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <fmt/format.h>

namespace cliplad {
namespace {

enum class Sides { Kept, Halved, Doubled };

/// A convolution without bias and the batch normalisation behind it. One that doubles sides is transposed.
struct Convolution {
    std::string name;
    std::string norm;
    std::int64_t in = 0;
    std::int64_t out = 0;
    std::int64_t kernel = 3;
    Sides sides = Sides::Kept;
};

/// A residual block: the convolutions of its branch, and that of its shortcut where the shape changes.
struct Block {
    std::vector<Convolution> branch;
    std::vector<Convolution> shortcut;
};

using Architecture = ReverseDistillation::Architecture;

Block blockOf(const std::string& prefix, std::int64_t in, std::int64_t out, Sides sides, bool wide) {
    const auto convolution = [&](int number, std::int64_t from, std::int64_t to, std::int64_t kernel,
                                 Sides changes) -> Convolution {
        return {fmt::format("{}.conv{}", prefix, number),
                fmt::format("{}.bn{}", prefix, number),
                from,
                to,
                changes == Sides::Doubled ? 2 : kernel,
                changes};
    };
    Block block;
    if (wide)
        block.branch = {convolution(1, in, out / 2, 1, Sides::Kept),
                        convolution(2, out / 2, out / 2, 3, sides),
                        convolution(3, out / 2, out, 1, Sides::Kept)};
    else
        block.branch = {convolution(1, in, out, 3, sides), convolution(2, out, out, 3, Sides::Kept)};
    const bool up = sides == Sides::Doubled;
    const std::string shortcut = prefix + (up ? ".upsample" : ".downsample");
    if (sides != Sides::Kept)
        block.shortcut = {{shortcut + ".0", shortcut + ".1", in, out, up ? 2 : 1, sides}};
    return block;
}

std::vector<Block> layerOf(const std::string& prefix, std::int64_t in, std::int64_t out, Sides sides,
                           int blocks, bool wide) {
    std::vector<Block> layer = {blockOf(prefix + ".0", in, out, sides, wide)};
    for (int i = 1; i < blocks; ++i)
        layer.push_back(blockOf(fmt::format("{}.{}", prefix, i), out, out, Sides::Kept, wide));
    return layer;
}

/// Of the levels before they are joined: two for the finest, one for the middle one.
std::array<Convolution, 3> fusion(const Architecture& architecture) {
    const auto& c = architecture.channels;
    return {{{"bottleneck.conv1", "bottleneck.bn1", c[0], c[1], 3, Sides::Halved},
             {"bottleneck.conv2", "bottleneck.bn2", c[1], c[2], 3, Sides::Halved},
             {"bottleneck.conv3", "bottleneck.bn3", c[1], c[2], 3, Sides::Halved}}};
}

std::vector<Block> embedding(const Architecture& architecture) {
    return layerOf("bottleneck.bn_layer", 3 * architecture.channels[2], architecture.channels[3],
                   Sides::Halved, architecture.wide ? 3 : 2, architecture.wide);
}

/// Coarse to fine.
std::array<std::vector<Block>, 3> decoder(const Architecture& architecture) {
    const auto& c = architecture.channels;
    const bool wide = architecture.wide;
    return {layerOf("decoder.layer1", c[3], c[2], Sides::Doubled, wide ? 3 : 2, wide),
            layerOf("decoder.layer2", c[2], c[1], Sides::Doubled, wide ? 4 : 2, wide),
            layerOf("decoder.layer3", c[1], c[0], Sides::Doubled, wide ? 6 : 2, wide)};
}

/// Runs layers with given tensors.
struct Runner {
    const TensorMap& tensors;
    bool training = false;

    at::Tensor operator()(const at::Tensor& x, const Convolution& layer) const {
        const at::Tensor& weight = tensors.at(layer.name + ".weight");
        const at::Tensor y =
            layer.sides == Sides::Doubled
                ? at::conv_transpose2d(x, weight, {}, 2)
                : at::conv2d(x, weight, {}, layer.sides == Sides::Halved ? 2 : 1, layer.kernel / 2);
        return at::batch_norm(y, tensors.at(layer.norm + ".weight"), tensors.at(layer.norm + ".bias"),
                              tensors.at(layer.norm + ".running_mean"),
                              tensors.at(layer.norm + ".running_var"), training, 0.1, 1e-5, false);
    }

    at::Tensor operator()(at::Tensor x, const std::vector<Block>& blocks) const {
        for (const Block& block : blocks) {
            at::Tensor y = (*this)(x, block.branch.front());
            for (std::size_t i = 1; i < block.branch.size(); ++i)
                y = (*this)(at::relu(y), block.branch[i]);
            x = at::relu(y + (block.shortcut.empty() ? x : (*this)(x, block.shortcut.front())));
        }
        return x;
    }
};

std::vector<Convolution> convolutionsOf(const Architecture& architecture) {
    const auto levels = fusion(architecture);
    std::vector<Convolution> all(levels.begin(), levels.end());
    std::vector<Block> blocks = embedding(architecture);
    for (const std::vector<Block>& layer : decoder(architecture))
        blocks.insert(blocks.end(), layer.begin(), layer.end());
    for (const Block& block : blocks) {
        all.insert(all.end(), block.branch.begin(), block.branch.end());
        all.insert(all.end(), block.shortcut.begin(), block.shortcut.end());
    }
    return all;
}

} // namespace

TensorMap ReverseDistillation::initial(const Architecture& architecture, std::uint64_t seed) {
    at::Generator random = at::detail::createCPUGenerator(seed);
    TensorMap tensors;
    for (const Convolution& layer : convolutionsOf(architecture)) {
        const bool up = layer.sides == Sides::Doubled;
        // Patches of a transposed convolution do not overlap: an output has one term an input channel.
        const auto fan = static_cast<double>(up ? layer.in : layer.out * layer.kernel * layer.kernel);
        tensors[layer.name + ".weight"] =
            at::empty({up ? layer.in : layer.out, up ? layer.out : layer.in, layer.kernel, layer.kernel})
                .normal_(0, std::sqrt(2 / fan), random);
        tensors[layer.norm + ".weight"] = at::ones({layer.out});
        tensors[layer.norm + ".bias"] = at::zeros({layer.out});
        tensors[layer.norm + ".running_mean"] = at::zeros({layer.out});
        tensors[layer.norm + ".running_var"] = at::ones({layer.out});
    }
    return tensors;
}

ReverseDistillation::ReverseDistillation(TensorMap tensors, const Architecture& architecture)
    : tensors_(std::move(tensors))
    , architecture_(architecture) {}

FeatureLevels ReverseDistillation::forward(const FeatureLevels& encoder, ResNet::Mode mode) const {
    const Runner run{tensors_, mode == ResNet::Mode::Training};
    const auto fuse = fusion(architecture_);
    const at::Tensor fine = at::relu(run(at::relu(run(encoder[0], fuse[0])), fuse[1]));
    const at::Tensor middle = at::relu(run(encoder[1], fuse[2]));
    at::Tensor x = run(at::cat({fine, middle, encoder[2]}, 1), embedding(architecture_));
    FeatureLevels levels;
    for (const std::vector<Block>& layer : decoder(architecture_)) {
        x = run(x, layer);
        levels.insert(levels.begin(), x);
    }
    return levels;
}

} // namespace cliplad
