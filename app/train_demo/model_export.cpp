#include "model_export.h"

#include <cerrno>
#include <system_error>

#include <unistd.h>

#include <ATen/ATen.h>

#include "base/atomic_file.h"
#include "base/folder.h"
#include "clip/checkpoint/safetensors.h"

namespace cliplad::training {

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
    for (auto& [name, tensor] : tensors)
        tensor = tensor.detach().to(at::kHalf).contiguous();
    writeSafetensors(folder / "open_clip_model.safetensors", tensors, {{"format", "pt"}});
    writeFileAtomically(folder / "open_clip_config.json", writeModelConfig(config));
}

} // namespace cliplad::training
