#include "clip/tokenizer/tokenizer.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "base/error.h"
#include "clip/tokenizer/text_cleaning.h"

namespace cliplad {
namespace {

constexpr std::u32string_view kStartOfText = U"<start_of_text>";
constexpr std::u32string_view kEndOfText = U"<end_of_text>";
constexpr std::u32string_view kContractions[] = {U"'s", U"'t", U"'re", U"'ve", U"'m", U"'ll", U"'d"};

enum class CharacterClass { Letter, Number, Space, Skipped, Other };

CharacterClass classOf(char32_t c) {
    // The reference's case-insensitive classes exclude this mark from letters and from everything else too.
    constexpr char32_t kCombiningIotaBelow = 0x0345;
    if (c == kCombiningIotaBelow)
        return CharacterClass::Skipped;
    const auto point = static_cast<UChar32>(c);
    const auto mask = U_GET_GC_MASK(point);
    if ((mask & U_GC_L_MASK) != 0)
        return CharacterClass::Letter;
    if ((mask & U_GC_N_MASK) != 0)
        return CharacterClass::Number;
    return u_isUWhiteSpace(point) ? CharacterClass::Space : CharacterClass::Other;
}

/// Lower-case text against a lower-case pattern, ignoring case: the long s is the one other form that is
/// left.
bool beginsWith(std::u32string_view text, std::u32string_view pattern) {
    constexpr char32_t kLongS = 0x017F;
    return text.size() >= pattern.size() &&
           std::equal(pattern.begin(), pattern.end(), text.begin(),
                      [](char32_t p, char32_t c) { return c == p || (p == U's' && c == kLongS); });
}

/// The length of the word at the beginning of cleaned text; 0 when its first character belongs to no word.
std::size_t wordLength(std::u32string_view text) {
    if (text[0] == U'<')
        for (const auto marker : {kStartOfText, kEndOfText})
            if (beginsWith(text, marker))
                return marker.size();
    if (text[0] == U'\'')
        for (const auto contraction : kContractions)
            if (beginsWith(text, contraction))
                return contraction.size();
    const CharacterClass first = classOf(text[0]);
    if (first == CharacterClass::Space || first == CharacterClass::Skipped)
        return 0;
    if (first == CharacterClass::Number)
        return 1;
    const auto end =
        std::find_if(text.begin(), text.end(), [first](char32_t c) { return classOf(c) != first; });
    return static_cast<std::size_t>(end - text.begin());
}

std::string toUtf8(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) {
        if (c < 0x80) {
            out += static_cast<char>(c);
            continue;
        }
        const int continuations = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
        constexpr unsigned kLeads[] = {0, 0xC0, 0xE0, 0xF0};
        out += static_cast<char>(kLeads[continuations] | c >> (6 * continuations));
        for (int shift = 6 * (continuations - 1); shift >= 0; shift -= 6)
            out += static_cast<char>(0x80 | (c >> shift & 0x3F));
    }
    return out;
}

} // namespace

const Tokenizer& Tokenizer::clip() {
    static const Tokenizer tokenizer(BpeVocabulary::clip());
    return tokenizer;
}

std::vector<std::int32_t> Tokenizer::encode(std::string_view utf8) const {
    const std::u32string text = cleanText(utf8);
    std::vector<std::int32_t> codes;
    std::u32string_view rest = text;
    while (!rest.empty()) {
        const std::size_t length = wordLength(rest);
        const std::u32string_view word = rest.substr(0, length);
        if (word == kStartOfText)
            codes.push_back(vocabulary_.startOfText());
        else if (word == kEndOfText)
            codes.push_back(vocabulary_.endOfText());
        else if (!word.empty())
            vocabulary_.encodeWord(toUtf8(word), codes);
        rest.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return codes;
}

std::vector<std::int32_t> Tokenizer::tokens(std::string_view utf8, int contextLength) const {
    if (contextLength < 1)
        throw Error(fmt::format("is {}, expected 1 or more", contextLength), "context length", "CLIP has 77");
    const auto length = static_cast<std::size_t>(contextLength);
    std::vector<std::int32_t> tokens = encode(utf8);
    tokens.insert(tokens.begin(), vocabulary_.startOfText());
    tokens.push_back(vocabulary_.endOfText());
    if (tokens.size() > length)
        tokens[length - 1] = vocabulary_.endOfText();
    tokens.resize(length, 0);
    return tokens;
}

} // namespace cliplad
