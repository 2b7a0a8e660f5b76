#include "clip/checkpoint/quoted_name.h"

#include <algorithm>

#include <fmt/format.h>

namespace cliplad {
namespace {

constexpr std::size_t kShown = 80;

bool isControl(char c) {
    const auto code = static_cast<unsigned char>(c);
    return code < 0x20 || code == 0x7f;
}

} // namespace

std::string quotedName(std::string_view name) {
    std::string shown(name.substr(0, kShown));
    std::replace_if(shown.begin(), shown.end(), isControl, '?');
    return fmt::format("'{}{}'", shown, name.size() > kShown ? "…" : "");
}

std::string someNames(const std::vector<std::string>& names, std::size_t count) {
    if (names.empty())
        return "none";
    std::string text;
    const std::size_t shown = std::min(count, names.size());
    for (std::size_t i = 0; i < shown; ++i)
        text += (i == 0 ? "" : ", ") + quotedName(names[i]);
    if (names.size() > shown)
        text += fmt::format(" and {} more", names.size() - shown);
    return text;
}

} // namespace cliplad
