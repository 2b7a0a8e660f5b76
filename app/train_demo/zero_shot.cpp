#include "zero_shot.h"

#include <algorithm>
#include <array>

#include <ATen/ATen.h>
#include <fmt/format.h>

#include "base/error.h"
#include "clip/image_input.h"
#include "clip/prompt_templates.h"
#include "clip/tokenizer/tokenizer.h"
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

/// Name of each pixel, index into `names`, which it fills.
at::Tensor namesOfPixels(const Scene& scene, std::vector<std::string>& names) {
    names = {"background"};
    std::vector<std::uint8_t> nameOfLabel = {0};
    for (const SceneObject& object : scene.objects) {
        const auto found = std::find(names.begin(), names.end(), object.kind);
        nameOfLabel.push_back(static_cast<std::uint8_t>(found - names.begin()));
        if (found == names.end())
            names.push_back(object.kind);
    }
    const at::Tensor pixels = at::empty({scene.label.rows, scene.label.cols}, at::kByte);
    std::transform(scene.label.begin<std::uint8_t>(), scene.label.end<std::uint8_t>(),
                   pixels.data_ptr<std::uint8_t>(), [&](std::uint8_t label) { return nameOfLabel[label]; });
    return pixels;
}

/// Index of the largest of each row's numbers, as a mask.
cv::Mat1b bestOf(const at::Tensor& rows) {
    constexpr int kGrid = ZeroShotMasks::kGrid;
    const at::Tensor best = rows.argmax(1).to(at::kByte).contiguous();
    return cv::Mat1b(kGrid, kGrid, best.data_ptr<std::uint8_t>()).clone();
}

/// Each name's pixels. @return [names, S, S] of 0 and 1
at::Tensor pixelsOfNames(const at::Tensor& nameOfPixel, std::size_t names) {
    return nameOfPixel.eq(at::arange(static_cast<std::int64_t>(names)).view({-1, 1, 1})).to(at::kFloat);
}

/// How much of each square of a side × side grid is each name's. @return [side², names]
at::Tensor sharesOf(const at::Tensor& pixelsOfNames, std::int64_t side) {
    return at::adaptive_avg_pool2d(pixelsOfNames, {side, side}).flatten(1).t();
}

std::vector<bool> ownWordIsBest(const at::Tensor& features, const at::Tensor& shares,
                                const at::Tensor& words) {
    const at::Tensor best = at::matmul(at::matmul(shares.t(), features), words.t()).argmax(1);
    std::vector<bool> own;
    for (std::int64_t name = 0; name < best.size(0); ++name)
        own.push_back(best[name].item<std::int64_t>() == name);
    return own;
}

} // namespace

int seenSize(const ModelConfig& config) {
    const int patch = config.vision.patchSize;
    return patch * std::max(1, (ZeroShot::kSceneSize + patch / 2) / patch);
}

void requireVocabulary(const ModelConfig& config, const std::string& where) {
    const auto words = static_cast<int>(Tokenizer::clip().vocabulary().size());
    if (config.text.vocabularySize != words)
        throw Error(fmt::format("has a vocabulary of {} tokens, the words here are coded in CLIP's of {}",
                                config.text.vocabularySize, words),
                    where, "use an architecture or a model with CLIP's English vocabulary");
}

ZeroShot::ZeroShot(const TensorMap& parameters, const ModelConfig& config)
    : config_(config)
    , vision_(parameters, config)
    , text_(parameters, config) {}

ZeroShotMasks ZeroShot::masks(const Scene& scene) {
    constexpr int kGrid = ZeroShotMasks::kGrid;
    ZeroShotMasks masks;
    const at::Tensor nameOfPixel = namesOfPixels(scene, masks.names);
    const at::Tensor namesPixels = pixelsOfNames(nameOfPixel, masks.names.size());
    const at::Tensor shares = sharesOf(namesPixels, kGrid);
    const at::Tensor ofPatches = sharesOf(namesPixels, seenSize(config_) / config_.vision.patchSize);
    masks.truth = bestOf(shares);
    const at::Tensor dense = vision_.forward(inputOf(scene.rgb), {.stages = false}).dense;
    const at::Tensor features = normalised(enlargedTo(dense, kGrid)).squeeze(0);
    std::vector<at::Tensor> words = {word({"background", scene.background})};
    for (std::size_t k = 1; k < masks.names.size(); ++k)
        words.push_back(word({masks.names[k]}));
    const at::Tensor embedded = at::stack(words);
    masks.found = bestOf(at::matmul(features, embedded.t()));
    masks.atBest = bestOf(enlargedTo(ofPatches.unsqueeze(0), kGrid).squeeze(0));
    masks.recognised = ownWordIsBest(features, shares, embedded);
    return masks;
}

at::Tensor ZeroShot::image(const Scene& scene) const {
    const VisionRequest request{.stages = false, .dense = false, .embedding = true};
    return normalised(vision_.forward(inputOf(scene.rgb), request).embedding.squeeze(0));
}

at::Tensor ZeroShot::sentence(const std::string& text) const {
    return normalised(text_.forward(tokenRows({text}, config_.text.contextLength)).squeeze(0));
}

Features ZeroShot::features(const cv::Mat& rgb) const {
    const std::int64_t side = seenSize(config_) / config_.vision.patchSize;
    const VisionOutput output = vision_.forward(inputOf(rgb), {});
    Features features;
    for (std::size_t stage = 0; stage < features.stages.size(); ++stage)
        features.stages[stage] = output.stages[stage].reshape({side, side, -1}).contiguous();
    features.dense = output.dense.reshape({side, side, -1}).contiguous();
    return features;
}

at::Tensor ZeroShot::inputOf(const cv::Mat& rgb) const {
    return imageInput(rgb, seenSize(config_), config_).unsqueeze(0);
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
