#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include <QString>

#include "base/job.h"
#include "document/document_state.h"
#include "document/saved_place.h"

namespace cliplad {
class Backbone;
}

namespace cliplad::ui {

class LastLearned;

/// What may be overwritten: the product.yaml that was read, or whatever is there.
enum class Over { WhatWasRead, Anything };

/// What is saved, and where.
struct SaveRequest {
    DocumentState state = {};
    std::filesystem::path folder = {};
    /// Where the product is open; asked as saving goes on, as another save may have changed it. Over what
    /// lies elsewhere it is saved only while no program has that open.
    std::shared_ptr<SavedPlace> place = {};
    Over over = Over::WhatWasRead;
};

/// Learns the product, unless it is what was learned last, and writes its folder with what the Studio keeps
/// beside it (kStudioFile); its place is there then. Any thread. Throws Error (KnownError::Kind::ChangedSince
/// where product.yaml is another by now), then the folder is as before; Cancelled.
/// @return why the folder is not held although the product is written: another Studio was faster
std::optional<QString> saveProduct(const SaveRequest& request, LastLearned& learned, const Backbone& backbone,
                                   const JobContext& job);

} // namespace cliplad::ui
