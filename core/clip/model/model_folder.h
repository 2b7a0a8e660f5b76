#pragma once

#include <filesystem>
#include <string>

#include "clip/checkpoint/checkpoint.h"
#include "clip/model/model_config.h"

namespace cliplad {

/// The files of a model. `config` is empty where there is none: the tensors' shapes say it then.
struct ModelFiles {
    std::filesystem::path config;
    std::filesystem::path weights;
};

/// Looks in a folder for `open_clip_model.safetensors`, `model.safetensors`, `open_clip_pytorch_model.bin`,
/// `pytorch_model.bin`, else its single `*.safetensors`, `*.pt` or `*.bin`; a path to a file is the weights.
/// The configuration is the one of the weights' stem (`epoch_32.json` beside `epoch_32.pt`), else, where no
/// other weights lie there, the folder's `open_clip_config.json` or `config.json`.
/// Throws Error (nothing there, several to choose from, weights split over several files).
ModelFiles findModelFiles(const std::filesystem::path& path);

/// A model opened for building towers: names as OpenCLIP's, shapes checked, values not read yet (see
/// verifyFinite).
struct OpenedModel {
    ModelFiles files;
    ModelConfig config;
    TensorMap tensors;
};

/// Finds, reads, renames and validates. Throws Error.
OpenedModel openModel(const std::filesystem::path& path);

/// SHA-256 of the weights file. Reads the whole file.
std::string modelHash(const ModelFiles& files);

} // namespace cliplad
