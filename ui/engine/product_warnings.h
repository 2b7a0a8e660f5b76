#pragma once

#include <filesystem>

#include <QStringList>

#include "base/job.h"

namespace cliplad {
class Backbone;
}

namespace cliplad::ui {

/// What the core advises to look at in a saved product before it is trusted (enrolmentWarnings), English.
/// Background thread. Throws Error as ProductFolder::open.
QStringList productWarnings(const std::filesystem::path& folder, const Backbone& backbone,
                            const JobContext& job);

} // namespace cliplad::ui
