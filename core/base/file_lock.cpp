#include "base/file_lock.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/known_error.h"

namespace cliplad {
namespace {

std::string holderOf(int descriptor) {
    char text[32] = {};
    const ssize_t size = pread(descriptor, text, sizeof text - 1, 0);
    if (size <= 0)
        return "another program";
    const std::string id(text, static_cast<std::size_t>(size));
    std::string program; // where the system tells and the lock is of this machine
    std::ifstream comm("/proc/" + id + "/comm");
    std::getline(comm, program);
    return "process " + id + (program.empty() ? "" : " (" + program + ")");
}

std::error_code systemError(int number) {
    return {number, std::generic_category()};
}

} // namespace

FileLock::FileLock(const std::filesystem::path& path) {
    descriptor_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor_ < 0) {
        const std::error_code error = systemError(errno);
        throw KnownError(writeFailure(error), error.message(), "cannot be locked: " + error.message(),
                         path.string(), "check that you may write there");
    }
    if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        const int reason = errno;
        const std::string holder = holderOf(descriptor_);
        close(descriptor_);
        if (reason != EWOULDBLOCK)
            throw Error(std::string("cannot be locked: ") + std::strerror(reason), path.string(),
                        "use a disk whose file system knows locks");
        throw KnownError(KnownError::Kind::InUse, holder, "is in use by " + holder, path.string(),
                         "close it there, or wait until it has finished");
    }
    // Only for the message above: the lock itself is the kernel's.
    const std::string id = std::to_string(getpid());
    if (ftruncate(descriptor_, 0) == 0 && pwrite(descriptor_, id.data(), id.size(), 0) < 0)
        errno = 0;
}

bool FileLock::isHeld(const std::filesystem::path& path) {
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return errno != ENOENT;
    const bool isFree = flock(descriptor, LOCK_SH | LOCK_NB) == 0; // shared: others may look as well
    close(descriptor);
    return !isFree;
}

FileLock::FileLock(FileLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock::~FileLock() {
    if (descriptor_ >= 0)
        close(descriptor_);
}

} // namespace cliplad
