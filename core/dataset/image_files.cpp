#include "dataset/image_files.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

#include "base/known_error.h"
#include "base/lower_case.h"
#include "dataset/natural_order.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 7> kImageEndings = {".png", ".jpg",  ".jpeg", ".bmp",
                                                           ".tif", ".tiff", ".webp"};

bool isHidden(const fs::path& path) {
    return path.filename().native().starts_with('.');
}

void sortNaturally(std::vector<fs::path>& paths) {
    std::sort(paths.begin(), paths.end(),
              [](const fs::path& a, const fs::path& b) { return naturallyBefore(a.native(), b.native()); });
}

void requireFolder(const fs::path& folder) {
    std::error_code error;
    const fs::file_status status = fs::status(folder, error);
    if (status.type() == fs::file_type::not_found)
        throw KnownError(KnownError::Kind::Missing, {}, "does not exist", folder.string(), "check the path");
    if (!fs::is_directory(status))
        throw Error(error ? error.message() : "is not a folder", folder.string(), "name a folder of images");
}

/// Calls `visit` for each entry that is not hidden; unreadable folders are an Error, not an empty list.
template<class Visit>
void forEachEntry(const fs::path& folder, const Visit& visit) {
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    while (!error && entry != fs::directory_iterator()) {
        if (!isHidden(entry->path()))
            visit(*entry);
        entry.increment(error);
    }
    if (error)
        throw KnownError(KnownError::Kind::Unreadable, error.message(),
                         "cannot be listed: " + error.message(), folder.string(),
                         "check that you may read it");
}

bool isOneOf(const fs::path& folder, const std::vector<fs::path>& folders) {
    return std::any_of(folders.begin(), folders.end(), [&](const fs::path& other) {
        std::error_code missing;
        return fs::equivalent(folder, other, missing);
    });
}

void collectImages(const fs::path& folder, Recursion recursion, const std::vector<fs::path>& leftOut,
                   const JobContext& job, std::vector<fs::path>& images) {
    job.throwIfStopped();
    forEachEntry(folder, [&](const fs::directory_entry& entry) {
        std::error_code error;
        if (entry.is_directory(error)) {
            // Links to folders are not followed: they may lead round in a circle.
            if (recursion == Recursion::WithSubfolders && !entry.is_symlink(error) &&
                !isOneOf(entry.path(), leftOut))
                collectImages(entry.path(), recursion, leftOut, job, images);
        } else if (hasImageName(entry.path())) {
            images.push_back(entry.path());
        }
    });
}

} // namespace

std::span<const std::string_view> imageEndings() {
    return kImageEndings;
}

bool hasImageName(const fs::path& path) {
    const std::string ending = inLowerCase(path.extension().string());
    return std::find(kImageEndings.begin(), kImageEndings.end(), ending) != kImageEndings.end();
}

std::vector<fs::path> listImageFiles(const fs::path& folder, Recursion recursion,
                                     const std::vector<fs::path>& leftOut, const JobContext& job) {
    requireFolder(folder);
    std::vector<fs::path> images;
    collectImages(folder, recursion, leftOut, job, images);
    sortNaturally(images);
    return images;
}

std::vector<fs::path> listEntries(const fs::path& folder) {
    requireFolder(folder);
    std::vector<fs::path> entries;
    forEachEntry(folder, [&](const fs::directory_entry& entry) { entries.push_back(entry.path()); });
    return entries;
}

std::vector<fs::path> listFolders(const fs::path& folder) {
    requireFolder(folder);
    std::vector<fs::path> folders;
    forEachEntry(folder, [&](const fs::directory_entry& entry) {
        std::error_code error;
        if (entry.is_directory(error))
            folders.push_back(entry.path());
    });
    sortNaturally(folders);
    return folders;
}

} // namespace cliplad
