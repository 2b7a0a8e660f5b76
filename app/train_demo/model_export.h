#pragma once

#include <filesystem>
#include <vector>

#include "clip/model/model_config.h"
#include "training_state.h"

namespace cliplad::training {

/// Makes the folder, if need be. Throws Error where it cannot be made or written to.
void requireExportFolder(const std::filesystem::path& folder);

/// Writes an ordinary OpenCLIP model folder: open_clip_config.json and float16 open_clip_model.safetensors.
///
/// Rows of tokens that training never met hold nothing learned; they get the mean of those met, so that an
/// unknown word is a neutral one, and the file compresses well. Where training met none, all rows stay as
/// they are. Matrices keep 6 bits of their mantissa: more is noise, which does not compress. Throws Error.
void exportModel(const TrainingState& state, const ModelConfig& config, const std::filesystem::path& folder);

/// Writes the mean of the weights of models, which have to have been trained from one another: it keeps what
/// each of them does well (arXiv 2109.01903, 2203.05482). Throws Error: a model that cannot be opened, one of
/// another architecture than the first.
void exportMean(const std::vector<std::filesystem::path>& models, const std::filesystem::path& folder);

} // namespace cliplad::training
