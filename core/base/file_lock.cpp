#include "base/file_lock.h"

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/error.h"

namespace cliplad {
namespace {

std::string holderOf(int descriptor) {
    char text[32] = {};
    const ssize_t size = pread(descriptor, text, sizeof text - 1, 0);
    return size > 0 ? "process " + std::string(text, static_cast<std::size_t>(size)) : "another program";
}

} // namespace

FileLock::FileLock(const std::filesystem::path& path) {
    descriptor_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor_ < 0)
        throw Error(std::string("cannot be locked: ") + std::strerror(errno), path.string(),
                    "check that you may write there");
    if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        const int reason = errno;
        const std::string holder = holderOf(descriptor_);
        close(descriptor_);
        if (reason != EWOULDBLOCK)
            throw Error(std::string("cannot be locked: ") + std::strerror(reason), path.string(),
                        "use a disk whose file system knows locks");
        throw Error("is in use by " + holder, path.string(), "close it there, or wait until it has finished");
    }
    // Only for the message above: the lock itself is the kernel's.
    const std::string id = std::to_string(getpid());
    if (ftruncate(descriptor_, 0) == 0 && pwrite(descriptor_, id.data(), id.size(), 0) < 0)
        errno = 0;
}

FileLock::FileLock(FileLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock::~FileLock() {
    if (descriptor_ >= 0)
        close(descriptor_);
}

} // namespace cliplad
