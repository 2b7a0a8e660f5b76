#include "zero_shot.h"

#include <algorithm>
#include <array>

#include <ATen/ATen.h>
#include <opencv2/imgproc.hpp>

#include "clip/image_input.h"
#include "clip/prompt_templates.h"
#include "losses.h"
#include "training_batch.h"

namespace cliplad::training {
namespace {

constexpr std::array kTemplates = {"{}",
                                   "a photo of a {}.",
                                   "a photo of the {}.",
                                   "a close-up photo of a {}.",
                                   "a cropped photo of the {}.",
                                   "there is a {} in the scene."};

/// Fills names and truth.
void describe(const Scene& scene, ZeroShotMasks& masks) {
    masks.names = {"background"};
    std::vector<std::uint8_t> nameOfLabel = {0};
    for (const SceneObject& object : scene.objects) {
        const auto found = std::find(masks.names.begin(), masks.names.end(), object.kind);
        nameOfLabel.push_back(static_cast<std::uint8_t>(found - masks.names.begin()));
        if (found == masks.names.end())
            masks.names.push_back(object.kind);
    }
    cv::resize(scene.label, masks.truth, {ZeroShotMasks::kGrid, ZeroShotMasks::kGrid}, 0, 0,
               cv::INTER_NEAREST);
    for (std::uint8_t& pixel : masks.truth)
        pixel = nameOfLabel[pixel];
}

} // namespace

ZeroShot::ZeroShot(const TensorMap& parameters, const ModelConfig& config)
    : config_(config)
    , vision_(parameters, config)
    , text_(parameters, config) {}

ZeroShotMasks ZeroShot::masks(const Scene& scene) {
    constexpr int kGrid = ZeroShotMasks::kGrid;
    ZeroShotMasks masks;
    describe(scene, masks);
    const at::Tensor pixels = imageInput(scene.rgb, kSceneSize, config_).unsqueeze(0);
    const at::Tensor dense = vision_.forward(pixels, {.stages = false}).dense;
    const at::Tensor features = normalised(enlargedTo(dense, kGrid)).squeeze(0);
    std::vector<at::Tensor> words = {word({"background", scene.background})};
    for (std::size_t k = 1; k < masks.names.size(); ++k)
        words.push_back(word({masks.names[k]}));
    const at::Tensor best = at::matmul(features, at::stack(words).t()).argmax(1).to(at::kByte).contiguous();
    masks.found = cv::Mat1b(kGrid, kGrid, best.data_ptr<std::uint8_t>()).clone();
    return masks;
}

at::Tensor ZeroShot::image(const Scene& scene) const {
    const at::Tensor pixels = imageInput(scene.rgb, kSceneSize, config_).unsqueeze(0);
    return normalised(
        vision_.forward(pixels, {.stages = false, .dense = false, .embedding = true}).embedding.squeeze(0));
}

at::Tensor ZeroShot::sentence(const std::string& text) const {
    return normalised(text_.forward(tokenRows({text}, config_.text.contextLength)).squeeze(0));
}

at::Tensor ZeroShot::word(const std::vector<std::string>& words) {
    const auto known = words_.find(words);
    if (known != words_.end())
        return known->second;
    std::vector<at::Tensor> perWord;
    for (const std::string& word : words) {
        std::vector<std::string> texts;
        for (const char* sentence : kTemplates)
            texts.push_back(fillTemplate(sentence, word));
        const at::Tensor rows = tokenRows(texts, config_.text.contextLength);
        perWord.push_back(normalised(normalised(text_.forward(rows)).mean(0)));
    }
    return words_[words] = normalised(at::stack(perWord).mean(0));
}

TensorMap inFloat32(const TensorMap& tensors) {
    TensorMap parameters;
    for (const auto& [name, tensor] : tensors)
        parameters[name] = tensor.to(at::kFloat);
    return parameters;
}

} // namespace cliplad::training
