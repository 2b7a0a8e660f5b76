#include "base/setting.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <optional>

#include <fmt/format.h>

#include "base/lower_case.h"

namespace cliplad {

namespace {

std::optional<bool> booleanOf(std::string_view text) {
    if (text == "true" || text == "on" || text == "yes" || text == "1")
        return true;
    if (text == "false" || text == "off" || text == "no" || text == "0")
        return false;
    return std::nullopt;
}

} // namespace

namespace detail {

std::string formatReal(double value) {
    return fmt::format("{}", value);
}

double parseNumber(std::string_view text, const SettingInfo& info) {
    const bool integral = info.kind == SettingInfo::Kind::Integer;
    const std::string expected =
        fmt::format("expected {} from {} to {}{}{}", integral ? "a whole number" : "a number", info.min,
                    info.max, info.unit.empty() ? "" : " ", info.unit);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isNumber = error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
    if (!isNumber || (integral && value != std::floor(value)) || value < info.min || value > info.max)
        throw Error(fmt::format("{}, found '{}'", expected, text), info.key);
    return value;
}

bool parseBoolean(std::string_view text, const SettingInfo& info) {
    if (const auto value = booleanOf(text))
        return *value;
    throw Error(fmt::format("expected true or false, found '{}'", text), info.key);
}

std::size_t parseChoice(std::string_view text, const SettingInfo& info) {
    const auto choiceOf = [&](std::string_view choice) {
        return std::find(info.choices.begin(), info.choices.end(), choice);
    };
    auto found = choiceOf(text);
    if (found == info.choices.end() && choiceOf("true") != info.choices.end()) // a switch with a third value
        if (const auto value = booleanOf(text))
            found = choiceOf(*value ? "true" : "false");
    if (found == info.choices.end())
        throw Error(fmt::format("expected one of {}, found '{}'", fmt::join(info.choices, ", "), text),
                    info.key);
    return static_cast<std::size_t>(found - info.choices.begin());
}

} // namespace detail

namespace {

std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, substituted});
        }
    }
    return row.back();
}

} // namespace

std::string nearestWord(std::string_view word, const std::vector<std::string>& candidates) {
    std::string nearest;
    std::size_t best = std::max<std::size_t>(2, word.size() / 3) + 1;
    const std::string wanted = inLowerCase(word);
    for (const std::string& candidate : candidates) {
        const std::string known = inLowerCase(candidate);
        // Whoever writes the beginning of a long name means that name.
        const bool isBeginning = wanted.size() >= 3 && known.starts_with(wanted);
        const std::size_t distance = isBeginning ? 1 : editDistance(wanted, known);
        if (distance < best) {
            best = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace cliplad
