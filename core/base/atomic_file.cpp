#include "base/atomic_file.h"

#include <cerrno>
#include <cstring>
#include <mutex>
#include <set>
#include <sstream>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/error.h"
#include "base/folder.h"

namespace cliplad {
namespace {

void flushToDisk(const std::filesystem::path& path) {
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    fsync(descriptor);
    close(descriptor);
}

/// Temporary files that are being written, over all threads.
class UnfinishedFiles {
public:
    void add(const std::filesystem::path& path) {
        const std::scoped_lock lock(mutex_);
        paths_.insert(path);
    }
    void drop(const std::filesystem::path& path) {
        const std::scoped_lock lock(mutex_);
        paths_.erase(path);
    }
    void removeAll() {
        const std::scoped_lock lock(mutex_);
        std::error_code ignored;
        for (const std::filesystem::path& path : paths_)
            std::filesystem::remove(path, ignored);
        paths_.clear();
    }

private:
    std::mutex mutex_;
    std::set<std::filesystem::path> paths_;
};

UnfinishedFiles& unfinishedFiles() {
    static UnfinishedFiles files;
    return files;
}

} // namespace

void AtomicFile::removeUnfinished() {
    unfinishedFiles().removeAll();
}

AtomicFile::AtomicFile(std::filesystem::path path)
    : path_(std::move(path))
    , temporary_(path_.string() + fmt::format(".{}.part", getpid())) {
    if (std::filesystem::is_directory(path_))
        throw Error("is a folder, expected a file to write", path_.string(), "choose another name");
    unfinishedFiles().add(temporary_);
    stream_.open(temporary_, std::ios::binary | std::ios::trunc);
    if (!stream_) {
        const int reason = errno;
        unfinishedFiles().drop(temporary_);
        throw Error(fmt::format("cannot be written: {}", std::strerror(reason)), path_.string(), kWriteHint);
    }
}

AtomicFile::~AtomicFile() {
    if (temporary_.empty())
        return;
    stream_.close();
    std::error_code ignored;
    std::filesystem::remove(temporary_, ignored);
    unfinishedFiles().drop(temporary_);
}

void AtomicFile::commit() {
    errno = 0;
    stream_.close();
    if (!stream_)
        throw Error(
            fmt::format("cannot be written: {}", errno != 0 ? std::strerror(errno) : "the write failed"),
            path_.string(), kWriteHint);
    flushToDisk(temporary_);
    std::error_code error;
    std::filesystem::rename(temporary_, path_, error);
    if (error)
        throw Error(fmt::format("cannot be replaced: {}", error.message()), path_.string(), kWriteHint);
    unfinishedFiles().drop(temporary_);
    temporary_.clear();
    flushToDisk(path_.has_parent_path() ? path_.parent_path() : std::filesystem::path("."));
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
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status))
        throw Error("does not exist", path.string(), "check the path");
    if (!std::filesystem::is_regular_file(status))
        throw Error("is not a file", path.string(), "name a file");
    const auto size = std::filesystem::file_size(path, error);
    if (error || size > limit)
        throw Error(fmt::format("has {} bytes, at most {} are read", size, limit), path.string(),
                    "check that this is the right file");
    std::ifstream stream(path, std::ios::binary);
    std::string content(size, '\0');
    if (!stream.read(content.data(), static_cast<std::streamsize>(size)))
        throw Error("cannot be read", path.string(), "check that you may read it");
    return content;
}

} // namespace cliplad
