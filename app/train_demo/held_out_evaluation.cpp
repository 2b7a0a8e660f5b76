#include "held_out_evaluation.h"

#include <algorithm>
#include <array>
#include <vector>

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>
#include <opencv2/imgproc.hpp>

#include "clip/image_input.h"
#include "clip/prompt_templates.h"
#include "clip/text_tower.h"
#include "clip/vision_tower.h"
#include "scenes/training/training_scene.h"
#include "training_batch.h"

namespace cliplad::training {
namespace {

constexpr int kSceneSize = 256;
constexpr int kGrid = 64;
constexpr int kMinimumArea = 15;
constexpr std::array kTemplates = {"{}",
                                   "a photo of a {}.",
                                   "a photo of the {}.",
                                   "a close-up photo of a {}.",
                                   "a cropped photo of the {}.",
                                   "there is a {} in the scene."};

at::Tensor normalised(const at::Tensor& x, int dimension) {
    return x / x.norm(2, dimension, true).clamp_min(1e-12);
}

at::Tensor wordEmbedding(const TextTower& text, const std::vector<std::string>& words, int context) {
    std::vector<at::Tensor> perWord;
    for (const std::string& word : words) {
        std::vector<std::string> texts;
        for (const char* sentence : kTemplates)
            texts.push_back(fillTemplate(sentence, word));
        perWord.push_back(normalised(normalised(text.forward(tokenRows(texts, context)), -1).mean(0), -1));
    }
    return normalised(at::stack(perWord).mean(0), -1);
}

/// Names shown in the scene, the background first, and which of them each label value is.
struct SceneNames {
    std::vector<std::string> names = {"background"};
    std::vector<std::uint8_t> nameOfLabel = {0};

    explicit SceneNames(const Scene& scene) {
        for (const SceneObject& object : scene.objects) {
            const auto found = std::find(names.begin(), names.end(), object.kind);
            nameOfLabel.push_back(static_cast<std::uint8_t>(found - names.begin()));
            if (found == names.end())
                names.push_back(object.kind);
        }
    }
};

at::Tensor groundTruth(const Scene& scene, const SceneNames& names) {
    cv::Mat small;
    cv::resize(scene.label, small, {kGrid, kGrid}, 0, 0, cv::INTER_NEAREST);
    for (auto pixel = small.begin<std::uint8_t>(); pixel != small.end<std::uint8_t>(); ++pixel)
        *pixel = names.nameOfLabel[*pixel];
    return at::from_blob(small.data, {kGrid, kGrid}, at::kByte).to(at::kLong);
}

} // namespace

HeldOutResult evaluateHeldOut(const TensorMap& parameters, const ModelConfig& config, int scenes) {
    const c10::InferenceMode inference;
    const VisionTower vision(parameters, config);
    const TextTower text(parameters, config);
    const int side = kSceneSize / config.vision.patchSize;
    std::map<std::string, std::vector<double>> ious;
    HeldOutResult result;
    for (int i = 0; i < scenes; ++i) {
        const Scene scene = renderTrainingScene(kHeldOutSeed + static_cast<std::uint64_t>(i), kSceneSize);
        const SceneNames names(scene);
        if (names.names.size() < 2)
            continue;
        const at::Tensor pixels = imageInput(scene.rgb, kSceneSize, config).unsqueeze(0);
        const at::Tensor dense =
            vision.forward(pixels, {.stages = false}).dense.transpose(1, 2).view({1, -1, side, side});
        const at::Tensor features =
            normalised(at::upsample_bilinear2d(dense, {kGrid, kGrid}, false), 1).squeeze(0).flatten(1);
        std::vector<at::Tensor> words = {
            wordEmbedding(text, {"background", scene.background}, config.text.contextLength)};
        for (std::size_t k = 1; k < names.names.size(); ++k)
            words.push_back(wordEmbedding(text, {names.names[k]}, config.text.contextLength));
        const at::Tensor found = at::matmul(at::stack(words), features).argmax(0).view({kGrid, kGrid});
        const at::Tensor truth = groundTruth(scene, names);
        for (std::size_t k = 0; k < names.names.size(); ++k) {
            const at::Tensor in = truth.eq(static_cast<std::int64_t>(k)),
                             out = found.eq(static_cast<std::int64_t>(k));
            if (in.sum().item<std::int64_t>() > kMinimumArea)
                ious[names.names[k]].push_back((in & out).sum().item<double>() /
                                               (in | out).sum().item<double>());
        }
        ++result.scenes;
    }
    for (const auto& [name, values] : ious) {
        double sum = 0;
        for (const double value : values)
            sum += value;
        result.kindIou[name] = sum / static_cast<double>(values.size());
        result.meanIou += result.kindIou[name] / static_cast<double>(ious.size());
    }
    return result;
}

HeldOutResult evaluateHeldOut(const OpenedModel& model, int scenes) {
    TensorMap parameters;
    for (const auto& [name, tensor] : model.tensors)
        parameters[name] = tensor.to(at::kFloat);
    return evaluateHeldOut(parameters, model.config, scenes);
}

} // namespace cliplad::training
