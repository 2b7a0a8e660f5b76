#pragma once

#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/error.h"

namespace cliplad {

/// One declared setting: everything that YAML, `--set`, `clip-lad settings`, the Tune page and the manual say
/// of it.
///
/// A settings struct keeps its fields with defaults and lists one descriptor per field beside them:
///
///     struct ClusterSettings {
///         int count = 10;
///         static const SettingList<ClusterSettings>& settings();
///     };
///     const SettingList<ClusterSettings>& ClusterSettings::settings() {
///         static const SettingList<ClusterSettings> list = {
///             number("clusters", &ClusterSettings::count, "Clusters", "…help…", {.min = 1, .max = 64}),
///         };
///         return list;
///     }
///
/// Values travel as text: `true`/`false`, decimal numbers, or one of `choices` for an enumeration.
struct SettingInfo {
    enum class Kind { Boolean, Integer, Real, Choice };

    std::string key;   ///< as in YAML and --set, without the group's prefix: lower case, dashes
    std::string label; ///< as a form shows it
    std::string help;  ///< one line
    std::string unit;  ///< "px", "patches", … or empty
    Kind kind = Kind::Real;
    double min = std::numeric_limits<double>::lowest();
    double max = std::numeric_limits<double>::max();
    double step = 1;
    std::vector<std::string> choices; ///< Kind::Choice only
};

template<class Struct>
struct Setting {
    SettingInfo info;
    std::function<std::string(const Struct&)> get;
    /// Throws Error with `where` = the key when the text is not a value in range.
    std::function<void(Struct&, std::string_view)> set;
};

template<class Struct>
using SettingList = std::vector<Setting<Struct>>;

struct NumberRange {
    double min = 0;
    double max = 1;
    double step = 1;
    std::string unit = {};
};

namespace detail {
std::string formatReal(double value);                               ///< shortest text that reads back equal
double parseNumber(std::string_view text, const SettingInfo& info); ///< checks range and integrality
bool parseBoolean(std::string_view text, const SettingInfo& info);
std::size_t parseChoice(std::string_view text, const SettingInfo& info);
} // namespace detail

template<class T>
concept SettingNumber = std::is_arithmetic_v<T> && !std::is_same_v<T, bool>;

template<class T>
concept SettingEnum = std::is_enum_v<T>;

/// An int, std::uint64_t, float or double member.
template<class Struct, SettingNumber Number>
Setting<Struct> number(std::string key, Number Struct::*member, std::string label, std::string help,
                       const NumberRange& range) {
    constexpr bool integral = std::is_integral_v<Number>;
    SettingInfo info{.key = std::move(key),
                     .label = std::move(label),
                     .help = std::move(help),
                     .unit = range.unit,
                     .kind = integral ? SettingInfo::Kind::Integer : SettingInfo::Kind::Real,
                     .min = range.min,
                     .max = range.max,
                     .step = range.step,
                     .choices = {}};
    return {.info = info,
            .get = [member](const Struct& s) { return detail::formatReal(static_cast<double>(s.*member)); },
            .set =
                [member, info](Struct& s, std::string_view text) {
                    s.*member = static_cast<Number>(detail::parseNumber(text, info));
                }};
}

template<class Struct>
Setting<Struct> boolean(std::string key, bool Struct::*member, std::string label, std::string help) {
    SettingInfo info{.key = std::move(key),
                     .label = std::move(label),
                     .help = std::move(help),
                     .unit = {},
                     .kind = SettingInfo::Kind::Boolean,
                     .min = 0,
                     .max = 1,
                     .step = 1,
                     .choices = {}};
    return {.info = info,
            .get = [member](const Struct& s) { return std::string(s.*member ? "true" : "false"); },
            .set = [member, info](Struct& s,
                                  std::string_view text) { s.*member = detail::parseBoolean(text, info); }};
}

/// An enumeration member; `choices` are the texts of its values 0, 1, 2, …
template<class Struct, SettingEnum Enum>
Setting<Struct> choice(std::string key, Enum Struct::*member, std::string label, std::string help,
                       std::vector<std::string> choices) {
    SettingInfo info{.key = std::move(key),
                     .label = std::move(label),
                     .help = std::move(help),
                     .unit = {},
                     .kind = SettingInfo::Kind::Choice,
                     .min = 0,
                     .max = 0,
                     .step = 1,
                     .choices = std::move(choices)};
    return {
        .info = info,
        .get = [member, info](const Struct& s) { return info.choices[static_cast<std::size_t>(s.*member)]; },
        .set =
            [member, info](Struct& s, std::string_view text) {
                s.*member = static_cast<Enum>(detail::parseChoice(text, info));
            }};
}

/// The settings of a struct that is a member of another, their keys with `prefix` before them ("crf-",
/// "fusion.").
template<class Outer, class Inner>
SettingList<Outer> nested(const std::string& prefix, Inner Outer::*member, const SettingList<Inner>& inner) {
    SettingList<Outer> outer;
    for (const Setting<Inner>& setting : inner) {
        SettingInfo info = setting.info;
        info.key = prefix + info.key;
        outer.push_back(
            {.info = std::move(info),
             .get = [member, get = setting.get](const Outer& s) { return get(s.*member); },
             .set = [member, set = setting.set](Outer& s, std::string_view text) { set(s.*member, text); }});
    }
    return outer;
}

/// The candidate nearest to `word` by edit distance, for "did you mean"; empty when nothing is near.
std::string nearestWord(std::string_view word, const std::vector<std::string>& candidates);

} // namespace cliplad
