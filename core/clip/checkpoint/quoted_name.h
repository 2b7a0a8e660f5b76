#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cliplad {

/// A name from a file as an error message may show it: quoted, without control characters, at most 80 bytes.
std::string quotedName(std::string_view name);

/// A few of many names, for "found 'a', 'b', 'c' and 12 more".
std::string someNames(const std::vector<std::string>& names, std::size_t count = 4);

} // namespace cliplad
