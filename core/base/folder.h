#pragma once

#include <filesystem>
#include <string>
#include <system_error>

#include "base/known_error.h"

namespace cliplad {

/// What is advised wherever a file or folder cannot be written.
inline constexpr auto kWriteHint = "check the free space and that you may write there";

/// The same where it is known why: a name that is too long, a folder that is not there; else kWriteHint.
const char* writeHint(const std::error_code& error);

/// What is thrown where something cannot be written. @param problem "cannot be written: "; what the system
/// says is added, where it says something
KnownError writeError(const std::string& problem, const std::error_code& error,
                      const std::filesystem::path& path);

/// What a name that is too long means: an error in what somebody named; in a name derived from another
/// file's, that there is nothing.
enum class TooLongName { IsError, IsAbsent };

/// Whether something is there; whether it is a folder. Throw Error where it cannot be told: a closed folder
/// above it, or see TooLongName.
bool isThere(const std::filesystem::path& path, TooLongName tooLong = TooLongName::IsError);
bool isFolder(const std::filesystem::path& path, TooLongName tooLong = TooLongName::IsError);

/// The folder's absolute path without "." and "..", and without a trailing slash, so that it has a name and a
/// parent. Throws Error for an empty path.
std::filesystem::path wholeFolder(const std::filesystem::path& folder);

/// The folder's own name, also for "." and a trailing slash. Throws Error as wholeFolder.
std::string folderName(const std::filesystem::path& folder);

/// Whether `path` is the folder or lies below it, links followed, be they there already or not.
bool isWithin(const std::filesystem::path& path, const std::filesystem::path& folder);

/// Makes the folder and those above it, as far as they are not there. Throws Error (a file is in the way, no
/// right to write, a name that is too long).
void makeFolder(const std::filesystem::path& folder);

} // namespace cliplad
