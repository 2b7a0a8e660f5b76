#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/job.h"

namespace cliplad {

enum class Recursion { FolderOnly, WithSubfolders };

/// How names of photos end, lower case: ".png", ".jpg", …
std::span<const std::string_view> imageEndings();

/// Whether the name ends as a photo's does, in any case. Reads nothing.
bool hasImageName(const std::filesystem::path& path);

/// The photos in a folder in natural order of their paths; names that begin with a dot are left out, and so
/// is what lies in sub-folders named by `leftOut`, by whatever path. Throws Error (missing, a file,
/// unreadable); Cancelled, asked for each folder.
std::vector<std::filesystem::path> listImageFiles(const std::filesystem::path& folder,
                                                  Recursion recursion = Recursion::FolderOnly,
                                                  const std::vector<std::filesystem::path>& leftOut = {},
                                                  const JobContext& job = {});

/// What a folder holds, in no order, hidden ones left out. Throws Error as listImageFiles.
std::vector<std::filesystem::path> listEntries(const std::filesystem::path& folder);

/// The sub-folders of a folder in natural order, hidden ones left out. Throws Error as listImageFiles.
std::vector<std::filesystem::path> listFolders(const std::filesystem::path& folder);

} // namespace cliplad
