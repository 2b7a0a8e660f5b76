#include "base/atomic_file.h"

#include <cerrno>
#include <new>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/folder.h"

namespace cliplad {
namespace {

std::error_code lastError() {
    return {errno, std::generic_category()};
}

/// fsync of a file or folder.
std::error_code flushToDisk(const std::filesystem::path& path) {
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return lastError();
    const std::error_code error = fsync(descriptor) == 0 ? std::error_code() : lastError();
    close(descriptor);
    return error;
}

/// So that the new name outlives a power cut. A folder that may not be listed, and a file system that cannot
/// flush folders, leave that to the kernel.
std::error_code flushFolder(const std::filesystem::path& folder) {
    const std::error_code error = flushToDisk(folder.empty() ? "." : folder);
    const bool isPossible = error != std::errc::permission_denied && error != std::errc::invalid_argument;
    return isPossible ? error : std::error_code();
}

} // namespace

AtomicFile::AtomicFile(std::filesystem::path path)
    : path_(std::move(path))
    , temporary_(path_) {
    std::error_code ignored;
    const auto status = std::filesystem::status(path_, ignored);
    if (std::filesystem::is_directory(status))
        throw Error("is a folder, expected a file to write", path_.string(), "choose another name");
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        throw Error("is a device or pipe, which would be replaced by a file", path_.string(),
                    "choose another name");
    stream_.open(temporary_.path(), std::ios::binary | std::ios::trunc);
    if (!stream_)
        fail("written", lastError());
}

void AtomicFile::fail(const std::string& what, const std::error_code& error) const {
    throw writeError(fmt::format("cannot be {}: ", what), error, path_);
}

void AtomicFile::commit() {
    const bool hasFailed = !stream_;
    stream_.clear();
    errno = 0;
    if (hasFailed) { // nobody knows why any more: a further byte fails for the same reason
        stream_.put('\n').flush();
        fail("written", lastError());
    }
    stream_.close();
    if (!stream_)
        fail("written", lastError());
    if (const std::error_code error = flushToDisk(temporary_.path()))
        fail("written", error);
    std::error_code error;
    std::filesystem::rename(temporary_.path(), path_, error);
    if (error)
        fail("replaced", error);
    if (const std::error_code flushed = flushFolder(path_.parent_path()))
        fail("flushed to disk", flushed);
}

void writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes) {
    AtomicFile file(path);
    file.stream().write(reinterpret_cast<const char*>(bytes.data()),
                        static_cast<std::streamsize>(bytes.size()));
    file.commit();
}

void writeFileAtomically(const std::filesystem::path& path, std::string_view text) {
    writeFileAtomically(path, std::as_bytes(std::span(text.data(), text.size())));
}

std::string readFile(const std::filesystem::path& path, std::size_t limit) {
    if (path.empty())
        throw Error("a file was expected where an empty name is given", {}, "name a file");
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::status_known(status))
        throw KnownError(KnownError::Kind::Unreadable, error.message(), "cannot be read: " + error.message(),
                         path.string(), "check the path and that you may read it");
    if (!std::filesystem::exists(status))
        throw KnownError(KnownError::Kind::Missing, {}, "does not exist", path.string(), "check the path");
    if (!std::filesystem::is_regular_file(status))
        throw Error(std::filesystem::is_directory(status) ? "is not a file but a folder" : "is not a file",
                    path.string(), "name a file");
    const auto size = std::filesystem::file_size(path, error);
    if (error)
        throw KnownError(KnownError::Kind::Unreadable, error.message(), "cannot be read: " + error.message(),
                         path.string(), "check that you may read it");
    if (size > limit)
        throw KnownError(KnownError::Kind::TooLarge, std::to_string(size),
                         fmt::format("has {} bytes, at most {} are read", size, limit), path.string(),
                         "check that this is the right file");
    std::ifstream stream(path, std::ios::binary);
    std::string content;
    try {
        content.resize(size);
    } catch (const std::bad_alloc&) {
        throw KnownError(KnownError::Kind::TooLarge, std::to_string(size),
                         fmt::format("has {} bytes, which do not fit into memory", size), path.string(),
                         "close other programs, or check that this is the right file");
    }
    if (!stream.read(content.data(), static_cast<std::streamsize>(size)))
        throw KnownError(KnownError::Kind::Unreadable, {}, "cannot be read", path.string(),
                         "check that you may read it");
    return content;
}

} // namespace cliplad
