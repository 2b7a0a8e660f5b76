#include "base/mapped_file.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

namespace cliplad {

MappedFile::MappedFile(std::filesystem::path path, std::span<const std::byte> bytes)
    : path_(std::move(path))
    , bytes_(bytes) {}

std::shared_ptr<const MappedFile> MappedFile::open(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        throw Error(std::string("cannot be opened: ") + std::strerror(errno), path.string(),
                    "check the path and that you may read it");
    struct stat status {};
    const bool isFile = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    if (!isFile || status.st_size == 0) {
        close(descriptor);
        throw Error(isFile ? "is empty" : "is not a file", path.string(), "name a file with content");
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    void* address = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    close(descriptor);
    if (address == MAP_FAILED)
        throw Error(std::string("cannot be mapped: ") + std::strerror(errno), path.string());
    return std::shared_ptr<const MappedFile>(
        new MappedFile(path, {static_cast<const std::byte*>(address), size}));
}

MappedFile::~MappedFile() {
    munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

} // namespace cliplad
