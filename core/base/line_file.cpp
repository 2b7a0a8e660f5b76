#include "base/line_file.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "base/folder.h"

namespace cliplad {
namespace {

std::error_code lastError() {
    return {errno, std::generic_category()};
}

KnownError readError(const std::error_code& error, const std::filesystem::path& path) {
    const std::string said = error ? error.message() : std::string();
    return {KnownError::Kind::Unreadable, said,
            said.empty() ? "cannot be read to its end" : "cannot be read: " + said, path.string(),
            "check the disk, then try again"};
}

/// Where the last whole line before `end` ends; −1 where the file cannot be read.
std::int64_t endOfLines(int descriptor, std::int64_t end) {
    char block[4096];
    while (end > 0) {
        const std::int64_t begin = std::max<std::int64_t>(0, end - static_cast<std::int64_t>(sizeof block));
        const ssize_t count = pread(descriptor, block, static_cast<std::size_t>(end - begin), begin);
        if (count != end - begin)
            return -1;
        const std::size_t found = std::string_view(block, static_cast<std::size_t>(count)).rfind('\n');
        if (found != std::string_view::npos)
            return begin + static_cast<std::int64_t>(found) + 1;
        end = begin;
    }
    return 0;
}

} // namespace

LineFile::LineFile(std::filesystem::path path)
    : path_(std::move(path)) {
    descriptor_ = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor_ < 0)
        throw writeError("cannot be written: ", lastError(), path_);
    errno = 0;
    const std::int64_t size = lseek(descriptor_, 0, SEEK_END);
    end_ = endOfLines(descriptor_, size);
    if (size < 0 || end_ < 0) {
        const std::error_code error = lastError();
        close(descriptor_);
        throw readError(error, path_);
    }
    hasRest_ = end_ != size;
}

LineFile::~LineFile() {
    close(descriptor_);
}

void LineFile::append(std::string_view lines) {
    write(lines);
    end_ += static_cast<std::int64_t>(lines.size());
}

void LineFile::appendToDisk(std::string_view lines) {
    write(lines);
    if (const std::error_code error = flush())
        undo(error);
    end_ += static_cast<std::int64_t>(lines.size());
}

void LineFile::sync() {
    if (const std::error_code error = flush())
        throw writeError("cannot be written: ", error, path_);
}

void LineFile::clear() {
    end_ = 0;
    hasRest_ = true;
    write({});
}

std::string LineFile::read(std::int64_t offset, std::int64_t bytes) const {
    std::string text(static_cast<std::size_t>(bytes), '\0');
    const ssize_t count = pread(descriptor_, text.data(), text.size(), offset);
    text.resize(static_cast<std::size_t>(std::max<ssize_t>(0, count)));
    return text;
}

/// Behind the last whole line, in place of what else is there. Does not move `end_`.
void LineFile::write(std::string_view lines) {
    if (hasRest_ && ftruncate(descriptor_, end_) != 0)
        throw writeError("cannot be written: ", lastError(), path_);
    hasRest_ = false;
    std::size_t written = 0;
    while (written < lines.size()) {
        const ssize_t count = pwrite(descriptor_, lines.data() + written, lines.size() - written,
                                     end_ + static_cast<std::int64_t>(written));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            undo(lastError());
        written += static_cast<std::size_t>(count);
    }
}

std::error_code LineFile::flush() const {
    while (fdatasync(descriptor_) != 0)
        if (errno != EINTR)
            return lastError();
    return {};
}

void LineFile::undo(const std::error_code& error) {
    hasRest_ = ftruncate(descriptor_, end_) != 0;
    throw writeError("cannot be written: ", error, path_);
}

} // namespace cliplad
