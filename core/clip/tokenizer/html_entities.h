#pragma once

#include <string>
#include <string_view>

namespace cliplad {

/// Decodes character references as a browser does (and Python's html.unescape): named ones with or without
/// semicolon where HTML 5 allows it, the longest name that fits, numeric ones with HTML's corrections.
/// Both functions are pure; any thread.
std::u32string decodeEntities(std::u32string_view text);

/// Decodes only unambiguous references: those that end in a semicolon, and upper-cased names (&EACUTE;) where
/// HTML has none of that name. What ftfy does.
std::u32string decodeUnambiguousEntities(std::u32string_view text);

/// A C1 control (U+0080 to U+009F) read as the Windows-1252 character that was meant, as HTML and ftfy do;
/// the five that Windows-1252 does not define stay.
char32_t windows1252OfControl(char32_t control);

} // namespace cliplad
