#pragma once

#include <string>
#include <string_view>

namespace cliplad {

/// Whether the bytes are UTF-8 (RFC 3629). Names of files need not be.
bool isUtf8(std::string_view bytes);

/// Every byte but letters, digits and "-._~/" as %XX: text for names of any bytes.
std::string percentEncoded(std::string_view bytes);
/// Back; what is no %XX stays as it is.
std::string percentDecoded(std::string_view text);

/// A name or path as a JSON value (nlohmann's) that comes back byte for byte: a string, or {"bytes":
/// "%FF.png"} where the name is no UTF-8.
template<class Json>
Json pathJson(const std::string& path) {
    return isUtf8(path) ? Json(path) : Json{{"bytes", percentEncoded(path)}};
}

template<class Json>
bool isPathJson(const Json& value) {
    return value.is_string() || (value.is_object() && value.contains("bytes") && value["bytes"].is_string());
}

/// What pathJson wrote. Throws nlohmann's exception for anything else.
template<class Json>
std::string pathOfJson(const Json& value) {
    return value.is_object() ? percentDecoded(value.at("bytes").template get<std::string>())
                             : value.template get<std::string>();
}

} // namespace cliplad
