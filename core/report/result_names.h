#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/job.h"

namespace cliplad {

/// An image to be scored and the names of its results.
struct ResultName {
    std::filesystem::path path;
    std::string stem; ///< below masks/ and overlays/, without ending; may hold folders
};

/// Files as they were given and the images below folders, in natural order; each once.
/// A file is taken whatever its name is, also when it is missing: that is then said of it alone.
///
/// @param written the folder that the caller writes. Below one of `arguments` it is left out, and where it is
/// one of them its masks/, overlays/ and shards/ are: what an earlier run wrote is no photo; empty: none.
/// Throws Error for a folder without images or one that cannot be read; Cancelled, asked for each folder.
std::vector<ResultName> expandImages(const std::vector<std::string>& arguments,
                                     const std::filesystem::path& written, const JobContext& job = {});

} // namespace cliplad
