#pragma once

#include <string>

namespace cliplad {

/// A JSON value (nlohmann's) as text. Names of files need not be UTF-8: their stray bytes become U+FFFD,
/// where nlohmann's own default is to throw.
/// @param indent spaces a level; −1: all on one line
template<class Json>
std::string jsonText(const Json& json, int indent = 2) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace cliplad
