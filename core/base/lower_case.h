#pragma once

#include <string>
#include <string_view>

namespace cliplad {

/// The text with its ASCII letters in lower case, whatever the locale; all else is left.
std::string inLowerCase(std::string_view text);

} // namespace cliplad
