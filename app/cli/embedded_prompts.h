#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cliplad::cli {

/// Names of the files of prompts/, which are compiled in so that the program needs no folder beside it.
std::vector<std::string> embeddedPromptNames();

/// The text of prompts/<name>.yaml.
std::optional<std::string_view> embeddedPrompts(std::string_view name);

} // namespace cliplad::cli
