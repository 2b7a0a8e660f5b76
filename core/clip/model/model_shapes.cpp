#include "clip/model/model_shapes.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "clip/checkpoint/quoted_name.h"

namespace cliplad {
namespace {

constexpr std::string_view kVisionBlocks = "visual.transformer.resblocks.";
constexpr std::string_view kTextBlocks = "transformer.resblocks.";
constexpr int kHeadWidth = 64; ///< OpenAI's convention for every published size
constexpr std::int64_t kMaxSide = 4'000'000;
constexpr auto kShapesHint = "use the configuration that belongs to these weights";

using Shape = std::vector<std::int64_t>;

struct NeededTensor {
    std::string name;
    Shape shape;
    std::string_view reason; ///< the settings that ask for the shape
};

void addBlock(std::vector<NeededTensor>& needed, const std::string& block, std::int64_t width,
              std::int64_t mlp) {
    needed.insert(needed.end(), {{block + "ln_1.weight", {width}, "width"},
                                 {block + "ln_1.bias", {width}, "width"},
                                 {block + "attn.in_proj_weight", {3 * width, width}, "width"},
                                 {block + "attn.in_proj_bias", {3 * width}, "width"},
                                 {block + "attn.out_proj.weight", {width, width}, "width"},
                                 {block + "attn.out_proj.bias", {width}, "width"},
                                 {block + "ln_2.weight", {width}, "width"},
                                 {block + "ln_2.bias", {width}, "width"},
                                 {block + "mlp.c_fc.weight", {mlp, width}, "width, MLP ratio"},
                                 {block + "mlp.c_fc.bias", {mlp}, "width, MLP ratio"},
                                 {block + "mlp.c_proj.weight", {width, mlp}, "width, MLP ratio"},
                                 {block + "mlp.c_proj.bias", {width}, "width"}});
}

std::vector<NeededTensor> neededTensors(const ModelConfig& config) {
    const VisionConfig& vision = config.vision;
    const TextConfig& text = config.text;
    const std::int64_t positions = std::int64_t(vision.gridSize()) * vision.gridSize() + 1;
    std::vector<NeededTensor> needed = {
        {"visual.conv1.weight",
         {vision.width, 3, vision.patchSize, vision.patchSize},
         "vision width, patch size"},
        {"visual.class_embedding", {vision.width}, "vision width"},
        {"visual.positional_embedding", {positions, vision.width}, "image size, patch size, vision width"},
        {"visual.ln_pre.weight", {vision.width}, "vision width"},
        {"visual.ln_pre.bias", {vision.width}, "vision width"},
        {"visual.ln_post.weight", {vision.width}, "vision width"},
        {"visual.ln_post.bias", {vision.width}, "vision width"},
        {"visual.proj", {vision.width, config.embedDim}, "vision width, embedding dimension"},
        {"token_embedding.weight", {text.vocabularySize, text.width}, "vocabulary size, text width"},
        {"positional_embedding", {text.contextLength, text.width}, "context length, text width"},
        {"ln_final.weight", {text.width}, "text width"},
        {"ln_final.bias", {text.width}, "text width"},
        {"text_projection", {text.width, config.embedDim}, "text width, embedding dimension"},
    };
    for (int i = 0; i < vision.layers; ++i)
        addBlock(needed, fmt::format("{}{}.", kVisionBlocks, i), vision.width, vision.mlpWidth());
    for (int i = 0; i < text.layers; ++i)
        addBlock(needed, fmt::format("{}{}.", kTextBlocks, i), text.width, text.mlpWidth());
    return needed;
}

/// The number of different blocks below a prefix.
std::int64_t countBlocks(const TensorMap& tensors, std::string_view prefix) {
    std::set<std::string_view> blocks;
    for (auto entry = tensors.lower_bound(std::string(prefix));
         entry != tensors.end() && entry->first.starts_with(prefix); ++entry) {
        const std::string_view rest = std::string_view(entry->first).substr(prefix.size());
        blocks.insert(rest.substr(0, rest.find('.')));
    }
    return static_cast<std::int64_t>(blocks.size());
}

void checkLayers(const TensorMap& tensors, std::string_view prefix, int layers, std::string_view tower,
                 const std::string& where) {
    const std::int64_t found = countBlocks(tensors, prefix);
    if (found != layers)
        throw Error(
            fmt::format("the configuration says {} {} layers, the weights have {}", layers, tower, found),
            where, kShapesHint);
}

void checkTensor(const NeededTensor& needed, const TensorMap& tensors, const std::string& where) {
    const auto found = tensors.find(needed.name);
    if (found == tensors.end())
        throw Error(fmt::format("the tensor '{}' of shape [{}] is missing", needed.name,
                                fmt::join(needed.shape, ", ")),
                    where, "get the weights again from their source");
    const at::Tensor& tensor = found->second;
    if (tensor.sizes() != at::IntArrayRef(needed.shape))
        throw Error(fmt::format("the tensor '{}' has the shape [{}], the configuration ({}) asks for [{}]",
                                needed.name, fmt::join(tensor.sizes(), ", "), needed.reason,
                                fmt::join(needed.shape, ", ")),
                    where, kShapesHint);
    const auto type = tensor.scalar_type();
    if (type != at::kFloat && type != at::kHalf && type != at::kBFloat16 && type != at::kDouble)
        throw Error(
            fmt::format("the tensor '{}' is of type {}, expected float32, float16, bfloat16 or float64",
                        needed.name, c10::toString(type)),
            where, "use weights that are not quantised");
}

/// Shapes of the tensors that tell the sizes; throws Error that names the tensor.
class ShapeReader {
public:
    ShapeReader(const TensorMap& tensors, const std::string& where)
        : tensors_(tensors)
        , where_(where) {}

    int size(const std::string& name, std::size_t dimensions, std::size_t axis) const {
        const auto found = tensors_.find(name);
        if (found == tensors_.end())
            fail(fmt::format("the tensor '{}' is missing", name));
        const auto sizes = found->second.sizes();
        if (sizes.size() != dimensions || sizes[axis] < 1 || sizes[axis] > kMaxSide)
            fail(fmt::format("the tensor '{}' has the shape [{}], expected {} dimensions of 1 to {}", name,
                             fmt::join(sizes, ", "), dimensions, kMaxSide));
        return static_cast<int>(sizes[axis]);
    }

    int layers(std::string_view prefix) const {
        const std::int64_t count = countBlocks(tensors_, prefix);
        if (count < 1 || count > kMaxLayers)
            fail(fmt::format("{} blocks '{}…' were found, expected 1 to {}", count, prefix, kMaxLayers));
        return static_cast<int>(count);
    }

    int heads(int width) const {
        if (width % kHeadWidth != 0)
            fail(fmt::format(
                "has towers of width {}, which cannot be split into heads of {} without a configuration",
                width, kHeadWidth));
        return width / kHeadWidth;
    }

    [[noreturn]] void fail(const std::string& problem) const {
        throw Error(problem, where_,
                    "put the model's open_clip_config.json or config.json beside the weights, in a folder of "
                    "their own");
    }

private:
    const TensorMap& tensors_;
    const std::string& where_;
};

double mlpRatio(const ShapeReader& shapes, std::string_view prefix, int width) {
    return double(shapes.size(fmt::format("{}0.mlp.c_fc.weight", prefix), 2, 0)) / width;
}

} // namespace

ModelConfig inferModelConfig(const TensorMap& tensors, KeyLayout layout, const std::string& where) {
    const ShapeReader shapes(tensors, where);
    ModelConfig config;
    VisionConfig& vision = config.vision;
    vision.width = shapes.size("visual.conv1.weight", 4, 0);
    vision.patchSize = shapes.size("visual.conv1.weight", 4, 3);
    vision.layers = shapes.layers(kVisionBlocks);
    vision.heads = shapes.heads(vision.width);
    const int patches = shapes.size("visual.positional_embedding", 2, 0) - 1;
    const int side = static_cast<int>(std::lround(std::sqrt(static_cast<double>(patches))));
    if (side < 1 || side * side != patches || vision.patchSize > 4096 || side > 4096)
        shapes.fail(
            fmt::format("the tensor 'visual.positional_embedding' has {} positions besides the class token, "
                        "which is no square",
                        patches));
    vision.imageSize = side * vision.patchSize;
    vision.mlpRatio = mlpRatio(shapes, kVisionBlocks, vision.width);
    TextConfig& text = config.text;
    text.vocabularySize = shapes.size("token_embedding.weight", 2, 0);
    text.width = shapes.size("token_embedding.weight", 2, 1);
    text.contextLength = shapes.size("positional_embedding", 2, 0);
    text.layers = shapes.layers(kTextBlocks);
    text.heads = shapes.heads(text.width);
    text.mlpRatio = mlpRatio(shapes, kTextBlocks, text.width);
    config.embedDim = shapes.size("visual.proj", 2, 1);
    config.quickGelu = layout == KeyLayout::OpenAi;
    validateTensors(config, tensors, where);
    return config;
}

void validateTensors(const ModelConfig& config, const TensorMap& tensors, const std::string& where) {
    checkLayers(tensors, kVisionBlocks, config.vision.layers, "vision", where);
    checkLayers(tensors, kTextBlocks, config.text.layers, "text", where);
    std::set<std::string_view> known;
    const std::vector<NeededTensor> needed = neededTensors(config);
    for (const NeededTensor& tensor : needed) {
        checkTensor(tensor, tensors, where);
        known.insert(tensor.name);
    }
    for (const auto& [name, tensor] : tensors) {
        const bool ofTower = name.starts_with("visual.") || name.starts_with(kTextBlocks);
        if (ofTower && !known.contains(name))
            throw Error(fmt::format("the tensor {} belongs to no part that is supported", quotedName(name)),
                        where, "use an OpenCLIP model with a plain ViT vision tower");
    }
}

} // namespace cliplad
