#include "clip/tokenizer/html_entities.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>

#include "base/embedded_file.h"

CLIPLAD_EMBEDDED_FILE(html_entities);

namespace cliplad {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// The embedded table; resources/vocabulary/make_html_entities.py says what its lines are.
struct EntityTable {
    std::unordered_map<std::string_view, std::u32string> html;       ///< "amp", "amp;", …
    std::unordered_map<std::string_view, std::u32string> upperCased; ///< "EACUTE;", …

    static const EntityTable& embedded() {
        static const EntityTable table;
        return table;
    }

    EntityTable() {
        constexpr std::size_t kHtmlCount = 2231;
        html.reserve(kHtmlCount);
        upperCased.reserve(kHtmlCount);
        const auto bytes = CLIPLAD_EMBEDDED_BYTES(html_entities);
        std::string_view rest(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            addLine(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }

private:
    void addLine(std::string_view line) {
        const bool isUpperCased = line.starts_with('^');
        line.remove_prefix(isUpperCased ? 1 : 0);
        const std::size_t nameEnd = std::min(line.find(' '), line.size());
        std::u32string value;
        for (const char *at = line.data() + nameEnd, *const end = line.data() + line.size(); at < end;) {
            std::uint32_t codePoint = 0;
            at = std::from_chars(at + 1, end, codePoint, 16).ptr;
            value += static_cast<char32_t>(codePoint);
        }
        (isUpperCased ? upperCased : html).emplace(line.substr(0, nameEnd), std::move(value));
    }
};

/// Names are ASCII; anything else cannot be one.
std::optional<std::string> asciiOf(std::u32string_view text) {
    std::string ascii;
    for (const char32_t c : text) {
        if (c >= 0x80)
            return std::nullopt;
        ascii += static_cast<char>(c);
    }
    return ascii;
}

bool isDecimal(char32_t c) {
    return c >= '0' && c <= '9';
}
bool isHex(char32_t c) {
    return isDecimal(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool isAlphanumeric(char32_t c) {
    return isDecimal(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The text of a numeric reference: one character, or none for a code point that HTML forbids.
std::u32string characterOf(std::uint32_t number) {
    if (number >= 0x80 && number <= 0x9F)
        return {windows1252OfControl(number)};
    if (number == 0 || (number >= 0xD800 && number <= 0xDFFF) || number > 0x10FFFF)
        return {kReplacement};
    const bool isControl =
        number <= 0x08 || number == 0x0B || (number >= 0x0E && number <= 0x1F) || number == 0x7F;
    const bool isNoncharacter = (number >= 0xFDD0 && number <= 0xFDEF) || (number & 0xFFFE) == 0xFFFE;
    if (isControl || isNoncharacter)
        return {};
    return {static_cast<char32_t>(number)};
}

struct NumericReference {
    std::u32string text;
    std::size_t length = 0; ///< characters after the `&`, without a semicolon
};

/// Reads `#65` or `#x41` at the beginning of `text`.
std::optional<NumericReference> readNumeric(std::u32string_view text) {
    if (text.empty() || text[0] != '#')
        return std::nullopt;
    const bool hexadecimal = text.size() > 1 && (text[1] == 'x' || text[1] == 'X');
    const std::size_t begin = hexadecimal ? 2 : 1;
    std::size_t end = begin;
    std::uint32_t number = 0;
    while (end < text.size() && (hexadecimal ? isHex(text[end]) : isDecimal(text[end]))) {
        const char32_t c = text[end++];
        const auto digit = static_cast<std::uint32_t>(isDecimal(c) ? c - '0' : (c | 0x20) - 'a' + 10);
        number = std::min(number * (hexadecimal ? 16 : 10) + digit, 0x110000U);
    }
    if (end == begin)
        return std::nullopt;
    return NumericReference{.text = characterOf(number), .length = end};
}

/// Decodes the named reference at the beginning of `text` (what follows the `&`) into `out`; returns how many
/// characters it took, 0 when there is none.
std::size_t decodeNamed(std::u32string_view text, std::u32string& out) {
    constexpr std::size_t kLongestName = 32;
    constexpr std::u32string_view kNotInNames = U"\t\n\f <&#;";
    std::size_t length = std::min({text.find_first_of(kNotInNames), text.size(), kLongestName});
    if (length == 0)
        return 0;
    if (length < text.size() && text[length] == ';')
        ++length;
    const auto& names = EntityTable::embedded().html;
    for (std::size_t prefix = length; prefix >= 2; --prefix) {
        const auto name = asciiOf(text.substr(0, prefix));
        const auto found = name ? names.find(*name) : names.end();
        if (found != names.end()) {
            out += found->second;
            out += text.substr(prefix, length - prefix);
            return length;
        }
    }
    return 0;
}

} // namespace

char32_t windows1252OfControl(char32_t control) {
    static constexpr char32_t kCharacters[32] = {
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};
    return control >= 0x80 && control <= 0x9F ? kCharacters[control - 0x80] : control;
}

std::u32string decodeEntities(std::u32string_view text) {
    std::u32string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t plain = std::min(text.find(U'&'), text.size());
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty())
            break;
        text.remove_prefix(1);
        std::size_t taken = 0;
        if (const auto numeric = readNumeric(text)) {
            out += numeric->text;
            taken = numeric->length;
            taken += taken < text.size() && text[taken] == ';' ? 1 : 0;
        } else if ((taken = decodeNamed(text, out)) == 0) {
            out += U'&';
        }
        text.remove_prefix(taken);
    }
    return out;
}

std::u32string decodeUnambiguousEntities(std::u32string_view text) {
    constexpr std::size_t kLongestName = 24;
    const EntityTable& table = EntityTable::embedded();
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        if (text[i] == '&') {
            end += end < text.size() && text[end] == '#' ? 1 : 0;
            const std::size_t nameBegin = end;
            while (end < text.size() && end - nameBegin < kLongestName && isAlphanumeric(text[end]))
                ++end;
            if (end == nameBegin || end >= text.size() || text[end] != ';')
                end = i + 1;
        }
        if (end == i + 1) {
            out += text[i++];
            continue;
        }
        const std::u32string_view reference = text.substr(i + 1, end - i); // with the semicolon
        const std::string name = *asciiOf(reference);
        if (const auto named = table.html.find(name); named != table.html.end())
            out += named->second;
        else if (const auto upper = table.upperCased.find(name); upper != table.upperCased.end())
            out += upper->second;
        else if (const auto numeric = readNumeric(reference);
                 numeric && numeric->length + 1 == reference.size() && numeric->text != U";")
            out += numeric->text;
        else
            out += text.substr(i, end + 1 - i);
        i = end + 1;
    }
    return out;
}

} // namespace cliplad
