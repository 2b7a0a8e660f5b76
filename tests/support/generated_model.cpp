#include "support/generated_model.h"

#include <cmath>

#include <ATen/ATen.h>

namespace cliplad::tests {
namespace {

std::uint64_t fnv1a(const std::string& name) {
    std::uint64_t value = 0xCBF29CE484222325ULL;
    for (const char byte : name)
        value = (value ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
    return value;
}

/// Uniform in [−1, 1): splitmix64 of the name's hash and the element's index.
void fillGenerated(const std::string& name, float* values, std::int64_t count) {
    const std::uint64_t seed = fnv1a(name);
    for (std::int64_t i = 0; i < count; ++i) {
        std::uint64_t z = seed + (static_cast<std::uint64_t>(i) + 1) * 0x9E3779B97F4A7C15ULL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        z = z ^ (z >> 31);
        values[i] = static_cast<float>(z >> 40) / 8388608.0F - 1.0F;
    }
}

class Weights {
public:
    void norm(const std::string& name, int width) {
        add(name + ".weight", {width}).mul_(0.1F).add_(1.0F);
        add(name + ".bias", {width}).mul_(0.1F);
    }

    void linear(const std::string& weight, const std::string& bias, int out, int in) {
        scaled(weight, {out, in}, in);
        add(bias, {out}).mul_(0.1F);
    }

    void scaled(const std::string& name, at::IntArrayRef shape, double fanIn) {
        add(name, shape)
            .mul_(static_cast<float>(std::exp2(std::nearbyint(std::log2(1.7 / std::sqrt(fanIn))))));
    }

    void embedding(const std::string& name, at::IntArrayRef shape) { add(name, shape).mul_(0.5F); }

    void blocks(const std::string& prefix, int layers, int width, int mlpWidth) {
        for (int i = 0; i < layers; ++i) {
            const std::string block = prefix + '.' + std::to_string(i);
            norm(block + ".ln_1", width);
            norm(block + ".ln_2", width);
            linear(block + ".attn.in_proj_weight", block + ".attn.in_proj_bias", 3 * width, width);
            linear(block + ".attn.out_proj.weight", block + ".attn.out_proj.bias", width, width);
            linear(block + ".mlp.c_fc.weight", block + ".mlp.c_fc.bias", mlpWidth, width);
            linear(block + ".mlp.c_proj.weight", block + ".mlp.c_proj.bias", width, mlpWidth);
        }
    }

    TensorMap take() { return std::move(tensors_); }

private:
    at::Tensor& add(const std::string& name, at::IntArrayRef shape) {
        return tensors_[name] = generatedValues(name, shape);
    }

    TensorMap tensors_;
};

} // namespace

at::Tensor generatedValues(const std::string& name, at::IntArrayRef shape) {
    at::Tensor tensor = at::empty(shape, at::kFloat);
    fillGenerated(name, tensor.data_ptr<float>(), tensor.numel());
    return tensor;
}

TensorMap generatedWeights(const ModelConfig& config) {
    const VisionConfig& vision = config.vision;
    const TextConfig& text = config.text;
    Weights weights;
    weights.scaled("visual.conv1.weight", {vision.width, 3, vision.patchSize, vision.patchSize},
                   3.0 * vision.patchSize * vision.patchSize);
    weights.embedding("visual.class_embedding", {vision.width});
    weights.embedding("visual.positional_embedding",
                      {vision.gridSize() * vision.gridSize() + 1, vision.width});
    weights.norm("visual.ln_pre", vision.width);
    weights.blocks("visual.transformer.resblocks", vision.layers, vision.width, vision.mlpWidth());
    weights.norm("visual.ln_post", vision.width);
    weights.scaled("visual.proj", {vision.width, config.embedDim}, vision.width);
    weights.embedding("token_embedding.weight", {text.vocabularySize, text.width});
    weights.embedding("positional_embedding", {text.contextLength, text.width});
    weights.blocks("transformer.resblocks", text.layers, text.width, text.mlpWidth());
    weights.norm("ln_final", text.width);
    weights.scaled("text_projection", {text.width, config.embedDim}, text.width);
    TensorMap tensors = weights.take();
    tensors["logit_scale"] = at::full({}, 4.0F);
    return tensors;
}

TensorMap inPrecision(TensorMap weights, Precision precision, at::Device device) {
    for (auto& [name, weight] : weights)
        weight = cliplad::inPrecision(name, weight, device, precision);
    return weights;
}

cv::Mat generatedPhoto(int width, int height) {
    cv::Mat values(height, width, CV_32FC3);
    fillGenerated("photo", values.ptr<float>(), std::int64_t(width) * height * 3);
    cv::Mat photo(height, width, CV_8UC3);
    for (int i = 0; i < width * height * 3; ++i)
        photo.data[i] = static_cast<std::uint8_t>((values.ptr<float>()[i] + 1.0F) * 127.5F);
    return photo;
}

ModelConfig vitL14Config() {
    ModelConfig config;
    config.vision = {.width = 1024, .layers = 24, .heads = 16, .patchSize = 14, .imageSize = 224};
    config.text = {.width = 768, .layers = 12, .heads = 12, .contextLength = 77, .vocabularySize = 49408};
    config.embedDim = 768;
    return config;
}

} // namespace cliplad::tests
