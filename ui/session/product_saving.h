#pragma once

#include <filesystem>
#include <string>

#include "base/job.h"
#include "document/document_state.h"

namespace cliplad {
class Backbone;
}

namespace cliplad::ui {

class LastLearned;

/// What is saved, and over what.
struct SaveRequest {
    /// Whether the product is open in this folder or is saved elsewhere: over another product, only while no
    /// program has that open.
    enum class Target { OpenHere, Other };

    DocumentState state = {};
    std::filesystem::path folder = {};
    Target target = Target::Other;
    /// Of the product.yaml that the state began from: another one there is not replaced. Empty: any is.
    std::string definitionSha256 = {};
};

/// Learns the product, unless it is what was learned last, and writes its folder with what the Studio keeps
/// beside it (kStudioFile). Any thread. Throws Error (KnownError::Kind::ChangedSince where product.yaml is
/// another by now), then the folder is as before; Cancelled.
/// @return SHA-256 of the product.yaml that was written
std::string saveProduct(const SaveRequest& request, LastLearned& learned, const Backbone& backbone,
                        const JobContext& job);

} // namespace cliplad::ui
