#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/job.h"
#include "clip/model/model_config.h"

namespace cliplad {

/// A model that can be fetched by name. `sha256` is empty where it is not known here: the hash of the first
/// download is then recorded and said to be unconfirmed.
struct KnownModel {
    struct File {
        std::string name; ///< in the model's folder
        std::string url;
        std::string sha256;
    };

    std::string name; ///< of the stored folder, also the name `--model` takes
    std::string description;
    std::vector<File> files;
};

/// The models `clip-lad model fetch` knows.
const std::vector<KnownModel>& knownModels();

/// What is known of a stored model. Written to `.stored-model.json` beside the weights when a model is
/// imported or fetched.
struct StoredModel {
    std::string name;
    std::filesystem::path folder;
    std::string source; ///< folder or URL it came from
    std::string weightsSha256;
    bool hashConfirmed = false; ///< the hash equals one known beforehand
};

/// Named models in a per-user folder: `$XDG_DATA_HOME/clip-lad/models/<name>/`.
///
/// Holds no state but the folder's path; every write is atomic and under a lock, so that two programs may use
/// one store. Names are letters, digits, `.`, `-` and `_`. All functions throw Error.
class ModelStore {
public:
    explicit ModelStore(std::filesystem::path root = defaultRoot());
    static std::filesystem::path defaultRoot();

    std::vector<StoredModel> list() const;
    std::optional<StoredModel> find(const std::string& name) const;

    /// The folder or file that `--model` means: a stored name, else an existing path. An unknown name is an
    /// Error that suggests the nearest and tells of `fetch` and `import`.
    std::filesystem::path resolve(const std::string& nameOrPath) const;

    /// Copies config and weights from a folder or weights file after checking them, values included.
    StoredModel import(const std::filesystem::path& source, const std::string& name,
                       const JobContext& job = {});

    /// Downloads a known model with `curl`, resuming what an earlier try left. `mirror` replaces the part of
    /// the URLs before the file's name, for sites with a mirror of their own.
    StoredModel fetch(const std::string& name, const JobContext& job = {}, const std::string& mirror = {});

    /// Reads the model whole: hash against the recorded one, shapes, no NaN or infinity.
    void verify(const StoredModel& model, const JobContext& job = {}) const;

private:
    std::filesystem::path root_;
};

} // namespace cliplad
