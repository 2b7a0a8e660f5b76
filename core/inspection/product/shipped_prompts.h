#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cliplad {

/// Names of the files of prompts/, which are compiled in so that the program needs no folder beside it.
std::vector<std::string> shippedPromptNames();

/// The text of prompts/<name>.yaml.
std::optional<std::string_view> shippedPrompts(std::string_view name);

} // namespace cliplad
