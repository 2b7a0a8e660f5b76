#include "clip/tokenizer/bpe_vocabulary.h"

#include <algorithm>
#include <functional>
#include <string>

#include <fmt/format.h>
#include <zlib.h>

#include "base/embedded_file.h"
#include "base/error.h"

CLIPLAD_EMBEDDED_FILE(clip_vocabulary);

namespace cliplad {
namespace {

constexpr std::int32_t kWordEndOffset = 256;
constexpr std::int32_t kFirstMerge = 512;
constexpr std::string_view kWordEnd = "</w>";

[[noreturn]] void throwDamaged(const std::string& problem) {
    throw Error(problem, "byte-pair vocabulary", "use bpe_simple_vocab_16e6.txt.gz as OpenCLIP has it");
}

/// The first `lineCount` lines of gzipped text, without inflating much more.
std::string inflateLines(std::span<const std::byte> gzipped, std::size_t lineCount) {
    constexpr int kGzipWindow = 15 + 16;
    z_stream stream{};
    if (inflateInit2(&stream, kGzipWindow) != Z_OK)
        throwDamaged("cannot be inflated");
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(gzipped.data()));
    stream.avail_in = static_cast<uInt>(gzipped.size());

    std::string text;
    std::array<char, 65536> block;
    std::size_t lines = 0;
    int status = Z_OK;
    while (status == Z_OK && lines < lineCount) {
        stream.next_out = reinterpret_cast<Bytef*>(block.data());
        stream.avail_out = static_cast<uInt>(block.size());
        status = inflate(&stream, Z_NO_FLUSH);
        const std::size_t count = block.size() - stream.avail_out;
        lines += static_cast<std::size_t>(std::count(block.data(), block.data() + count, '\n'));
        text.append(block.data(), count);
    }
    inflateEnd(&stream);
    if (status != Z_OK && status != Z_STREAM_END)
        throwDamaged("is not whole gzipped text");
    return text;
}

/// The bytes in the order of their codes: the printable ones of Latin-1, then the others.
std::array<unsigned, 256> bytesInCodeOrder() {
    const auto printable = [](unsigned byte) {
        return (byte >= '!' && byte <= '~') || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
    };
    std::array<unsigned, 256> bytes{};
    std::size_t count = 0;
    for (const bool wanted : {true, false})
        for (unsigned byte = 0; byte < 256; ++byte)
            if (printable(byte) == wanted)
                bytes[count++] = byte;
    return bytes;
}

/// The letter that stands for a byte in the list of merges: itself, or one above U+0100 where it is not
/// printable.
std::string letterOfCode(std::size_t code, unsigned byte) {
    constexpr std::size_t kPrintableCount = 188;
    const unsigned letter =
        code < kPrintableCount ? byte : static_cast<unsigned>(256 + code - kPrintableCount);
    if (letter < 0x80)
        return std::string(1, static_cast<char>(letter));
    return {static_cast<char>(0xC0 | letter >> 6), static_cast<char>(0x80 | (letter & 0x3F))};
}

std::string_view takeLine(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

} // namespace

BpeVocabulary::Pair BpeVocabulary::pairOf(std::int32_t first, std::int32_t second) {
    return static_cast<Pair>(first) << 32 | static_cast<Pair>(second);
}

const BpeVocabulary& BpeVocabulary::clip() {
    static const BpeVocabulary vocabulary(CLIPLAD_EMBEDDED_BYTES(clip_vocabulary), kMergeCount);
    return vocabulary;
}

BpeVocabulary::BpeVocabulary(std::span<const std::byte> gzippedMerges, std::size_t mergeCount) {
    std::unordered_map<std::string, std::int32_t> codeOfSymbol;
    codeOfSymbol.reserve(static_cast<std::size_t>(kFirstMerge) + mergeCount);
    rankOfPair_.reserve(mergeCount);
    const auto bytes = bytesInCodeOrder();
    for (std::size_t code = 0; code < bytes.size(); ++code) {
        codeOfByte_[bytes[code]] = static_cast<std::int32_t>(code);
        const std::string letter = letterOfCode(code, bytes[code]);
        codeOfSymbol.emplace(letter, static_cast<std::int32_t>(code));
        codeOfSymbol.emplace(letter + std::string(kWordEnd),
                             static_cast<std::int32_t>(code) + kWordEndOffset);
    }

    const std::string text = inflateLines(gzippedMerges, mergeCount + 1);
    std::string_view rest = text;
    takeLine(rest);
    for (std::size_t rank = 0; rank < mergeCount; ++rank) {
        const std::string_view line = takeLine(rest);
        const std::size_t space = std::min(line.find(' '), line.size());
        const std::string first(line.substr(0, space));
        const std::string second(line.substr(std::min(space + 1, line.size())));
        const auto firstCode = codeOfSymbol.find(first);
        const auto secondCode = codeOfSymbol.find(second);
        if (firstCode == codeOfSymbol.end() || secondCode == codeOfSymbol.end())
            throwDamaged(
                fmt::format("expected {} pairs of known symbols, pair {} is not one", mergeCount, rank));
        const auto code = static_cast<std::int32_t>(rank);
        if (!rankOfPair_.emplace(pairOf(firstCode->second, secondCode->second), code).second)
            throwDamaged(fmt::format("pair {} is there twice", rank));
        codeOfSymbol.insert_or_assign(first + second, kFirstMerge + code);
    }
}

/// A word while its pairs merge: the symbols are a list threaded through arrays, and a min-heap of
/// (rank, position) says which pair is next. Entries that a merge made stale are recognised when they
/// surface.
class BpeVocabulary::Merging {
public:
    Merging(const BpeVocabulary& vocabulary, std::string_view word)
        : vocabulary_(vocabulary)
        , count_(static_cast<std::int32_t>(word.size()))
        , symbols_(word.size())
        , next_(word.size())
        , previous_(word.size()) {
        for (std::int32_t i = 0; i < count_; ++i) {
            const auto byte = static_cast<unsigned char>(word[i]);
            symbols_[i] = vocabulary.codeOfByte_[byte] + (i + 1 == count_ ? kWordEndOffset : 0);
            next_[i] = i + 1;
            previous_[i] = i - 1;
        }
        for (std::int32_t i = 0; i < count_; ++i)
            push(i);
    }

    /// Merges every occurrence of the best pair, from left to right; false when no pair is left.
    bool mergeBest() {
        if (heap_.empty())
            return false;
        const std::uint64_t rank = heap_.front() >> 32;
        merged_.clear();
        while (!heap_.empty() && heap_.front() >> 32 == rank) {
            const auto position = static_cast<std::int32_t>(heap_.front() & 0xFFFFFFFF);
            std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
            heap_.pop_back();
            if (rankAt(position) == static_cast<std::int32_t>(rank))
                merge(position, static_cast<std::int32_t>(rank));
        }
        // New pairs wait until every occurrence of this one is merged, as the reference does.
        for (const std::int32_t position : merged_) {
            push(previous_[position]);
            push(position);
        }
        return true;
    }

    void appendTo(std::vector<std::int32_t>& codes) const {
        for (std::int32_t i = 0; i < count_; i = next_[i])
            codes.push_back(symbols_[i]);
    }

private:
    static constexpr std::int32_t kMergedAway = -1;
    static constexpr std::int32_t kNoPair = -1;

    /// The rank of the pair that begins here, if there is one.
    std::int32_t rankAt(std::int32_t position) const {
        if (position < 0 || symbols_[position] == kMergedAway || next_[position] >= count_)
            return kNoPair;
        const auto found =
            vocabulary_.rankOfPair_.find(pairOf(symbols_[position], symbols_[next_[position]]));
        return found == vocabulary_.rankOfPair_.end() ? kNoPair : found->second;
    }

    void push(std::int32_t position) {
        const std::int32_t rank = rankAt(position);
        if (rank == kNoPair)
            return;
        heap_.push_back(static_cast<std::uint64_t>(rank) << 32 | static_cast<std::uint32_t>(position));
        std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
    }

    void merge(std::int32_t position, std::int32_t rank) {
        const std::int32_t second = next_[position];
        symbols_[position] = kFirstMerge + rank;
        symbols_[second] = kMergedAway;
        next_[position] = next_[second];
        if (next_[position] < count_)
            previous_[next_[position]] = position;
        merged_.push_back(position);
    }

    const BpeVocabulary& vocabulary_;
    std::int32_t count_;
    std::vector<std::int32_t> symbols_;
    std::vector<std::int32_t> next_;
    std::vector<std::int32_t> previous_;
    std::vector<std::uint64_t> heap_;
    std::vector<std::int32_t> merged_;
};

void BpeVocabulary::encodeWord(std::string_view word, std::vector<std::int32_t>& codes) const {
    Merging merging(*this, word);
    while (merging.mergeBest()) {
    }
    merging.appendTo(codes);
}

} // namespace cliplad
