#include "clip/checkpoint/zip_archive.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "clip/checkpoint/quoted_name.h"

namespace cliplad {
namespace {

// Section numbers are those of PKWARE's APPNOTE.
constexpr std::uint32_t kLocalHeader = 0x04034b50;    // 4.3.7
constexpr std::uint32_t kCentralHeader = 0x02014b50;  // 4.3.12
constexpr std::uint32_t kZip64End = 0x06064b50;       // 4.3.14
constexpr std::uint32_t kZip64Locator = 0x07064b50;   // 4.3.15
constexpr std::uint32_t kEndOfDirectory = 0x06054b50; // 4.3.16
constexpr std::uint16_t kZip64Extra = 1;              // 4.5.3
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kLocatorSize = 20;
constexpr std::size_t kCentralSize = 46;
constexpr std::size_t kLocalSize = 30;
constexpr std::size_t kMaxComment = 0xffff;
constexpr std::uint64_t kMaxEntries = 100'000;
constexpr std::uint32_t kInZip64 = 0xffffffff;
constexpr auto kZipHint = "the file is damaged or incomplete; get it again from its source";

/// Little-endian reads that throw instead of leaving the file.
class ZipBytes {
public:
    explicit ZipBytes(const FileBytes& file)
        : file_(file) {}

    template<class Unsigned>
    Unsigned at(std::uint64_t offset) const {
        Unsigned value = 0;
        std::memcpy(&value, range(offset, sizeof(value)).data(), sizeof(value));
        return value;
    }

    std::span<const std::byte> range(std::uint64_t offset, std::uint64_t size) const {
        const std::uint64_t total = file_.bytes.size();
        if (offset > total || size > total - offset)
            throw Error(fmt::format("is a zip file that refers to bytes {} to {}, it has {}", offset,
                                    offset + std::min(size, total), total),
                        file_.name, kZipHint);
        return file_.bytes.subspan(static_cast<std::size_t>(offset), static_cast<std::size_t>(size));
    }

    std::string text(std::uint64_t offset, std::uint64_t size) const {
        const auto bytes = range(offset, size);
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }

    std::uint64_t size() const { return file_.bytes.size(); }

    [[noreturn]] void fail(const std::string& problem) const { throw Error(problem, file_.name, kZipHint); }

private:
    const FileBytes& file_;
};

struct Directory {
    std::uint64_t offset = 0;
    std::uint64_t entries = 0;
};

std::uint64_t findEnd(const ZipBytes& zip) {
    if (zip.size() >= kEndSize) {
        const std::uint64_t last = zip.size() - kEndSize;
        const std::uint64_t first = last > kMaxComment ? last - kMaxComment : 0;
        for (std::uint64_t offset = last + 1; offset-- > first;) {
            if (zip.at<std::uint32_t>(offset) == kEndOfDirectory &&
                zip.at<std::uint16_t>(offset + 20) == last - offset)
                return offset;
        }
    }
    zip.fail("is a zip file without its directory: it was cut off");
}

Directory findDirectory(const ZipBytes& zip) {
    const std::uint64_t end = findEnd(zip);
    Directory directory{.offset = zip.at<std::uint32_t>(end + 16),
                        .entries = zip.at<std::uint16_t>(end + 10)};
    if (end >= kLocatorSize && zip.at<std::uint32_t>(end - kLocatorSize) == kZip64Locator) {
        const auto zip64 = zip.at<std::uint64_t>(end - kLocatorSize + 8);
        if (zip.at<std::uint32_t>(zip64) != kZip64End)
            zip.fail("is a zip64 file whose directory is not where it says");
        directory = {.offset = zip.at<std::uint64_t>(zip64 + 48),
                     .entries = zip.at<std::uint64_t>(zip64 + 32)};
    }
    if (directory.entries > kMaxEntries)
        zip.fail(
            fmt::format("is a zip file of {} entries, at most {} are read", directory.entries, kMaxEntries));
    return directory;
}

/// Fills in what the 32-bit fields could not hold, in the order APPNOTE 4.5.3 gives.
void readZip64Extra(const ZipBytes& zip, std::uint64_t offset, std::uint64_t end, ZipArchive::Entry& entry) {
    while (offset + 4 <= end) {
        const auto id = zip.at<std::uint16_t>(offset);
        const std::uint64_t fieldEnd = offset + 4 + zip.at<std::uint16_t>(offset + 2);
        std::uint64_t position = offset + 4;
        for (std::uint64_t* field : {&entry.size, &entry.storedSize, &entry.headerOffset}) {
            if (id != kZip64Extra || *field != kInZip64 || position + 8 > std::min(fieldEnd, end))
                continue;
            *field = zip.at<std::uint64_t>(position);
            position += 8;
        }
        offset = fieldEnd;
    }
}

} // namespace

bool ZipArchive::looksLike(std::span<const std::byte> bytes) {
    return bytes.size() >= 4 && std::memcmp(bytes.data(), &kLocalHeader, 4) == 0;
}

ZipArchive::ZipArchive(FileBytes file)
    : file_(std::move(file)) {
    const ZipBytes zip(file_);
    const Directory directory = findDirectory(zip);
    std::uint64_t offset = directory.offset;
    for (std::uint64_t i = 0; i < directory.entries; ++i) {
        if (zip.at<std::uint32_t>(offset) != kCentralHeader)
            zip.fail(fmt::format("is a zip file whose directory breaks off at entry {}", i));
        Entry entry{.headerOffset = zip.at<std::uint32_t>(offset + 42),
                    .size = zip.at<std::uint32_t>(offset + 24),
                    .storedSize = zip.at<std::uint32_t>(offset + 20),
                    .method = zip.at<std::uint16_t>(offset + 10),
                    .flags = zip.at<std::uint16_t>(offset + 8)};
        const std::uint64_t nameEnd = offset + kCentralSize + zip.at<std::uint16_t>(offset + 28);
        const std::uint64_t extraEnd = nameEnd + zip.at<std::uint16_t>(offset + 30);
        readZip64Extra(zip, nameEnd, extraEnd, entry);
        const std::string name = zip.text(offset + kCentralSize, nameEnd - offset - kCentralSize);
        if (!entries_.emplace(name, entry).second)
            zip.fail(fmt::format("is a zip file that holds {} twice", quotedName(name)));
        offset = extraEnd + zip.at<std::uint16_t>(offset + 32);
    }
}

std::size_t ZipArchive::offsetOf(const std::string& name) const {
    const ZipBytes zip(file_);
    const auto found = entries_.find(name);
    if (found == entries_.end())
        zip.fail(fmt::format("lacks the entry {}", quotedName(name)));
    const Entry& entry = found->second;
    if ((entry.flags & 1) != 0)
        zip.fail(fmt::format("has the encrypted entry {}", quotedName(name)));
    if (entry.method != 0 || entry.size != entry.storedSize)
        throw Error(
            fmt::format("has the compressed entry {}; weights are read only where they are stored plain, "
                        "as torch.save does",
                        quotedName(name)),
            file_.name, "unpack it and pack it again with `zip -0 -r`");
    if (zip.at<std::uint32_t>(entry.headerOffset) != kLocalHeader)
        zip.fail(fmt::format("has no entry {} where the directory says", quotedName(name)));
    const std::uint64_t start = entry.headerOffset + kLocalSize +
                                zip.at<std::uint16_t>(entry.headerOffset + 26) +
                                zip.at<std::uint16_t>(entry.headerOffset + 28);
    zip.range(start, entry.size);
    return static_cast<std::size_t>(start);
}

std::span<const std::byte> ZipArchive::bytesOf(const std::string& name) const {
    const std::size_t offset = offsetOf(name);
    return file_.bytes.subspan(offset, static_cast<std::size_t>(entries_.at(name).size));
}

} // namespace cliplad
