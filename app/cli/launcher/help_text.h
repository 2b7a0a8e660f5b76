#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace cliplad::cli {

/// Begins each help text of `clip-lad --help-all`, with the words of the command behind it.
inline constexpr std::string_view kHelpHeading = "=== ";

/// What a command line that only asks for help is answered with: `clip-lad --help`, `clip-lad score --help`,
/// `clip-lad help score`.
/// @param all   what `clip-lad --help-all` prints
/// @param words of the command line, the program's name first
/// @return empty for any other command line
std::optional<std::string_view> helpText(std::string_view all, std::span<const char* const> words);

} // namespace cliplad::cli
