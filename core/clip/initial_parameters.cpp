#include "clip/initial_parameters.h"

#include <cmath>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

namespace cliplad {
namespace {

/// Draws tensors in a fixed order from one generator.
class Initialiser {
public:
    explicit Initialiser(std::uint64_t seed)
        : generator_(at::detail::createCPUGenerator(seed)) {}

    at::Tensor normal(at::IntArrayRef shape, double deviation) {
        return at::randn(shape, generator_) * deviation;
    }

    void addNorm(TensorMap& tensors, const std::string& name, int width) {
        tensors[name + ".weight"] = at::ones({width});
        tensors[name + ".bias"] = at::zeros({width});
    }

    void addLinear(TensorMap& tensors, const std::string& name, int out, int in, double deviation) {
        tensors[name + ".weight"] = normal({out, in}, deviation);
        tensors[name + ".bias"] = at::zeros({out});
    }

    void addBlocks(TensorMap& tensors, const std::string& prefix, int layers, int width, int mlpWidth) {
        const double inward = std::pow(width, -0.5);
        const double outward = inward * std::pow(2.0 * layers, -0.5); // keeps the residual stream's size
        for (int i = 0; i < layers; ++i) {
            const std::string block = prefix + '.' + std::to_string(i);
            addNorm(tensors, block + ".ln_1", width);
            addNorm(tensors, block + ".ln_2", width);
            tensors[block + ".attn.in_proj_weight"] = normal({3 * width, width}, inward);
            tensors[block + ".attn.in_proj_bias"] = at::zeros({3 * width});
            addLinear(tensors, block + ".attn.out_proj", width, width, outward);
            addLinear(tensors, block + ".mlp.c_fc", mlpWidth, width, std::pow(2.0 * width, -0.5));
            addLinear(tensors, block + ".mlp.c_proj", width, mlpWidth, outward);
        }
    }

private:
    at::Generator generator_;
};

void addVision(Initialiser& initialise, TensorMap& tensors, const ModelConfig& config) {
    const VisionConfig& vision = config.vision;
    const double visionScale = std::pow(vision.width, -0.5);
    tensors["visual.conv1.weight"] =
        initialise.normal({vision.width, 3, vision.patchSize, vision.patchSize},
                          std::pow(3.0 * vision.patchSize * vision.patchSize, -0.5));
    tensors["visual.class_embedding"] = initialise.normal({vision.width}, 0.02);
    tensors["visual.positional_embedding"] =
        initialise.normal({vision.gridSize() * vision.gridSize() + 1, vision.width}, 0.02);
    initialise.addNorm(tensors, "visual.ln_pre", vision.width);
    initialise.addBlocks(tensors, "visual.transformer.resblocks", vision.layers, vision.width,
                         vision.mlpWidth());
    initialise.addNorm(tensors, "visual.ln_post", vision.width);
    tensors["visual.proj"] = initialise.normal({vision.width, config.embedDim}, visionScale);
}

void addText(Initialiser& initialise, TensorMap& tensors, const ModelConfig& config) {
    const TextConfig& text = config.text;
    tensors["token_embedding.weight"] = initialise.normal({text.vocabularySize, text.width}, 0.02);
    tensors["positional_embedding"] = initialise.normal({text.contextLength, text.width}, 0.01);
    initialise.addBlocks(tensors, "transformer.resblocks", text.layers, text.width, text.mlpWidth());
    initialise.addNorm(tensors, "ln_final", text.width);
    tensors["text_projection"] = initialise.normal({text.width, config.embedDim}, std::pow(text.width, -0.5));
    tensors["logit_scale"] = at::full({}, std::log(1.0 / 0.07));
}

} // namespace

TensorMap initialParameters(const ModelConfig& config, std::uint64_t seed) {
    Initialiser initialise(seed);
    TensorMap tensors;
    addVision(initialise, tensors, config);
    addText(initialise, tensors, config);
    return tensors;
}

TensorMap initialVisionParameters(const ModelConfig& config, std::uint64_t seed) {
    Initialiser initialise(seed);
    TensorMap tensors;
    addVision(initialise, tensors, config);
    return tensors;
}

} // namespace cliplad
