#include "clip/tokenizer/text_cleaning.h"

#include <algorithm>

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/error.h"
#include "clip/tokenizer/html_entities.h"

namespace cliplad {
namespace {

std::u32string toUtf32(const icu::UnicodeString& text) {
    std::u32string out;
    out.reserve(static_cast<std::size_t>(text.length()));
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
        out += static_cast<char32_t>(text.char32At(i));
    return out;
}

icu::UnicodeString toUtf16(std::u32string_view text) {
    return icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                         static_cast<std::int32_t>(text.size()));
}

/// Puts runs of combining marks into canonical order, which changes no normal form. ICU would insert them one
/// by one, in quadratic time for a hostile run.
std::u32string withOrderedMarks(std::u32string_view text) {
    const auto classOf = [](char32_t c) { return u_getCombiningClass(static_cast<UChar32>(c)); };
    const auto isMark = [&](char32_t c) { return classOf(c) != 0; };
    std::u32string out(text);
    for (auto begin = std::find_if(out.begin(), out.end(), isMark); begin != out.end();) {
        const auto end = std::find_if_not(begin, out.end(), isMark);
        std::stable_sort(begin, end, [&](char32_t a, char32_t b) { return classOf(a) < classOf(b); });
        begin = std::find_if(end, out.end(), isMark);
    }
    return out;
}

std::u32string normalize(std::u32string_view text, bool compatibility) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* form =
        compatibility ? icu::Normalizer2::getNFKCInstance(status) : icu::Normalizer2::getNFCInstance(status);
    const icu::UnicodeString normal =
        U_SUCCESS(status) ? form->normalize(toUtf16(withOrderedMarks(text)), status) : icu::UnicodeString();
    if (U_FAILURE(status))
        throw Error(fmt::format("cannot be normalised: {}", u_errorName(status)), "text",
                    "check ICU's installation");
    return toUtf32(normal);
}

/// The letters of a Latin ligature or digraph; empty for any other character.
std::u32string_view lettersOfLigature(char32_t c) {
    switch (c) {
    case 0x0132:
        return U"IJ";
    case 0x0133:
        return U"ij";
    case 0x0149:
        return U"\u02bcn";
    case 0x01C4:
        return U"D\u017d";
    case 0x01C5:
        return U"D\u017e";
    case 0x01C6:
        return U"d\u017e";
    case 0x01C7:
        return U"LJ";
    case 0x01C8:
        return U"Lj";
    case 0x01C9:
        return U"lj";
    case 0x01CA:
        return U"NJ";
    case 0x01CB:
        return U"Nj";
    case 0x01CC:
        return U"nj";
    case 0x01F1:
        return U"DZ";
    case 0x01F2:
        return U"Dz";
    case 0x01F3:
        return U"dz";
    case 0xFB00:
        return U"ff";
    case 0xFB01:
        return U"fi";
    case 0xFB02:
        return U"fl";
    case 0xFB03:
        return U"ffi";
    case 0xFB04:
        return U"ffl";
    case 0xFB05:
        return U"\u017ft";
    case 0xFB06:
        return U"st";
    default:
        return {};
    }
}

std::u32string readC1AsWindows1252(std::u32string text) {
    std::transform(text.begin(), text.end(), text.begin(), windows1252OfControl);
    return text;
}

std::u32string separateLigatures(std::u32string_view text) {
    std::u32string out;
    for (const char32_t c : text) {
        const std::u32string_view letters = lettersOfLigature(c);
        if (letters.empty())
            out += c;
        else
            out += letters;
    }
    return out;
}

/// Full-width Latin, half-width Katakana and Hangul to their usual width.
std::u32string standardWidth(std::u32string_view text) {
    constexpr char32_t kIdeographicSpace = 0x3000;
    std::u32string out;
    for (const char32_t c : text) {
        if (c >= 0xFF01 && c <= 0xFFEF)
            out += normalize({&c, 1}, true);
        else
            out += c == kIdeographicSpace ? U' ' : c;
    }
    return out;
}

std::u32string straightQuotes(std::u32string text) {
    for (char32_t& c : text) {
        if (c == 0x02BC || (c >= 0x2018 && c <= 0x201B))
            c = U'\'';
        else if (c >= 0x201C && c <= 0x201F)
            c = U'"';
    }
    return text;
}

std::u32string unixLineBreaks(std::u32string_view text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n')
            continue;
        out += c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85 ? U'\n' : c;
    }
    return out;
}

/// Removes `ESC [ digits and semicolons letter`, the colours of a terminal.
std::u32string withoutTerminalEscapes(std::u32string_view text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == 0x1B && i + 1 < text.size() && text[i + 1] == '[') {
            std::size_t end = i + 2;
            while (end < text.size() && (text[end] == ';' || u_isdigit(static_cast<UChar32>(text[end]))))
                ++end;
            const char32_t last = end < text.size() ? text[end] | 0x20 : 0;
            if (last >= 'a' && last <= 'z') {
                i = end + 1;
                continue;
            }
        }
        out += text[i++];
    }
    return out;
}

/// Control characters that no reader sees; those that are white space or shape the glyphs stay.
std::u32string withoutControls(std::u32string text) {
    std::erase_if(text, [](char32_t c) {
        return c <= 0x08 || c == 0x0B || (c >= 0x0E && c <= 0x1F) || c == 0x7F ||
               (c >= 0x206A && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFC);
    });
    return text;
}

/// One line, repaired until nothing changes.
std::u32string repairLine(std::u32string text, bool withEntities) {
    // Each level of escaping takes a round; the bound keeps a hostile "&amp;amp;amp;…" from taking minutes.
    constexpr int kMaxRounds = 100;
    for (int round = 0; round < kMaxRounds; ++round) {
        std::u32string repaired = withEntities ? decodeUnambiguousEntities(text) : text;
        repaired = separateLigatures(readC1AsWindows1252(std::move(repaired)));
        repaired = unixLineBreaks(straightQuotes(standardWidth(repaired)));
        repaired = normalize(withoutControls(withoutTerminalEscapes(repaired)), false);
        if (repaired == text)
            break;
        text = std::move(repaired);
    }
    return text;
}

std::u32string repair(std::u32string_view text) {
    std::u32string out;
    bool withEntities = true;
    while (!text.empty()) {
        const std::size_t newline = text.find(U'\n');
        const std::u32string_view line = text.substr(0, newline == text.npos ? newline : newline + 1);
        // A literal < says that this is HTML, whose entities are meant.
        withEntities = withEntities && line.find(U'<') == line.npos;
        out += repairLine(std::u32string(line), withEntities);
        text.remove_prefix(line.size());
    }
    return out;
}

/// White space as Python's str.split() has it: Unicode's, and the four ASCII separators.
bool isPythonSpace(char32_t c) {
    return (c >= 0x1C && c <= 0x1F) || u_isUWhiteSpace(static_cast<UChar32>(c));
}

std::u32string collapseWhiteSpace(std::u32string_view text) {
    std::u32string out;
    bool pendingSpace = false;
    for (const char32_t c : text) {
        if (isPythonSpace(c)) {
            pendingSpace = !out.empty();
            continue;
        }
        if (pendingSpace)
            out += U' ';
        pendingSpace = false;
        out += c;
    }
    return out;
}

} // namespace

std::u32string cleanText(std::string_view utf8) {
    if (utf8.size() > kMaxTextBytes)
        throw Error(fmt::format("has {} bytes, at most {} are read", utf8.size(), kMaxTextBytes), "text",
                    "give a sentence or two");
    const icu::StringPiece piece(utf8.data(), static_cast<std::int32_t>(utf8.size()));
    const std::u32string repaired = repair(toUtf32(icu::UnicodeString::fromUTF8(piece)));
    const std::u32string collapsed = collapseWhiteSpace(decodeEntities(decodeEntities(repaired)));
    return toUtf32(toUtf16(collapsed).toLower(icu::Locale::getRoot()));
}

} // namespace cliplad
