#pragma once

#include <QTemporaryDir>

#include <ATen/ATen.h>

#include "base/atomic_file.h"
#include "baselines/method.h"
#include "clip/checkpoint/safetensors.h"
#include "clip/clip_model.h"
#include "support/fake_backbone.h"
#include "support/generated_model.h"

namespace cliplad::tests {

/// A photo as methods take it, its features those of FakeBackbone at 448 px.
inline MethodPhoto methodPhoto(const cv::Mat& rgb) {
    static const FakeBackbone backbone;
    return {.path = {},
            .rgb = rgb,
            .features = backbone.encodeImage(rgb, 448),
            .embedding = at::zeros(backbone.info().embedDim)};
}

/// A small CLIP model with generated weights.
inline std::shared_ptr<const ClipModel> smallClipModel() {
    const ModelConfig config{
        .vision = {.width = 64, .layers = 4, .heads = 1, .patchSize = 8, .imageSize = 64},
        .text = {.width = 64, .layers = 1, .heads = 1, .contextLength = 20, .vocabularySize = 49408},
        .embedDim = 32};
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    writeSafetensors(root / "open_clip_model.safetensors", generatedWeights(config));
    writeFileAtomically(root / "open_clip_config.json", writeModelConfig(config));
    return ClipModel::load(root);
}

/// What methods are made with in tests that never ask the model.
inline MethodContext methodContext(std::uint64_t seed = 0) {
    static const std::shared_ptr<const ClipModel> model = smallClipModel();
    return {.clip = *model, .resolution = 448, .objectName = "discs", .seed = seed};
}

} // namespace cliplad::tests
