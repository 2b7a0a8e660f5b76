#include "model_export.h"

#include <cerrno>
#include <span>
#include <system_error>

#include <unistd.h>

#include <ATen/ATen.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/folder.h"
#include "clip/checkpoint/safetensors.h"
#include "clip/model/model_folder.h"
#include "zero_shot.h"

namespace cliplad::training {

namespace {

constexpr int kKeptMantissaBits = 6;

/// float16, to the nearest that the kept bits can say; what overflows them carries into the exponent.
at::Tensor rounded(const at::Tensor& matrix) {
    constexpr int step = 1 << (10 - kKeptMantissaBits);
    const at::Tensor bits = matrix.to(at::kHalf).view(at::kShort);
    return (bits + step / 2).bitwise_and(-step).view(at::kHalf).contiguous();
}

void writeModel(const TensorMap& tensors, const ModelConfig& config, const std::filesystem::path& folder) {
    TensorMap stored;
    for (const auto& [name, tensor] : tensors)
        stored[name] =
            tensor.dim() > 1 ? rounded(tensor.detach()) : tensor.detach().to(at::kHalf).contiguous();
    writeSafetensors(folder / "open_clip_model.safetensors", stored, {{"format", "pt"}});
    writeFileAtomically(folder / "open_clip_config.json", writeModelConfig(config));
}

} // namespace

void requireExportFolder(const std::filesystem::path& folder) {
    makeFolder(folder);
    if (::access(folder.c_str(), W_OK) != 0)
        throw writeError("cannot be written to", std::error_code(errno, std::generic_category()), folder);
}

void exportModel(const TrainingState& state, const ModelConfig& config, const std::filesystem::path& folder) {
    requireExportFolder(folder);
    TensorMap tensors = state.average;
    at::Tensor& words = tensors.at("token_embedding.weight");
    if (state.seenTokens.any().item<bool>())
        words =
            at::where(state.seenTokens.unsqueeze(1), words, words.index({state.seenTokens}).mean(0, true));
    writeModel(tensors, config, folder);
}

void exportMean(const std::vector<std::filesystem::path>& models, const std::filesystem::path& folder) {
    requireExportFolder(folder);
    const OpenedModel first = openModel(models.front());
    TensorMap sum = inFloat32(first.tensors);
    for (const std::filesystem::path& model : std::span(models).subspan(1)) {
        const OpenedModel opened = openModel(model);
        if (writeModelConfig(opened.config) != writeModelConfig(first.config))
            throw Error("is of another architecture than " + models.front().string(), model.string(),
                        "name models that were trained from one another");
        for (const auto& [name, tensor] : inFloat32(opened.tensors))
            sum[name] = sum.contains(name) ? sum[name] + tensor : tensor;
    }
    for (auto& [name, tensor] : sum)
        tensor = tensor / static_cast<double>(models.size());
    writeModel(sum, first.config, folder);
}

} // namespace cliplad::training
