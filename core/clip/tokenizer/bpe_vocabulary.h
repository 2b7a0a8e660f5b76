#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cliplad {

/// CLIP's byte-pair vocabulary: 256 bytes, the same 256 at the end of a word, one code for each merge, two
/// markers.
///
/// Immutable after construction, shared by threads. Merging follows Sennrich et al., "Neural Machine
/// Translation of Rare Words with Subword Units" (2016), section 3.2: the best-ranked pair first, all its
/// occurrences from left to right, in O(n log n) for a word of n bytes.
class BpeVocabulary {
public:
    static constexpr std::size_t kMergeCount = 48894;

    /// The vocabulary linked into the program.
    static const BpeVocabulary& clip();

    /// Reads a gzipped list of merges: a title line, then one pair a line, best first; what follows the first
    /// `mergeCount` pairs is not read. Throws Error when the bytes are not such a list.
    BpeVocabulary(std::span<const std::byte> gzippedMerges, std::size_t mergeCount);

    /// Appends the codes of one word (any bytes, not empty).
    void encodeWord(std::string_view word, std::vector<std::int32_t>& codes) const;

    std::int32_t startOfText() const { return size() - 2; }
    std::int32_t endOfText() const { return size() - 1; }
    std::int32_t size() const { return 512 + static_cast<std::int32_t>(rankOfPair_.size()) + 2; }

private:
    class Merging;
    /// Two symbols' codes in one key.
    using Pair = std::uint64_t;
    static Pair pairOf(std::int32_t first, std::int32_t second);

    std::array<std::int32_t, 256> codeOfByte_{};
    std::unordered_map<Pair, std::int32_t> rankOfPair_;
};

} // namespace cliplad
