#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

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
    DocumentState state = {};               ///< Kind::Product and Kind::Photos
    std::vector<std::string> products = {}; ///< Kind::Products: their folders' names
};

/// Looks there; a product.yaml stands for its folder. Any thread. Throws Error where it is not there or
/// cannot be read; Cancelled, asked for each folder.
Opened readForOpening(const std::filesystem::path& path, const JobContext& job = {});

} // namespace cliplad::ui
