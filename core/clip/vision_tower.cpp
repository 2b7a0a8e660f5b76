#include "clip/vision_tower.h"

#include <algorithm>
#include <mutex>

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include "base/job.h"
#include "clip/stream_spread.h"

namespace cliplad {
namespace {

/// Numbers of neighbourAttention() that are kept: 16 MB, of a grid of 45×45.
constexpr std::int64_t kKeptNumbers = 1 << 22;

/// Tokens of windows that run together: enough to fill the cores, few enough to stay in their caches.
constexpr std::int64_t kWindowTokens = 2048;

at::Tensor neighbourWeights(std::int64_t length, double sigma, at::Device device) {
    const at::Tensor position = at::arange(length, at::TensorOptions(device).dtype(at::kFloat));
    return at::exp((position.unsqueeze(0) - position.unsqueeze(1)).square() / (-2.0 * sigma * sigma));
}

/// Blocks in integers (Precision::Int8).
std::vector<ResidualBlock> integerBlocks(const TensorMap& tensors, const std::string& prefix, int layers,
                                         BlockOptions options) {
    options.int8 = true;
    StreamSpread spread(tensors, "visual.ln_pre");
    std::vector<ResidualBlock> blocks;
    blocks.reserve(static_cast<std::size_t>(layers));
    for (int i = 0; i < layers; ++i) {
        const std::string block = prefix + '.' + std::to_string(i);
        // Dense features come of the last attention directly: all that it rounds is in them.
        options.fineAttention = i + 1 == layers;
        blocks.emplace_back(spread.evenNext(tensors, block), block, options);
    }
    return blocks;
}

std::vector<ResidualBlock> blocksOf(const TensorMap& tensors, const ModelConfig& config, bool int8) {
    const BlockOptions options{
        .heads = config.vision.heads, .quickGelu = config.quickGelu, .layerNormEps = config.layerNormEps};
    constexpr const char* kPrefix = "visual.transformer.resblocks";
    return int8 ? integerBlocks(tensors, kPrefix, config.vision.layers, options)
                : makeBlocks(tensors, kPrefix, config.vision.layers, options);
}

} // namespace

at::Tensor neighbourAttention(std::int64_t rows, std::int64_t columns, double sigma, at::Device device) {
    // exp of a sum of squares is a product, so two small matrices make the large one.
    const at::Tensor patches =
        at::kron(neighbourWeights(rows, sigma, device), neighbourWeights(columns, sigma, device));
    return at::constant_pad_nd(patches, {1, 0, 1, 0});
}

struct VisionTower::Neighbours {
    std::mutex mutex;
    std::int64_t rows = 0, columns = 0;
    at::Tensor attention;
};

VisionTower::VisionTower(const TensorMap& tensors, const ModelConfig& config, bool int8)
    : config_(config.vision)
    , patchWeight_(tensors.at("visual.conv1.weight"))
    , classEmbedding_(tensors.at("visual.class_embedding"))
    , positions_(tensors.at("visual.positional_embedding"))
    , lnPre_(tensors, "visual.ln_pre", config.layerNormEps)
    , blocks_(blocksOf(tensors, config, int8))
    , lnPost_(tensors, "visual.ln_post", config.layerNormEps)
    , projection_(tensors.at("visual.proj"))
    , neighbours_(std::make_shared<Neighbours>()) {}

at::Tensor VisionTower::positions(std::int64_t rows, std::int64_t columns) const {
    const std::int64_t side = config_.gridSize();
    if (rows == side && columns == side)
        return positions_;
    const at::Tensor grid = positions_.slice(0, 1).view({1, side, side, -1}).permute({0, 3, 1, 2});
    const at::Tensor resized = at::_upsample_bicubic2d_aa(grid.to(at::kFloat), {rows, columns}, false);
    return at::cat({positions_.slice(0, 0, 1), resized.flatten(2).squeeze(0).t()});
}

at::Tensor VisionTower::neighbours(std::int64_t rows, std::int64_t columns) const {
    const auto made = [&] {
        return neighbourAttention(rows, columns, kNeighbourSigma, projection_.device());
    };
    if ((1 + rows * columns) * (1 + rows * columns) > kKeptNumbers)
        return made();
    const std::lock_guard lock(neighbours_->mutex);
    const c10::InferenceMode alsoForTraining(false);
    Neighbours& kept = *neighbours_;
    if (!kept.attention.defined() || kept.rows != rows || kept.columns != columns) {
        kept.attention = made();
        kept.rows = rows;
        kept.columns = columns;
    }
    return kept.attention;
}

at::Tensor VisionTower::embedPatches(const at::Tensor& pixels) const {
    const std::int64_t side = config_.patchSize, rows = pixels.size(2) / side,
                       columns = pixels.size(3) / side;
    // A convolution whose windows do not overlap is a product with rows of a patch's pixels.
    const at::Tensor patches = pixels.view({pixels.size(0), pixels.size(1), rows, side, columns, side})
                                   .permute({0, 2, 4, 1, 3, 5})
                                   .to(patchWeight_.dtype())
                                   .reshape({pixels.size(0), rows * columns, -1});
    const at::Tensor tokens = at::linear(patches, patchWeight_.flatten(1)).to(at::kFloat);
    const at::Tensor classToken = classEmbedding_.expand({tokens.size(0), 1, -1});
    return lnPre_(at::cat({classToken, tokens}, 1).add_(positions(rows, columns)));
}

at::Tensor VisionTower::project(const at::Tensor& x) const {
    return at::matmul(lnPost_(x.to(at::kFloat)).to(projection_.dtype()), projection_).to(at::kFloat);
}

VisionOutput VisionTower::forward(const at::Tensor& pixels, const VisionRequest& request,
                                  const std::stop_token& stop) const {
    VisionOutput output;
    at::Tensor x = embedPatches(pixels);
    const int layers = config_.layers;
    int stage = 0;
    const auto keepStages = [&](int blocksDone) {
        for (; stage < 4 && (layers * (stage + 1) + 3) / 4 == blocksDone; ++stage)
            output.stages[static_cast<std::size_t>(stage)] = x.slice(1, 1);
    };
    const JobContext job{.stop = stop};
    for (int i = 0; i + 1 < layers; ++i) {
        job.throwIfStopped();
        x = blocks_[static_cast<std::size_t>(i)].forward(x);
        if (request.stages)
            keepStages(i + 1);
    }
    job.throwIfStopped();
    const ResidualBlock& last = blocks_.back();
    if (request.dense || request.stages) {
        const ResidualBlock::Heads heads = last.project(x, request.stages);
        if (request.dense) {
            const at::Tensor bias =
                neighbours(pixels.size(2) / config_.patchSize, pixels.size(3) / config_.patchSize);
            output.dense = project(last.keyKeyAttention(heads, bias).slice(1, 1));
        }
        if (request.stages) {
            x = last.attend(x, heads);
            keepStages(layers);
        }
    }
    if (request.embedding && !request.stages)
        x = last.forwardFirstToken(x);
    if (request.embedding)
        output.embedding = project(x.select(1, 0));
    return output;
}

at::Tensor VisionTower::forwardWindows(const at::Tensor& pixels, const at::Tensor& windows,
                                       const std::stop_token& stop) const {
    const at::Tensor all = embedPatches(pixels).squeeze(0);
    const std::int64_t atOnce = std::max<std::int64_t>(1, kWindowTokens / (windows.size(1) + 1));
    const JobContext job{.stop = stop, .report = {}};
    std::vector<at::Tensor> embeddings;
    for (std::int64_t begin = 0; begin < windows.size(0); begin += atOnce) {
        const at::Tensor chosen = windows.slice(0, begin, std::min(begin + atOnce, windows.size(0)));
        const at::Tensor tokens = at::constant_pad_nd(chosen + 1, {1, 0}); // the class token is number 0
        at::Tensor x = all.index_select(0, tokens.flatten()).view({chosen.size(0), tokens.size(1), -1});
        for (std::size_t i = 0; i + 1 < blocks_.size(); ++i) {
            job.throwIfStopped();
            x = blocks_[i].forward(x);
        }
        embeddings.push_back(project(blocks_.back().forwardFirstToken(x).select(1, 0)));
    }
    return at::cat(embeddings);
}

} // namespace cliplad
