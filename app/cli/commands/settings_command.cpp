#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/json_text.h"
#include "commands/commands.h"
#include "evaluation/result_table.h"
#include "inspection/inspection_settings.h"
#include "inspection/presets.h"

namespace cliplad::cli {
namespace {

using nlohmann::ordered_json;

std::string rangeText(const SettingInfo& info) {
    switch (info.kind) {
    case SettingInfo::Kind::Boolean:
        return "true, false";
    case SettingInfo::Kind::Choice:
        return fmt::format("{}", fmt::join(info.choices, ", "));
    default:
        break;
    }
    return fmt::format("{} … {}{}{}", info.min, info.max, info.unit.empty() ? "" : " ", info.unit);
}

std::string_view kindText(SettingInfo::Kind kind) {
    switch (kind) {
    case SettingInfo::Kind::Boolean:
        return "boolean";
    case SettingInfo::Kind::Integer:
        return "integer";
    case SettingInfo::Kind::Choice:
        return "choice";
    case SettingInfo::Kind::Real:
        break;
    }
    return "real";
}

ordered_json typedValue(const SettingInfo& info, const std::string& text) {
    if (info.kind == SettingInfo::Kind::Choice)
        return text;
    return ordered_json::parse(text, nullptr, false);
}

ordered_json toJson(const Setting<InspectionSettings>& setting) {
    const SettingInfo& info = setting.info;
    ordered_json json = {{"key", info.key},
                         {"label", info.label},
                         {"kind", kindText(info.kind)},
                         {"default", typedValue(info, setting.get({}))}};
    if (info.kind == SettingInfo::Kind::Integer || info.kind == SettingInfo::Kind::Real) {
        json["min"] = info.min;
        json["max"] = info.max;
        json["step"] = info.step;
        json["unit"] = info.unit;
    } else if (info.kind == SettingInfo::Kind::Choice) {
        json["choices"] = info.choices;
    }
    json["help"] = info.help;
    return json;
}

std::string allAsJson() {
    ordered_json list = ordered_json::array();
    for (const auto& setting : inspectionSettings())
        list.push_back(toJson(setting));
    return jsonText(list) + "\n";
}

/// Each preset with what it sets: "clusters.ensemble=0, …".
std::vector<std::pair<const Preset*, std::string>> presetTexts() {
    std::vector<std::pair<const Preset*, std::string>> texts;
    for (const Preset& preset : presets()) {
        std::vector<std::string> values;
        for (const auto& [key, value] : preset.values)
            values.push_back(fmt::format("{}={}", key, value));
        texts.emplace_back(&preset, fmt::format("{}", fmt::join(values, ", ")));
    }
    return texts;
}

/// The whole of prompts/SETTINGS.md.
std::string allAsMarkdown() {
    ResultTable table{.columns = {"setting", "default", "values", "what it does"}, .wordColumns = 4};
    for (const auto& setting : inspectionSettings())
        table.rows.push_back({fmt::format("`{}`", setting.info.key), setting.get({}), rangeText(setting.info),
                              setting.info.help});
    std::string presets =
        "\n## Presets\n\n`--preset NAME` sets many at once, over those of the prompt file:\n\n";
    for (const auto& [preset, values] : presetTexts())
        presets += fmt::format("- `{}`: {} `{}`\n", preset->name, preset->help, values);
    return "# Settings\n\n"
           "Each goes under `settings:` of a prompt file or of product.yaml, or behind `--set` as "
           "KEY=VALUE.\n"
           "This page is what `clip-lad settings --markdown > prompts/SETTINGS.md` writes.\n\n" +
           toMarkdown(table) + presets;
}

std::string allAsText() {
    std::string text;
    for (const auto& setting : inspectionSettings())
        text += fmt::format("{} = {}\n    {}\n    values: {}\n", setting.info.key, setting.get({}),
                            setting.info.help, rangeText(setting.info));
    for (const auto& [preset, values] : presetTexts())
        text += fmt::format("--preset {}\n    {}\n    sets: {}\n", preset->name, preset->help, values);
    return text;
}

} // namespace

void addSettingsCommand(CLI::App& program, Session& session) {
    CLI::App* command =
        addCommand(program, "settings", "List every setting of the method: key, default, range, what it does",
                   "  clip-lad settings\n"
                   "  clip-lad enrol tray --set clusters.count=12 --shots 1.jpg --prompts tray.yaml");
    addJsonFlag(*command, session, "As a JSON list");
    auto markdown = std::make_shared<bool>(false);
    command->add_flag("--markdown", *markdown, "As a Markdown page: prompts/SETTINGS.md");
    command->callback([&session, markdown] {
        session.print(session.json ? allAsJson() : *markdown ? allAsMarkdown() : allAsText());
    });
}

} // namespace cliplad::cli
