#pragma once

#include <filesystem>
#include <vector>

#include "base/job.h"
#include "inspection/enrolment_warning.h"

namespace cliplad {
class Backbone;
}

namespace cliplad::ui {

/// What the core advises to look at in a saved product before it is trusted.
/// Background thread. Throws Error as ProductFolder::open.
std::vector<EnrolmentWarning> productWarnings(const std::filesystem::path& folder, const Backbone& backbone,
                                              const JobContext& job);

} // namespace cliplad::ui
