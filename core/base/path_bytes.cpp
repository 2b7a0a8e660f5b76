#include "base/path_bytes.h"

#include <cstddef>
#include <cstdint>

namespace cliplad {
namespace {

constexpr std::string_view kDigits = "0123456789ABCDEF";

/// Value of a hexadecimal digit; npos for anything else.
std::size_t digitOf(char c) {
    return kDigits.find(c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c);
}

bool isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~/").find(c) != std::string_view::npos;
}

/// How many bytes the character has that begins with this one; 0: none does.
std::size_t lengthOf(std::uint8_t lead) {
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead < 0xe0)
        return 2;
    if (lead >= 0xe0 && lead < 0xf0)
        return 3;
    return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

/// The second byte is held to more than the others: no overlong forms, no surrogates, nothing past U+10FFFF.
bool isSecond(std::uint8_t lead, std::uint8_t second) {
    const std::uint8_t least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const std::uint8_t most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    return second >= least && second <= most;
}

} // namespace

bool isUtf8(std::string_view bytes) {
    const auto byte = [bytes](std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); };
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = lengthOf(byte(at));
        if (length == 0 || at + length > bytes.size() || (length > 1 && !isSecond(byte(at), byte(at + 1))))
            return false;
        for (std::size_t i = 2; i < length; ++i)
            if (byte(at + i) < 0x80 || byte(at + i) > 0xbf)
                return false;
        at += length;
    }
    return true;
}

std::string percentEncoded(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) {
        if (isPlain(c)) {
            text += c;
            continue;
        }
        const auto byte = static_cast<std::uint8_t>(c);
        text += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
    return text;
}

std::string percentDecoded(std::string_view text) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool isLong = at + 2 < text.size();
        const std::size_t high = isLong ? digitOf(text[at + 1]) : std::string::npos;
        const std::size_t low = isLong ? digitOf(text[at + 2]) : std::string::npos;
        if (text[at] != '%' || high == std::string::npos || low == std::string::npos) {
            bytes += text[at];
            continue;
        }
        bytes += static_cast<char>(high << 4U | low);
        at += 2;
    }
    return bytes;
}

} // namespace cliplad
