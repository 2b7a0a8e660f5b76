#pragma once

#include <filesystem>

#include "base/job.h"
#include "document/document_state.h"

namespace cliplad {
class Backbone;
}

namespace cliplad::ui {

class LastLearned;

/// Whether a product is saved where it is open or elsewhere: over another product, only while no Studio has
/// that open.
enum class Target { OpenHere, Other };

/// Learns the product, unless it is what was learned last, and writes its folder with what the Studio keeps
/// beside it (kStudioFile). Any thread. Throws Error, then the folder is as before; Cancelled.
void saveProduct(const DocumentState& state, const std::filesystem::path& folder, Target target,
                 LastLearned& learned, const Backbone& backbone, const JobContext& job);

} // namespace cliplad::ui
