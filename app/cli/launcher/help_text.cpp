#include "launcher/help_text.h"

#include <string>

namespace cliplad::cli {

std::optional<std::string_view> helpText(std::string_view all, std::span<const char* const> words) {
    const auto is = [](const char* word, std::string_view text) { return word == text; };
    std::span<const char* const> command; // between the program's name and what asks
    if (words.size() > 1 && (is(words.back(), "--help") || is(words.back(), "-h")))
        command = words.subspan(1, words.size() - 2);
    else if (words.size() > 1 && is(words[1], "help"))
        command = words.subspan(2);
    else
        return std::nullopt;
    std::string heading(kHelpHeading);
    heading += "clip-lad";
    for (const char* word : command)
        heading.append(" ").append(word);
    heading += '\n';
    const std::size_t found = all.find(heading);
    if (found == std::string_view::npos || (found > 0 && all[found - 1] != '\n'))
        return std::nullopt;
    const std::size_t begin = found + heading.size();
    const std::size_t end = all.find("\n" + std::string(kHelpHeading), begin);
    return all.substr(begin, end == std::string_view::npos ? end : end + 1 - begin);
}

} // namespace cliplad::cli
