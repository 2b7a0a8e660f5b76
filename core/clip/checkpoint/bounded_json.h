#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace cliplad {

/// Parses JSON from outside: at most `maxDepth` levels of nesting and a million values, no key twice in one
/// object. Throws Error naming `where`.
nlohmann::json parseBoundedJson(std::string_view text, const std::string& where, int maxDepth = 16);

} // namespace cliplad
