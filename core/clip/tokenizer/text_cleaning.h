#pragma once

#include <string>
#include <string_view>

namespace cliplad {

/// The longest text that is cleaned, in bytes; a prompt is a sentence.
inline constexpr std::size_t kMaxTextBytes = 128 * 1024;

/// Text as OpenCLIP's tokenizer prepares it before it looks for words (`clean="lower"`): repaired, entities
/// decoded twice, white space collapsed, lower case. A pure function; any thread.
///
/// The repair is what ftfy 6.3 does to well-formed UTF-8: HTML entities (unless the text so far has a `<`),
/// C1 controls read as Windows-1252, ligatures, full and half width, curly quotes, line breaks, terminal
/// escapes, control characters, NFC; each line again until nothing changes, at most 100 times. Left out:
/// guessing that text was decoded with a wrong encoding ("Ã©" stays as it is). Invalid UTF-8 becomes U+FFFD.
///
/// Characters that Unicode added after the version of the ICU in use (15.0 on Debian 12) are in no class yet
/// and have no case, so words in the newest scripts may be cut otherwise than in Python's.
///
/// Throws Error when the text is longer than kMaxTextBytes.
std::u32string cleanText(std::string_view utf8);

} // namespace cliplad
