#include "baselines/backbones/dino.h"

#include <cmath>
#include <utility>

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"

namespace cliplad {
namespace {

constexpr std::int64_t kHeadWidth = 64;
constexpr double kLayerNormEpsilon = 1e-6;
constexpr auto kHint = "use a ViT that DINO published, such as dino_deitsmall8_pretrain.pth";

using Shape = std::vector<std::int64_t>;

/// A block's tensors by DINO's names and by those that ResidualBlock reads.
struct BlockTensor {
    const char* name;
    const char* ours;
    Shape shape;
};

std::vector<BlockTensor> blockTensors(std::int64_t width, std::int64_t hidden) {
    return {{"norm1.weight", "ln_1.weight", {width}},
            {"norm1.bias", "ln_1.bias", {width}},
            {"attn.qkv.weight", "attn.in_proj_weight", {3 * width, width}},
            {"attn.qkv.bias", "attn.in_proj_bias", {3 * width}},
            {"attn.proj.weight", "attn.out_proj.weight", {width, width}},
            {"attn.proj.bias", "attn.out_proj.bias", {width}},
            {"norm2.weight", "ln_2.weight", {width}},
            {"norm2.bias", "ln_2.bias", {width}},
            {"mlp.fc1.weight", "mlp.c_fc.weight", {hidden, width}},
            {"mlp.fc1.bias", "mlp.c_fc.bias", {hidden}},
            {"mlp.fc2.weight", "mlp.c_proj.weight", {width, hidden}},
            {"mlp.fc2.bias", "mlp.c_proj.bias", {width}}};
}

/// Without what training put before the names. Of a checkpoint that has student and teacher, the teacher.
TensorMap plainNames(const TensorMap& tensors) {
    TensorMap plain;
    for (const auto& [name, tensor] : tensors) {
        std::string rest = name;
        for (const std::string prefix : {"teacher.", "module.", "backbone."})
            if (rest.starts_with(prefix))
                rest.erase(0, prefix.size());
        if (!rest.starts_with("student."))
            plain.emplace(std::move(rest), tensor);
    }
    return plain;
}

/// The tensors of a file, each asked for by name and shape.
class Asked {
public:
    Asked(const TensorMap& tensors, std::string where)
        : tensors_(plainNames(tensors))
        , where_(std::move(where)) {}

    bool has(const std::string& name) const { return tensors_.contains(name); }

    /// Of a shape of so many dimensions.
    at::Tensor any(const std::string& name, std::int64_t dimensions) const {
        const auto found = tensors_.find(name);
        if (found == tensors_.end())
            throw Error(fmt::format("has no tensor '{}'", name), where_, kHint);
        if (found->second.dim() != dimensions)
            misfit(name, found->second.sizes(), fmt::format("{} dimensions", dimensions));
        return found->second.to(at::kFloat);
    }

    at::Tensor of(const std::string& name, const Shape& shape) const {
        at::Tensor tensor = any(name, static_cast<std::int64_t>(shape.size()));
        if (tensor.sizes() != at::IntArrayRef(shape))
            misfit(name, tensor.sizes(), fmt::format("[{}]", fmt::join(shape, ", ")));
        return tensor;
    }

    [[noreturn]] void misfit(const std::string& name, at::IntArrayRef found,
                             const std::string& expected) const {
        throw Error(fmt::format("the tensor '{}' is of shape [{}], expected {}", name, fmt::join(found, ", "),
                                expected),
                    where_, kHint);
    }

private:
    TensorMap tensors_;
    std::string where_;
};

std::vector<ResidualBlock> blocksOf(const Asked& asked, std::int64_t width) {
    std::vector<ResidualBlock> blocks;
    for (int block = 0; block == 0 || asked.has(fmt::format("blocks.{}.norm1.weight", block)); ++block) {
        const std::string prefix = fmt::format("blocks.{}", block);
        const std::int64_t hidden = asked.any(prefix + ".mlp.fc1.bias", 1).size(0);
        TensorMap tensors;
        for (const BlockTensor& tensor : blockTensors(width, hidden))
            tensors.emplace(prefix + '.' + tensor.ours, asked.of(prefix + '.' + tensor.name, tensor.shape));
        blocks.emplace_back(
            tensors, prefix,
            BlockOptions{.heads = static_cast<int>(width / kHeadWidth), .layerNormEps = kLayerNormEpsilon});
    }
    return blocks;
}

} // namespace

Dino::Dino(const TensorMap& tensors, const std::string& where) {
    const Asked asked(tensors, where);
    patchWeight_ = asked.any("patch_embed.proj.weight", 4);
    const std::int64_t width = patchWeight_.size(0), patch = patchWeight_.size(2);
    if (width == 0 || width % kHeadWidth != 0 || patchWeight_.size(1) != 3 || patchWeight_.size(3) != patch)
        asked.misfit("patch_embed.proj.weight", patchWeight_.sizes(),
                     "squares of RGB and a width that is a multiple of 64");
    patchBias_ = asked.of("patch_embed.proj.bias", {width});
    classToken_ = asked.of("cls_token", {1, 1, width});
    positions_ = asked.any("pos_embed", 3);
    grid_ = std::lround(std::sqrt(static_cast<double>(positions_.size(1) - 1)));
    if (grid_ < 1 || positions_.sizes() != at::IntArrayRef({1, 1 + grid_ * grid_, width}))
        asked.misfit("pos_embed", positions_.sizes(), "the class token's and those of a square grid");
    blocks_ = blocksOf(asked, width);
    norm_.emplace(TensorMap{{"norm.weight", asked.of("norm.weight", {width})},
                            {"norm.bias", asked.of("norm.bias", {width})}},
                  "norm", kLayerNormEpsilon);
}

Dino Dino::load(const std::filesystem::path& file) {
    const TensorMap tensors = readCheckpoint(file).tensors;
    Dino dino(tensors, file.string());
    verifyFinite(tensors, file.string());
    return dino;
}

at::Tensor Dino::positions(std::int64_t rows, std::int64_t columns) const {
    if (rows == grid_ && columns == grid_)
        return positions_;
    const at::Tensor grid = positions_.slice(1, 1).view({1, grid_, grid_, -1}).permute({0, 3, 1, 2});
    const at::Tensor resized = at::upsample_bicubic2d(grid, {rows, columns}, false);
    return at::cat({positions_.slice(1, 0, 1), resized.flatten(2).transpose(1, 2)}, 1);
}

at::Tensor Dino::embed(const at::Tensor& pixels) const {
    const at::Tensor patches = at::conv2d(pixels.unsqueeze(0), patchWeight_, patchBias_, patchSize());
    const at::Tensor tokens = at::cat({classToken_, patches.flatten(2).transpose(1, 2)}, 1);
    return tokens + positions(patches.size(2), patches.size(3));
}

DinoFeatures Dino::forward(const at::Tensor& pixels) const {
    at::Tensor x = embed(pixels);
    for (std::size_t block = 0; block + 1 < blocks_.size(); ++block)
        x = blocks_[block].forward(x);
    const ResidualBlock::Heads heads = blocks_.back().project(x, true);
    const at::Tensor tokens = (*norm_)(blocks_.back().attend(x, heads));
    const std::int64_t rows = pixels.size(1) / patchSize(), columns = pixels.size(2) / patchSize();
    const auto onGrid = [&](const at::Tensor& all) {
        return all.squeeze(0).slice(0, 1).reshape({rows, columns, -1}).contiguous();
    };
    return {onGrid(tokens), onGrid(heads.keys.transpose(1, 2).flatten(2))};
}

} // namespace cliplad
