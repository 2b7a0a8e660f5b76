#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <QString>

#include "base/job.h"
#include "document/document_state.h"
#include "document/saved_place.h"

namespace cliplad::ui {

/// Of the notice that something could not be opened.
inline constexpr auto kOpeningCause = "session.open";

/// What lies where a person wants to open something.
struct Opened {
    enum class Kind {
        Product,
        Photos,   ///< a photo, or a folder with photos: a new product can start with them
        Products, ///< a folder of products, without photos beside them
        Nothing,
    };

    Kind kind = Kind::Nothing;
    std::filesystem::path product = {}; ///< its folder
    std::string definitionSha256 = {};  ///< of its product.yaml
    /// Kind::Product, where it is held to be opened (SavedPlace::toOpen); else null.
    std::shared_ptr<SavedPlace> place = {};
    /// What SavedPlace knew of the product that was open as this began to be read; set by who opens.
    std::string openSha256 = {};
    DocumentState state = {}; ///< Kind::Product and Kind::Photos
    std::vector<std::string> products =
        {};                 ///< folders' names: Kind::Products, or left out of what was dropped
    std::size_t others = 0; ///< files that are left out: they are no photos by their names
};

/// Some of the products' names for a person, and "…" where there are more.
QString namesOf(const std::vector<std::string>& products);

/// Looks there; a product.yaml stands for its folder. Any thread. Throws Error where it is not there or
/// cannot be read; Cancelled, asked for each folder.
Opened readForOpening(const std::filesystem::path& path, const JobContext& job = {});

/// Of several paths that were dropped together the photos, each once; products among them are named. Any
/// thread. Throws Error where a folder cannot be read; Cancelled.
Opened readDropped(const std::vector<std::filesystem::path>& paths, const JobContext& job = {});

/// The folder of the product that the path is, or whose product.yaml it is; empty: it is none. Any thread.
std::filesystem::path productOf(const std::filesystem::path& path);

} // namespace cliplad::ui
