#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/file_lock.h"
#include "base/job.h"
#include "clip/backbone.h"
#include "inspection/product/product.h"

namespace cliplad {

/// A product's folder:
///
///     product.yaml         everything that a person edits or reviews
///     shots/, validation/  copies of the photos, pinned by their hashes in product.yaml
///     memory.safetensors   what was learned; made again when it is missing, damaged or older
///                          than product.yaml
///
/// Readers take no lock: every file is replaced as a whole, and a memory names the definition it belongs to.
class ProductFolder {
public:
    /// A small file that a program keeps beside product.yaml; its name begins with a dot.
    struct Companion {
        std::string name;
        std::string text;
    };

    /// Writes a newly enrolled product; `shots` and `validation` are the files of its definition's entries,
    /// in their order, which are copied. An existing product is replaced as a whole. Throws Error if `folder`
    /// exists and holds something else, when another program writes the product, or a photo changed since it
    /// was enrolled. After an error the folder is as it was before.
    /// @param beforeReplacing called when all is written and only has to take its place, which copying photos
    ///        and a large memory puts off for seconds; what it throws leaves the folder as it was
    static void save(const std::filesystem::path& folder, const Product& product,
                     const std::vector<std::filesystem::path>& shots,
                     const std::vector<std::filesystem::path>& validation = {},
                     const std::vector<Companion>& companions = {},
                     const std::function<void()>& beforeReplacing = {});

    /// Throws Error when save() to `folder` would, for what can be known before there is a product: something
    /// else is there, another program writes it, or the place is read-only.
    static void requireSavable(const std::filesystem::path& folder);

    /// Opens for scoring. Throws Error when it was made with other weights or precision (offering `rebuild`),
    /// when a shot is missing or was changed, or a file is wrong. A missing, damaged or outdated
    /// memory.safetensors is learned again from the photos and written where that is possible;
    /// Product::notices says so.
    static Product open(const std::filesystem::path& folder, const Backbone& backbone,
                        const JobContext& job = {});

    /// The definition alone: fast, needs no model (which model to load is written in it).
    static ProductDefinition readDefinition(const std::filesystem::path& folder);

    /// Size of the shots in px, by reading the first. Throws Error.
    static cv::Size shotSize(const std::filesystem::path& folder, const ProductDefinition& definition);

    /// Learns again from the photos as they are now in the folder, with this backbone, and replaces memory,
    /// hashes and model entry.
    /// @param modelName how the product is to remember the model; empty: the backbone's own name
    static Product rebuild(const std::filesystem::path& folder, const Backbone& backbone,
                           const JobContext& job = {}, const std::string& modelName = {});

    /// Held while a program writes files of a product. Sweeps what a killed writer left. Throws Error naming
    /// the process that holds it.
    static FileLock lock(const std::filesystem::path& folder);

    /// Held by a program that has the product open to be edited, for as long, and by one that is about to
    /// replace or rewrite it: else the edits of the one would overwrite what the other wrote. Throws Error
    /// naming the process that holds it (KnownError::Kind::InUse).
    static FileLock hold(const std::filesystem::path& folder);
    /// The same where there is a product, else nothing: for what makes a new one or replaces it.
    static std::optional<FileLock> holdExisting(const std::filesystem::path& folder);

    /// Whether the folder holds a product: false also where it cannot be looked into.
    static bool isProduct(const std::filesystem::path& folder);
    /// Its product.yaml.
    static std::filesystem::path definitionFile(const std::filesystem::path& folder);
    /// SHA-256 of product.yaml as it is now; empty where there is none. Throws Error.
    static std::string definitionSha256(const std::filesystem::path& folder);
};

} // namespace cliplad
