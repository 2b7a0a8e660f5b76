#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "clip/checkpoint/checkpoint.h"

namespace cliplad {

/// The directory of a zip file whose entries are read in place: only entries stored without compression, so
/// nothing ever grows (no zip bombs) and a tensor can be viewed where it lies. Zip64 included; encryption and
/// split archives are refused. Immutable; keeps the file mapped.
class ZipArchive {
public:
    struct Entry {
        std::uint64_t headerOffset = 0;
        std::uint64_t size = 0;
        std::uint64_t storedSize = 0;
        std::uint16_t method = 0;
        std::uint16_t flags = 0;
    };

    static bool looksLike(std::span<const std::byte> bytes);

    /// Throws Error (truncated, no directory, more than 100,000 entries, an entry twice).
    explicit ZipArchive(FileBytes file);

    const std::map<std::string, Entry>& entries() const { return entries_; }
    bool contains(const std::string& name) const { return entries_.contains(name); }

    /// Where an entry's bytes begin in the file. Throws Error when it is missing, compressed, encrypted or
    /// does not lie within the file.
    std::size_t offsetOf(const std::string& name) const;

    std::span<const std::byte> bytesOf(const std::string& name) const;

private:
    FileBytes file_;
    std::map<std::string, Entry> entries_;
};

} // namespace cliplad
