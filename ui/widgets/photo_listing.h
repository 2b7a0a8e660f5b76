#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "base/job.h"

class QMimeData;

namespace cliplad::ui {

/// Local files and folders of a drag; empty where there are none.
std::vector<std::filesystem::path> localPathsOf(const QMimeData& data);

/// What was found of what a person named.
struct ListedPhotos {
    std::vector<std::filesystem::path> photos;
    std::size_t others = 0; ///< files that are no photos by their names
};

/// The files among the paths, and all photos below the folders; what cannot be looked at counts as a file.
/// Any thread. Throws Error where a folder cannot be read; Cancelled.
ListedPhotos listPhotos(const std::vector<std::filesystem::path>& paths, const JobContext& job);

} // namespace cliplad::ui
