#include "clip/bpe_vocabulary.h"

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

void BpeVocabulary::encodeWord(std::string_view word, std::vector<std::int32_t>& codes) const {
    // The symbols are a list threaded through arrays; a merged-away symbol keeps code kGone.
    constexpr std::int32_t kGone = -1;
    const auto count = static_cast<std::int32_t>(word.size());
    std::vector<std::int32_t> symbols(word.size()), next(word.size()), previous(word.size());
    for (std::int32_t i = 0; i < count; ++i) {
        symbols[i] = codeOfByte_[static_cast<unsigned char>(word[i])] + (i + 1 == count ? kWordEndOffset : 0);
        next[i] = i + 1;
        previous[i] = i - 1;
    }

    // A min-heap of (rank, position); stale entries are recognised when they surface.
    std::vector<std::uint64_t> heap;
    const auto push = [&](std::int32_t position) {
        if (position < 0 || next[position] >= count)
            return;
        const auto found = rankOfPair_.find(pairOf(symbols[position], symbols[next[position]]));
        if (found == rankOfPair_.end())
            return;
        heap.push_back(static_cast<std::uint64_t>(found->second) << 32 |
                       static_cast<std::uint32_t>(position));
        std::push_heap(heap.begin(), heap.end(), std::greater<>());
    };
    for (std::int32_t i = 0; i < count; ++i)
        push(i);

    std::vector<std::int32_t> merged;
    while (!heap.empty()) {
        const std::uint64_t rank = heap.front() >> 32;
        merged.clear();
        while (!heap.empty() && heap.front() >> 32 == rank) {
            const auto position = static_cast<std::int32_t>(heap.front() & 0xFFFFFFFF);
            std::pop_heap(heap.begin(), heap.end(), std::greater<>());
            heap.pop_back();
            const std::int32_t second = next[position];
            if (symbols[position] == kGone || second >= count)
                continue;
            const auto found = rankOfPair_.find(pairOf(symbols[position], symbols[second]));
            if (found == rankOfPair_.end() || static_cast<std::uint64_t>(found->second) != rank)
                continue;
            symbols[position] = kFirstMerge + found->second;
            symbols[second] = kGone;
            next[position] = next[second];
            if (next[position] < count)
                previous[next[position]] = position;
            merged.push_back(position);
        }
        // New pairs wait until every occurrence of this one is merged, as the reference does.
        for (const std::int32_t position : merged) {
            push(previous[position]);
            push(position);
        }
    }
    for (std::int32_t i = 0; i < count; i = next[i])
        codes.push_back(symbols[i]);
}

} // namespace cliplad
