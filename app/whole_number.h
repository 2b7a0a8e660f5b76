#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <system_error>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace cliplad {

/// For options of the programs: whole and from `least` on, as large as 64 bits hold. CLI11 lets "-1" wrap
/// around and cuts what is larger.
inline CLI::Validator wholeNumber(std::uint64_t least) {
    return {[least](const std::string& text) {
                std::uint64_t value = 0;
                const char* const end = text.data() + text.size();
                const auto [read, error] = std::from_chars(text.data(), end, value);
                return read == end && error == std::errc() && value >= least
                           ? std::string()
                           : fmt::format("expected a whole number from {}, found '{}'", least, text);
            },
            fmt::format("INT >= {}", least)};
}

} // namespace cliplad
