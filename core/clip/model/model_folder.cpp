#include "clip/model/model_folder.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/known_error.h"
#include "base/sha256.h"
#include "clip/checkpoint/key_layout.h"
#include "clip/checkpoint/quoted_name.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

/// Weights that OpenCLIP and Hugging Face publish, and which configuration goes with them first.
struct PublishedName {
    std::string_view weights;
    std::array<std::string_view, 2> configs;
};

constexpr std::array<PublishedName, 4> kPublished{{
    {"open_clip_model.safetensors", {"open_clip_config.json", "config.json"}},
    {"model.safetensors", {"config.json", "open_clip_config.json"}},
    {"open_clip_pytorch_model.bin", {"open_clip_config.json", "config.json"}},
    {"pytorch_model.bin", {"config.json", "open_clip_config.json"}},
}};

fs::path firstExisting(const fs::path& folder, const std::array<std::string_view, 2>& names) {
    for (const std::string_view name : names) {
        if (fs::is_regular_file(folder / name))
            return folder / name;
    }
    return {};
}

std::optional<ModelFiles> findPublished(const fs::path& folder) {
    for (const PublishedName& name : kPublished) {
        if (fs::is_regular_file(folder / name.weights))
            return ModelFiles{.config = firstExisting(folder, name.configs),
                              .weights = folder / name.weights};
    }
    return std::nullopt;
}

std::vector<fs::path> looseWeights(const fs::path& folder) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const fs::path extension = entry.path().extension();
        if (entry.is_regular_file() &&
            (extension == ".safetensors" || extension == ".pt" || extension == ".bin"))
            found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

/// Configuration for weights named freely: of the same stem, else the folder's where no other weights lie.
fs::path configBeside(const fs::path& weights) {
    fs::path sameStem = weights;
    sameStem.replace_extension(".json");
    if (fs::is_regular_file(sameStem))
        return sameStem;
    const fs::path folder = weights.has_parent_path() ? weights.parent_path() : fs::path(".");
    const fs::path ofFolder = firstExisting(folder, kPublished[0].configs);
    return !ofFolder.empty() && looseWeights(folder).size() == 1 ? ofFolder : fs::path();
}

void refuseSharded(const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().string().ends_with(".index.json"))
            throw Error("holds weights split over several files, which are not read", folder.string(),
                        "join them in Python: CLIPModel.from_pretrained(folder).save_pretrained(other, "
                        "max_shard_size=\"100GB\")");
    }
}

ModelFiles findInFolder(const fs::path& folder) {
    if (auto published = findPublished(folder))
        return *published;
    refuseSharded(folder);
    const std::vector<fs::path> loose = looseWeights(folder);
    if (loose.empty())
        throw Error("holds no weights: expected open_clip_model.safetensors, model.safetensors, "
                    "open_clip_pytorch_model.bin, pytorch_model.bin or one *.pt",
                    folder.string(), "name the model's folder or its weights file");
    if (loose.size() > 1)
        throw Error(fmt::format("holds several weights files, {} and {}",
                                quotedName(loose[0].filename().string()),
                                quotedName(loose[1].filename().string())),
                    folder.string(), "name the weights file itself");
    return {.config = configBeside(loose.front()), .weights = loose.front()};
}

ModelFiles filesOfWeights(const fs::path& weights) {
    for (const PublishedName& name : kPublished) {
        if (weights.filename() == name.weights)
            return {.config = firstExisting(weights.parent_path(), name.configs), .weights = weights};
    }
    return {.config = configBeside(weights), .weights = weights};
}

OpenedModel readModel(const fs::path& path) {
    OpenedModel model{.files = findModelFiles(path), .config = {}, .tensors = {}};
    const std::string where = model.files.weights.string();
    TensorMap stored = readCheckpoint(model.files.weights).tensors;
    const KeyLayout layout = detectKeyLayout(stored, where);
    model.tensors = toOpenClipKeys(std::move(stored), where);
    const fs::path& configSource = model.files.config.empty() ? model.files.weights : model.files.config;
    model.config = readModelConfig(configSource, model.tensors, layout);
    return model;
}

} // namespace

ModelFiles findModelFiles(const fs::path& path) {
    try {
        if (!fs::exists(path))
            throw KnownError(KnownError::Kind::NoModel, path.string(), "does not exist", path.string(),
                             "name a model's folder or its weights file");
        return fs::is_directory(path) ? findInFolder(path) : filesOfWeights(path);
    } catch (const fs::filesystem_error& error) {
        throw KnownError(KnownError::Kind::Unreadable, error.code().message(), error.code().message(),
                         path.string(), "check that you may read it");
    }
}

OpenedModel openModel(const fs::path& path) {
    try {
        return readModel(path);
    } catch (const KnownError&) {
        throw;
    } catch (const Error& error) { // of all that reads a checkpoint
        throw KnownError(KnownError::Kind::WrongModel, error.problem(), error);
    }
}

std::string modelHash(const ModelFiles& files) {
    return sha256OfFile(files.weights);
}

} // namespace cliplad
