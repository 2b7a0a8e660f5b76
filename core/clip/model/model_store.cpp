#include "clip/model/model_store.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/data_folder.h"
#include "base/file_lock.h"
#include "base/folder.h"
#include "base/json_text.h"
#include "base/known_error.h"
#include "base/setting.h"
#include "base/sha256.h"
#include "base/staging_folder.h"
#include "clip/checkpoint/bounded_json.h"
#include "clip/checkpoint/quoted_name.h"
#include "clip/model/download.h"
#include "clip/model/model_folder.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr auto kRecord = ".stored-model.json"; // no weights have a configuration of this name
constexpr std::size_t kMaxRecordBytes = 1u << 20;
constexpr std::size_t kMaxName = 100;
constexpr std::size_t kCopyBlock = 4u << 20;

bool isName(const std::string& name) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '-' || c == '_';
    };
    return !name.empty() && name.size() <= kMaxName && name.front() != '.' &&
           std::all_of(name.begin(), name.end(), allowed);
}

void requireName(const std::string& name) {
    if (!isName(name))
        throw Error(fmt::format("{} is not a name for a model", quotedName(name)), "",
                    "use letters, digits, '.', '-' and '_', not beginning with '.'");
    if (name == "demo")
        throw Error("'demo' is the embedded model's name", "", "choose another name");
}

void moveIntoPlace(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::rename(from, to, error);
    if (error)
        throw Error(fmt::format("cannot be put in place: {}", error.message()), to.string(),
                    "check that you may write there");
}

void copyFile(const fs::path& from, const fs::path& to, const JobContext& job) {
    std::ifstream source(from, std::ios::binary);
    if (!source)
        throw Error("cannot be read", from.string(), "check that you may read it");
    const auto total = static_cast<std::int64_t>(fs::file_size(from));
    AtomicFile target(to);
    std::vector<char> block(kCopyBlock);
    std::int64_t done = 0;
    while (source.read(block.data(), static_cast<std::streamsize>(block.size())) || source.gcount() > 0) {
        job.throwIfStopped();
        target.stream().write(block.data(), source.gcount());
        done += source.gcount();
        job.progress(done, total, "copying " + from.filename().string());
    }
    if (source.bad())
        throw Error("reading failed part way", from.string(), "check the disk");
    target.commit();
}

void writeRecord(const StoredModel& model) {
    const nlohmann::json record = {{"name", model.name},
                                   {"source", model.source},
                                   {"weights_sha256", model.weightsSha256},
                                   {"hash_confirmed", model.hashConfirmed}};
    writeFileAtomically(model.folder / kRecord, jsonText(record) + "\n");
}

StoredModel readRecord(const fs::path& folder) {
    const std::string where = (folder / kRecord).string();
    const auto record = parseBoundedJson(readFile(folder / kRecord, kMaxRecordBytes), where);
    StoredModel model{
        .name = folder.filename().string(), .folder = folder, .source = {}, .weightsSha256 = {}};
    try {
        model.source = record.at("source").get<std::string>();
        model.weightsSha256 = record.at("weights_sha256").get<std::string>();
        model.hashConfirmed = record.at("hash_confirmed").get<bool>();
    } catch (const nlohmann::json::exception& exception) {
        throw Error(fmt::format("is not a model's record ({})", exception.what()), where,
                    "import the model again");
    }
    return model;
}

/// Shapes and values. Returns the files it read.
ModelFiles checkModel(const fs::path& path, const JobContext& job) {
    const OpenedModel model = openModel(path);
    verifyFinite(model.tensors, model.files.weights.string(), job);
    return model.files;
}

/// What was downloaded and is no model must not be found there by the next try.
ModelFiles checkFetched(const fs::path& folder, const JobContext& job) {
    try {
        return checkModel(folder, job);
    } catch (const Error&) {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
        throw;
    }
}

std::string urlOf(const KnownModel::File& file, const std::string& mirror) {
    if (mirror.empty())
        return file.url;
    return fmt::format("{}{}{}", mirror, mirror.ends_with('/') ? "" : "/",
                       file.url.substr(file.url.rfind('/') + 1));
}

void requireHash(const fs::path& path, const std::string& expected) {
    const std::string found = sha256OfFile(path);
    if (found == expected)
        return;
    std::error_code ignored;
    fs::remove(path, ignored);
    throw Error(fmt::format("has the SHA-256 {}, expected {}; it was removed", found, expected),
                path.string(), "fetch it again, or from another mirror");
}

const KnownModel& knownModel(const std::string& name) {
    std::vector<std::string> names;
    for (const KnownModel& model : knownModels()) {
        if (model.name == name)
            return model;
        names.push_back(model.name);
    }
    const std::string nearest = nearestWord(name, names);
    throw Error(fmt::format("{} is not a model that can be fetched", quotedName(name)), "",
                nearest.empty() ? fmt::format("known are {}", someNames(names, names.size()))
                                : fmt::format("did you mean '{}'?", nearest));
}

} // namespace

ModelStore::ModelStore(fs::path root)
    : root_(std::move(root)) {}

fs::path ModelStore::defaultRoot() {
    return dataFolder("models") / "models";
}

std::vector<StoredModel> ModelStore::list() const {
    std::vector<StoredModel> models;
    std::error_code error;
    for (fs::directory_iterator entry(root_, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        if (isName(entry->path().filename().string()) && fs::exists(entry->path() / kRecord, ignored))
            models.push_back(readRecord(entry->path()));
    }
    std::sort(models.begin(), models.end(),
              [](const StoredModel& a, const StoredModel& b) { return a.name < b.name; });
    return models;
}

std::optional<StoredModel> ModelStore::find(const std::string& name) const {
    std::error_code ignored;
    if (!isName(name) || !fs::exists(root_ / name / kRecord, ignored))
        return std::nullopt;
    return readRecord(root_ / name);
}

fs::path ModelStore::resolve(const std::string& nameOrPath) const {
    if (const auto stored = find(nameOrPath))
        return stored->folder;
    std::error_code error;
    if (fs::exists(nameOrPath, error))
        return nameOrPath;
    if (error)
        throw Error("cannot be opened: " + error.message(), nameOrPath,
                    "check the path and that you may read it");
    std::vector<std::string> names;
    for (const StoredModel& model : list())
        names.push_back(model.name);
    for (const KnownModel& model : knownModels()) {
        if (model.name == nameOrPath)
            throw KnownError(KnownError::Kind::UnfetchedModel, nameOrPath,
                             fmt::format("the model {} is not on this machine", quotedName(nameOrPath)), "",
                             fmt::format("fetch it: clip-lad model fetch {}", nameOrPath));
        names.push_back(model.name);
    }
    const std::string nearest = nearestWord(nameOrPath, names);
    throw KnownError(
        KnownError::Kind::NoModel, nameOrPath,
        fmt::format("there is no model {} (neither a stored name nor a path)", quotedName(nameOrPath)), "",
        nearest.empty() ? "see `clip-lad model list`, or bring one with `clip-lad model import FOLDER`"
                        : fmt::format("did you mean '{}'?", nearest));
}

StoredModel ModelStore::import(const fs::path& source, const std::string& name, const JobContext& job) {
    requireName(name);
    const ModelFiles files = checkModel(source, job);
    makeFolder(root_);
    const FileLock lock(root_ / ".lock");
    StoredModel model{.name = name,
                      .folder = root_ / name,
                      .source = fs::absolute(source).lexically_normal().string(),
                      .weightsSha256 = modelHash(files)};
    if (isThere(model.folder))
        throw Error(fmt::format("there is a model named {} already", quotedName(name)), model.folder.string(),
                    "choose another name or remove that folder");
    StagingFolder pending(model.folder);
    pending.fill([&] {
        copyFile(files.weights, pending.path() / files.weights.filename(), job);
        if (!files.config.empty()) {
            copyFile(files.config, pending.path() / files.config.filename(), job);
            const fs::path preprocessor = files.config.parent_path() / "preprocessor_config.json";
            if (files.config.filename() == "config.json" && fs::is_regular_file(preprocessor))
                copyFile(preprocessor, pending.path() / preprocessor.filename(), job);
        }
        requireHash(pending.path() / files.weights.filename(), model.weightsSha256);
        StoredModel record = model;
        record.folder = pending.path();
        writeRecord(record);
    });
    pending.replace();
    return model;
}

StoredModel ModelStore::fetch(const std::string& name, const JobContext& job, const std::string& mirror) {
    const KnownModel& known = knownModel(name);
    makeFolder(root_);
    const FileLock lock(root_ / ".lock");
    if (const auto stored = find(name))
        return *stored;
    const fs::path folder = root_ / (".fetching-" + name); // kept when interrupted: the next try resumes
    makeFolder(folder);
    bool confirmed = true;
    for (const KnownModel::File& file : known.files) {
        if (!fs::exists(folder / file.name))
            download(urlOf(file, mirror), folder / file.name, job);
        if (!file.sha256.empty())
            requireHash(folder / file.name, file.sha256);
        confirmed = confirmed && !file.sha256.empty();
    }
    const ModelFiles files = checkFetched(folder, job);
    StoredModel model{.name = name,
                      .folder = folder,
                      .source = urlOf(known.files.back(), mirror),
                      .weightsSha256 = modelHash(files),
                      .hashConfirmed = confirmed};
    writeRecord(model);
    model.folder = root_ / name;
    moveIntoPlace(folder, model.folder);
    return model;
}

void ModelStore::verify(const StoredModel& model, const JobContext& job) const {
    const ModelFiles files = findModelFiles(model.folder);
    const std::string found = modelHash(files);
    if (found != model.weightsSha256)
        throw Error(fmt::format("has the SHA-256 {}, expected {} as recorded when it was stored", found,
                                model.weightsSha256),
                    files.weights.string(),
                    "the file was changed or the disk is damaged; import or fetch it again");
    checkModel(model.folder, job);
}

} // namespace cliplad
