#include "inspection/product/product_folder.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/atomic_file.h"
#include "base/folder.h"
#include "base/known_error.h"
#include "base/sha256.h"
#include "base/staging_folder.h"
#include "image/photo.h"
#include "inspection/enrolment.h"
#include "inspection/inspector.h"
#include "inspection/product/memory_file.h"
#include "inspection/product/product_file.h"
#include "inspection/product/yaml_document.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr auto kDefinitionFile = "product.yaml";
constexpr auto kMemoryFile = "memory.safetensors";
constexpr auto kShots = "shots";
constexpr auto kValidation = "validation";
constexpr auto kLockFile = ".lock";
constexpr auto kHoldFile = ".studio-lock"; ///< named when the Studio alone had it

/// The folder is replaced as a whole: what somebody else put there would be lost.
void checkForeignFiles(const fs::path& folder) {
    static const std::set<std::string> own = {kDefinitionFile, kMemoryFile, kShots, kValidation};
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (const std::string name = entry->path().filename().string(); !own.contains(name) && name[0] != '.')
            throw KnownError(
                KnownError::Kind::ForeignFiles, name,
                fmt::format("also holds {}, which would be lost with the product that is replaced", name),
                folder.string(), "move it to another place, or choose another folder");
}

void checkTarget(const fs::path& folder) {
    if (!isThere(folder))
        return;
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw Error("is a file, expected a folder for the product", folder.string(), "choose another name");
    const bool isEmpty = fs::is_empty(folder, error);
    if (error)
        throw Error("cannot be looked into: " + error.message(), folder.string(),
                    "check that you may read it, or choose another folder");
    if (!isEmpty && !isThere(folder / kDefinitionFile))
        throw KnownError(KnownError::Kind::ForeignFiles, {}, "holds something else than a product",
                         folder.string(), "choose another folder");
    checkForeignFiles(folder);
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
        throw writeError("cannot be created: ", error, to);
    for (std::size_t i = 0; i < from.size(); ++i) {
        checkPhotoName(entries[i].file);
        const std::string content = readFile(from[i]);
        if (sha256(content) != entries[i].sha256)
            throw Error("was changed since the product was learned from it", from[i].string(), "enrol again");
        writeFileAtomically(to / entries[i].file, content);
    }
}

std::string thresholdNote(const Product& product) {
    return fmt::format("{:.3f} when this was written, from {}", product.calibration.threshold,
                       product.calibratedOn);
}

void writeDefinition(const fs::path& folder, const Product& product) {
    writeFileAtomically(folder / kDefinitionFile, productYaml(product.definition, thresholdNote(product)));
}

/// Throws Error naming every photo that is missing.
void checkPhotosAreThere(const fs::path& folder, const std::vector<ProductDefinition::Photo>& photos) {
    std::vector<std::string> missing;
    for (const auto& photo : photos) {
        std::error_code error;
        if (!fs::is_regular_file(folder / photo.file, error))
            missing.push_back(photo.file);
    }
    if (!missing.empty())
        throw KnownError(KnownError::Kind::LostPhotos, fmt::format("{}", fmt::join(missing, ", ")),
                         fmt::format("the product's photo {} is missing", fmt::join(missing, ", ")),
                         folder.string(), "put it back, or remove its entry from product.yaml");
}

/// Throws Error naming every photo that is missing or is not the one that product.yaml names.
void checkPhotos(const fs::path& folder, const std::vector<ProductDefinition::Photo>& photos) {
    checkPhotosAreThere(folder, photos);
    std::vector<std::string> changed;
    for (const auto& photo : photos)
        if (sha256OfFile(folder / photo.file) != photo.sha256)
            changed.push_back(photo.file);
    if (!changed.empty())
        throw KnownError(KnownError::Kind::OtherPhotos, fmt::format("{}", fmt::join(changed, ", ")),
                         fmt::format("the product's photo {} is not the one it was learned from",
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
    checkPhotosAreThere(folder / kShots, definition.shots);
    checkPhotosAreThere(folder / kValidation, definition.validation);
    Product product = enrol(backbone,
                            {.name = definition.name,
                             .prompts = definition.prompts,
                             .settings = definition.settings,
                             .ignore = definition.ignore,
                             .threshold = definition.threshold,
                             .shots = pathsOf(folder / kShots, definition.shots),
                             .validation = pathsOf(folder / kValidation, definition.validation)},
                            job);
    product.definition.reviewThreshold = definition.reviewThreshold;
    for (std::size_t i = 0; i < definition.shots.size(); ++i)
        product.definition.shots[i].file = definition.shots[i].file;
    for (std::size_t i = 0; i < definition.validation.size(); ++i)
        product.definition.validation[i].file = definition.validation[i].file;
    return product;
}

/// Why the memory cannot be used, or nothing when `product` has it now.
std::optional<std::string> loadMemory(const fs::path& file, const BackboneInfo& model, Product& product) {
    std::error_code unknown; // then reading tells it
    if (!fs::exists(file, unknown) && !unknown)
        return "it was missing";
    try {
        product.memory = readMemory(file, product.definition, model);
        return std::nullopt;
    } catch (const Error& error) {
        return fmt::format("it could not be used ({})", error.problem());
    }
}

void calibrateFromMemory(Product& product) {
    product.calibration =
        calibrateOn(product.memory.sample, histogramsOf(product.memory.counts), product.definition.settings);
    product.calibratedOn = describeSample(product.memory.sample, product.memory.counts.size());
}

void learnAgain(const fs::path& folder, const std::string& reason, Product& product, const Backbone& backbone,
                const JobContext& job) {
    checkPhotos(folder / kValidation, product.definition.validation);
    ProductDefinition definition = std::move(product.definition);
    product = learnFrom(folder, definition, backbone, job);
    product.definition = std::move(definition);
    product.notices.push_back(
        fmt::format("{} was learned again from the shots because {}", kMemoryFile, reason));
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
        FileLock held(folder / kLockFile);
        for (const auto* file : {kDefinitionFile, kMemoryFile})
            UnfinishedPath::sweep(folder / file);
        return held;
    } catch (const KnownError& error) {
        throw KnownError(error.kind(), error.detail(), "the product " + error.problem(), folder.string(),
                         error.hint());
    } catch (const Error& error) {
        throw Error("the product " + error.problem(), folder.string(), error.hint());
    }
}

FileLock ProductFolder::hold(const fs::path& folder) {
    try {
        return FileLock(folder / kHoldFile);
    } catch (const KnownError& error) {
        const bool isHeld = error.kind() == KnownError::Kind::InUse;
        throw KnownError(error.kind(), error.detail(), "the product " + error.problem(), folder.string(),
                         isHeld ? "save and close it there first, as in another Studio, or use another folder"
                                : error.hint());
    }
}

std::optional<FileLock> ProductFolder::holdExisting(const fs::path& folder) {
    return isThere(folder / kDefinitionFile) ? std::optional(hold(folder)) : std::nullopt;
}

bool ProductFolder::isProduct(const fs::path& folder) {
    std::error_code unknown;
    return fs::is_directory(folder, unknown) && fs::exists(folder / kDefinitionFile, unknown);
}

fs::path ProductFolder::definitionFile(const fs::path& folder) {
    return folder / kDefinitionFile;
}

std::string ProductFolder::definitionSha256(const fs::path& folder) {
    const fs::path file = folder / kDefinitionFile;
    return isThere(file) ? sha256(readFile(file, kMaxYamlBytes)) : std::string();
}

void ProductFolder::save(const fs::path& folder, const Product& product, const std::vector<fs::path>& shots,
                         const std::vector<fs::path>& validation, const std::vector<Companion>& companions,
                         const std::function<void()>& beforeReplacing) {
    const fs::path target = wholeFolder(folder);
    checkTarget(target);
    std::optional<FileLock> replaced;
    if (isThere(target / kDefinitionFile))
        replaced.emplace(lock(target));
    StagingFolder staging(target);
    const FileLock held = lock(staging.path());
    staging.fill([&] {
        copyPhotos(shots, product.definition.shots, staging.path() / kShots);
        copyPhotos(validation, product.definition.validation, staging.path() / kValidation);
        writeMemory(staging.path() / kMemoryFile, product.memory, product.definition);
        writeDefinition(staging.path(), product);
        for (const Companion& companion : companions)
            writeFileAtomically(staging.path() / companion.name, companion.text);
    });
    if (!replaced && isThere(target / kDefinitionFile)) // made by another meanwhile
        replaced.emplace(lock(target));
    if (beforeReplacing)
        beforeReplacing();
    staging.replace();
}

void ProductFolder::requireSavable(const fs::path& folder) {
    const fs::path target = wholeFolder(folder);
    checkTarget(target);
    if (isThere(target / kDefinitionFile))
        lock(target);
    StagingFolder{target};
}

ProductDefinition ProductFolder::readDefinition(const fs::path& folder) {
    if (!isThere(folder))
        throw KnownError(KnownError::Kind::Missing, {}, "does not exist", folder.string(), "check the path");
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw Error("is a file, expected the folder of a product", folder.string(), "name the folder");
    if (!isThere(folder / kDefinitionFile))
        throw KnownError(KnownError::Kind::NoProduct, {},
                         fmt::format("is no product: it has no {}", kDefinitionFile), folder.string(),
                         "make one with `clip-lad enrol`");
    const fs::path file = folder / kDefinitionFile;
    return parseProductYaml(readFile(file, kMaxYamlBytes), file.string());
}

Product ProductFolder::open(const fs::path& folder, const Backbone& backbone, const JobContext& job) {
    Product product;
    product.definition = readDefinition(folder);
    checkModel(product.definition, backbone.info(), folder.string());
    checkPhotos(folder / kShots, product.definition.shots);
    if (const auto reason = loadMemory(folder / kMemoryFile, backbone.info(), product))
        learnAgain(folder, *reason, product, backbone, job);
    else
        calibrateFromMemory(product);
    return product;
}

cv::Size ProductFolder::shotSize(const fs::path& folder, const ProductDefinition& definition) {
    return loadPhoto(folder / kShots / definition.shots.at(0).file).rgb.size();
}

Product ProductFolder::rebuild(const fs::path& folder, const Backbone& backbone, const JobContext& job,
                               const std::string& modelName) {
    readDefinition(folder); // says so where there is no product
    const FileLock held = lock(folder);
    const ProductDefinition definition = readDefinition(folder);
    Product product = learnFrom(folder, definition, backbone, job);
    if (!modelName.empty())
        product.definition.modelName = modelName;
    // In this order: a memory that is ahead of product.yaml is learned again, but never used.
    writeMemory(folder / kMemoryFile, product.memory, product.definition);
    writeDefinition(folder, product);
    return product;
}

} // namespace cliplad
