#include "inspection/product_folder.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/atomic_file.h"
#include "base/folder.h"
#include "base/sha256.h"
#include "inspection/enrolment.h"
#include "inspection/inspector.h"
#include "inspection/memory_file.h"
#include "inspection/product_file.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr auto kDefinitionFile = "product.yaml";
constexpr auto kMemoryFile = "memory.safetensors";
constexpr auto kShots = "shots";
constexpr auto kValidation = "validation";
constexpr auto kLockFile = ".lock";

/// A folder beside the final one that is removed again unless it took its place.
class StagingFolder {
public:
    explicit StagingFolder(const fs::path& target) {
        static std::atomic<int> counter = 0;
        path_ = target.parent_path() /
                fmt::format(".{}.{}-{}.part", target.filename().string(), getpid(), ++counter);
        std::error_code error;
        fs::create_directories(path_, error);
        if (error)
            throw Error("cannot be created: " + error.message(), target.string(), kWriteHint);
    }
    ~StagingFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    StagingFolder(const StagingFolder&) = delete;
    StagingFolder& operator=(const StagingFolder&) = delete;

    const fs::path& path() const { return path_; }

    /// Takes the place of `target`; what was there is then in the staging folder, and removed with it.
    void replace(const fs::path& target) {
        if (fs::exists(target)) {
            if (renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0)
                return;
            if (errno == EINVAL || errno == ENOSYS)
                return replaceInTwoSteps(target);
        } else if (renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0 ||
                   ((errno == EINVAL || errno == ENOSYS) && rename(path_.c_str(), target.c_str()) == 0)) {
            return;
        }
        throw Error(std::string("cannot be put in place: ") + std::strerror(errno), target.string(),
                    errno == EEXIST || errno == ENOTEMPTY
                        ? "another program made it just now; choose another name"
                        : kWriteHint);
    }

private:
    /// For file systems that cannot exchange two folders at once.
    void replaceInTwoSteps(const fs::path& target) {
        const fs::path old = path_.string() + ".old";
        std::error_code error;
        fs::rename(target, old, error);
        if (!error)
            fs::rename(path_, target, error);
        if (error) {
            std::error_code ignored;
            fs::rename(old, target, ignored);
            throw Error("cannot be put in place: " + error.message(), target.string(), kWriteHint);
        }
        fs::remove_all(old, error);
    }

    fs::path path_;
};

void checkTarget(const fs::path& folder) {
    std::error_code error;
    if (!fs::exists(folder, error))
        return;
    if (!fs::is_directory(folder, error))
        throw Error("is a file, expected a folder for the product", folder.string(), "choose another name");
    if (!fs::is_empty(folder, error) && !fs::exists(folder / kDefinitionFile, error))
        throw Error("holds something else than a product", folder.string(), "choose another folder");
}

void copyPhotos(const std::vector<fs::path>& from, const std::vector<ProductDefinition::Photo>& entries,
                const fs::path& to) {
    if (from.size() != entries.size())
        throw Error(fmt::format("the product has {} photos for {}/, but {} files are given", entries.size(),
                                to.filename().string(), from.size()));
    if (entries.empty())
        return;
    std::error_code error;
    fs::create_directory(to, error);
    if (error)
        throw Error("cannot be created: " + error.message(), to.string(), kWriteHint);
    for (std::size_t i = 0; i < from.size(); ++i) {
        checkPhotoName(entries[i].file);
        const std::string content = readFile(from[i]);
        if (sha256(content) != entries[i].sha256)
            throw Error("was changed since the product was learned from it", from[i].string(), "enrol again");
        writeFileAtomically(to / entries[i].file, content);
    }
}

std::string thresholdNote(const Product& product) {
    return fmt::format("{:.3f}, from {}", product.calibration.threshold, product.calibratedOn);
}

void writeDefinition(const fs::path& folder, const Product& product) {
    writeFileAtomically(folder / kDefinitionFile, productYaml(product.definition, thresholdNote(product)));
}

/// Throws Error naming every photo that is missing or is not the one that product.yaml names.
void checkPhotos(const fs::path& folder, const std::vector<ProductDefinition::Photo>& photos) {
    std::vector<std::string> missing, changed;
    for (const auto& photo : photos) {
        std::error_code error;
        if (!fs::is_regular_file(folder / photo.file, error))
            missing.push_back(photo.file);
        else if (sha256OfFile(folder / photo.file) != photo.sha256)
            changed.push_back(photo.file);
    }
    if (!missing.empty())
        throw Error(fmt::format("the product's photo {} is missing", fmt::join(missing, ", ")),
                    folder.string(), "put it back, or remove its entry from product.yaml");
    if (!changed.empty())
        throw Error(fmt::format("the product's photo {} is not the one it was learned from",
                                fmt::join(changed, ", ")),
                    folder.string(),
                    "put the original back, or learn from the new one with `clip-lad rebuild`");
}

std::vector<fs::path> pathsOf(const fs::path& folder, const std::vector<ProductDefinition::Photo>& photos) {
    std::vector<fs::path> paths(photos.size());
    std::transform(photos.begin(), photos.end(), paths.begin(),
                   [&](const auto& photo) { return folder / photo.file; });
    return paths;
}

/// Learns from the folder's photos as they are; the definition's names stay.
Product learnFrom(const fs::path& folder, const ProductDefinition& definition, const Backbone& backbone,
                  const JobContext& job) {
    Product product = enrol(backbone,
                            {.name = definition.name,
                             .prompts = definition.prompts,
                             .settings = definition.settings,
                             .ignore = definition.ignore,
                             .threshold = definition.threshold,
                             .shots = pathsOf(folder / kShots, definition.shots),
                             .validation = pathsOf(folder / kValidation, definition.validation)},
                            job);
    for (std::size_t i = 0; i < definition.shots.size(); ++i)
        product.definition.shots[i].file = definition.shots[i].file;
    for (std::size_t i = 0; i < definition.validation.size(); ++i)
        product.definition.validation[i].file = definition.validation[i].file;
    return product;
}

/// Why the memory cannot be used, or nothing when `product` has it now.
std::optional<std::string> loadMemory(const fs::path& file, Product& product) {
    if (!fs::exists(file))
        return "it was missing";
    try {
        product.memory = readMemory(file, product.definition);
        return std::nullopt;
    } catch (const Error& error) {
        return "it " + error.problem();
    }
}

void calibrateFromMemory(Product& product) {
    product.calibration =
        calibrateOn(product.memory.sample, histogramsOf(product.memory.counts), product.definition.settings);
    product.calibratedOn = describeSample(product.memory.sample);
}

void learnAgain(const fs::path& folder, const std::string& reason, Product& product, const Backbone& backbone,
                const JobContext& job) {
    checkPhotos(folder / kValidation, product.definition.validation);
    ProductDefinition definition = std::move(product.definition);
    product = learnFrom(folder, definition, backbone, job);
    product.definition = std::move(definition);
    product.notices.push_back(fmt::format("{} was learned again from the shots: {}", kMemoryFile, reason));
    try {
        const FileLock held = ProductFolder::lock(folder);
        writeMemory(folder / kMemoryFile, product.memory, product.definition);
    } catch (const Error& error) {
        product.notices.push_back(fmt::format("it could not be kept for the next time ({})", error.what()));
    }
}

} // namespace

FileLock ProductFolder::lock(const fs::path& folder) {
    try {
        return FileLock(folder / kLockFile);
    } catch (const Error& error) {
        throw Error("the product " + error.problem(), folder.string(), error.hint());
    }
}

void ProductFolder::save(const fs::path& folder, const Product& product, const std::vector<fs::path>& shots,
                         const std::vector<fs::path>& validation) {
    const fs::path target = wholeFolder(folder);
    checkTarget(target);
    std::optional<FileLock> replaced;
    if (fs::exists(target / kDefinitionFile))
        replaced.emplace(lock(target));
    StagingFolder staging(target);
    const FileLock held = lock(staging.path());
    copyPhotos(shots, product.definition.shots, staging.path() / kShots);
    copyPhotos(validation, product.definition.validation, staging.path() / kValidation);
    writeMemory(staging.path() / kMemoryFile, product.memory, product.definition);
    writeDefinition(staging.path(), product);
    staging.replace(target);
}

void ProductFolder::saveDefinition(const fs::path& folder, const Product& product) {
    if (!fs::exists(folder / kDefinitionFile))
        throw Error("is no product", folder.string(), "save it there first");
    const FileLock held = lock(folder);
    writeDefinition(folder, product);
}

ProductDefinition ProductFolder::readDefinition(const fs::path& folder) {
    std::error_code error;
    if (!fs::exists(folder, error))
        throw Error("does not exist", folder.string(), "check the path");
    if (!fs::is_directory(folder, error))
        throw Error("is a file, expected the folder of a product", folder.string(), "name the folder");
    if (!fs::exists(folder / kDefinitionFile, error))
        throw Error(fmt::format("is no product: it has no {}", kDefinitionFile), folder.string(),
                    "make one with `clip-lad enrol`");
    const fs::path file = folder / kDefinitionFile;
    return parseProductYaml(readFile(file, std::size_t(1) << 20), file.string());
}

Product ProductFolder::open(const fs::path& folder, const Backbone& backbone, const JobContext& job) {
    Product product;
    product.definition = readDefinition(folder);
    checkModel(product.definition, backbone.info(), folder.string());
    checkPhotos(folder / kShots, product.definition.shots);
    if (const auto reason = loadMemory(folder / kMemoryFile, product))
        learnAgain(folder, *reason, product, backbone, job);
    else
        calibrateFromMemory(product);
    return product;
}

Product ProductFolder::rebuild(const fs::path& folder, const Backbone& backbone, const JobContext& job) {
    const ProductDefinition definition = readDefinition(folder);
    const FileLock held = lock(folder);
    Product product = learnFrom(folder, definition, backbone, job);
    // In this order: a memory that is ahead of product.yaml is learned again, but never used.
    writeMemory(folder / kMemoryFile, product.memory, product.definition);
    writeDefinition(folder, product);
    return product;
}

} // namespace cliplad
