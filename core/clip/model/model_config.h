#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "clip/checkpoint/checkpoint.h"
#include "clip/checkpoint/key_layout.h"

namespace cliplad {

/// Of a tower.
inline constexpr int kMaxLayers = 256;

/// The vision tower of a CLIP ViT. Lengths in pixels of the input, widths in channels.
struct VisionConfig {
    int width = 0;
    int layers = 0;
    int heads = 0;
    int patchSize = 0;
    int imageSize = 0;     ///< side of the square the positions were learned on
    double mlpRatio = 4.0; ///< mlpWidth() rounds down, as OpenCLIP does

    int mlpWidth() const { return static_cast<int>(width * mlpRatio + 1e-6); }
    int gridSize() const { return imageSize / patchSize; }
};

struct TextConfig {
    int width = 0;
    int layers = 0;
    int heads = 0;
    int contextLength = 0; ///< tokens, start and end included
    int vocabularySize = 0;
    double mlpRatio = 4.0;

    int mlpWidth() const { return static_cast<int>(width * mlpRatio + 1e-6); }
};

/// Everything the towers are built from. A value; comes from a configuration file or the tensors' shapes,
/// never from a name.
struct ModelConfig {
    VisionConfig vision;
    TextConfig text;
    int embedDim = 0;
    bool quickGelu = false;
    double layerNormEps = 1e-5;
    std::array<double, 3> mean = {0.48145466, 0.4578275, 0.40821073}; ///< of RGB in 0…1, CLIP's own
    std::array<double, 3> std = {0.26862954, 0.26130258, 0.27577711};
};

/// The configuration of a model.
///
/// `path` is a configuration file, or a folder in which `open_clip_config.json` (OpenCLIP) or `config.json`
/// (Hugging Face, with `preprocessor_config.json` for mean and deviation) is looked for, or a weights file
/// with nothing beside it: then everything is inferred from the tensors, with heads of width 64 and, for
/// OpenAI's layout only, QuickGELU. Throws Error for features that are not supported (each named) and for a
/// configuration that contradicts the tensors (key, expected and found shape).
ModelConfig readModelConfig(const std::filesystem::path& path, const TensorMap& openClipTensors,
                            KeyLayout layout = KeyLayout::OpenClip);

/// Parses the text of open_clip_config.json, a bare OpenCLIP model file, or Hugging Face's config.json.
/// Throws Error naming `where` and the key.
ModelConfig parseModelConfig(std::string_view json, const std::string& where);

/// The text of an open_clip_config.json that gives this configuration, for OpenCLIP's Python too.
std::string writeModelConfig(const ModelConfig& config);

} // namespace cliplad
