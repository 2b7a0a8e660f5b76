#include "base/folder.h"

#include <algorithm>

namespace cliplad {

namespace fs = std::filesystem;

namespace {

fs::file_status statusOf(const fs::path& path, TooLongName tooLong) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::status_known(status))
        return status;
    if (error == std::errc::filename_too_long && tooLong == TooLongName::IsAbsent)
        return fs::file_status(fs::file_type::not_found);
    throw Error("cannot be looked at: " + error.message(), path.string(),
                "check the name, and that you may read its folder");
}

} // namespace

const char* writeHint(const std::error_code& error) {
    if (error == std::errc::filename_too_long)
        return "choose a shorter name";
    if (error == std::errc::no_such_file_or_directory)
        return "make its folder first";
    return kWriteHint;
}

KnownError writeError(const std::string& problem, const std::error_code& error, const fs::path& path) {
    const std::string said = error ? error.message() : std::string();
    return {writeFailure(error), said, problem + (said.empty() ? "the write failed" : said), path.string(),
            writeHint(error)};
}

bool isThere(const fs::path& path, TooLongName tooLong) {
    return fs::exists(statusOf(path, tooLong));
}

bool isFolder(const fs::path& path, TooLongName tooLong) {
    return fs::is_directory(statusOf(path, tooLong));
}

fs::path wholeFolder(const fs::path& folder) {
    std::error_code error;
    const fs::path whole = fs::absolute(folder, error).lexically_normal();
    if (error)
        throw Error("is no path of a folder: " + error.message(), folder.string(), "name a folder");
    return whole.has_filename() ? whole : whole.parent_path();
}

std::string folderName(const fs::path& folder) {
    return wholeFolder(folder).filename().string();
}

bool isWithin(const fs::path& path, const fs::path& folder) {
    std::error_code unknown; // then the paths as they are written
    const auto real = [&](const fs::path& some) {
        const fs::path whole = wholeFolder(some);
        const fs::path followed = fs::weakly_canonical(whole, unknown);
        return unknown ? whole : followed;
    };
    const fs::path inner = real(path);
    const fs::path outer = real(folder);
    return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

void makeFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error)
        return;
    std::error_code unknown;
    if (fs::is_regular_file(folder, unknown))
        throw Error("is a file, expected a folder", folder.string(), "choose another name");
    throw writeError("cannot be made: ", error, folder);
}

} // namespace cliplad
