#include "recipe_options.h"

#include <filesystem>
#include <string_view>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "argument_checks.h"
#include "base/error.h"
#include "base/setting.h"
#include "inspection/presets.h"
#include "inspection/product/ignore_file.h"
#include "inspection/product/shipped_prompts.h"

namespace cliplad::cli {
namespace {

void requireKeyAndValue(const std::string& text) {
    if (text.find('=') == std::string::npos)
        throw Error(fmt::format("expected key=value, found '{}'", text), {},
                    "for example --set clusters.count=12; `clip-lad settings` lists them");
}

/// @param text "group.key=value"
void applySetting(InspectionSettings& settings, const std::string& text) {
    const std::size_t equals = text.find('=');
    setSetting(settings, std::string_view(text).substr(0, equals), std::string_view(text).substr(equals + 1));
}

void change(InspectionSettings& settings, const std::string& preset, const std::vector<std::string>& texts) {
    if (!preset.empty())
        applyPreset(settings, preset);
    for (const std::string& text : texts)
        applySetting(settings, text);
}

PromptFile readPrompts(const std::string& name, const std::string& preset,
                       const std::vector<std::string>& settings) {
    PromptFile file = findPrompts(name);
    change(file.settings, preset, settings);
    return file;
}

std::string fileIn(const std::string& folder, const std::string& dataSet) {
    return (std::filesystem::path(folder) / (dataSet + ".yaml")).string();
}

} // namespace

void RecipeOptions::addTo(CLI::App& command, bool promptsRequired) {
    CLI::Option* file =
        command.add_option("--prompts", prompts,
                           "YAML file with the words of the product, or the name of one of prompts/ "
                           "(pushpins, screw_bag, …)");
    file->type_name("FILE");
    if (promptsRequired)
        file->required();
    command
        .add_option("--preset", preset,
                    "A configuration by its name, on top of the prompt file's settings: paper; `clip-lad "
                    "settings` says what it sets")
        ->check(accepted([](const std::string& name) {
            InspectionSettings tried;
            applyPreset(tried, name);
        }))
        ->type_name("NAME");
    repeatable(command.add_option(
                   "--set", settings,
                   "A setting on top of those, of which each has its own --set; see `clip-lad settings`"))
        ->type_name("KEY=VALUE")
        ->check(accepted(requireKeyAndValue));
    command
        .add_option("--ignore", ignore,
                    "YAML file with what nothing looks at, in pixels of a photo of the size given:\n"
                    "photo: [1280, 960]\n"
                    "rectangles: [[0, 0, 200, 80]]  # x, y, width, height\n"
                    "polygons: [[[900, 10], [1270, 10], [1270, 300]]]")
        ->type_name("FILE");
}

PromptFile RecipeOptions::read() const {
    return readPrompts(prompts, preset, settings);
}

std::optional<std::string> RecipeOptions::promptsFor(const std::string& dataSet) const {
    const auto compiledIn = [](const std::string& name) {
        return shippedPrompts(name) ? std::optional(name) : std::nullopt;
    };
    if (prompts.empty())
        return compiledIn(dataSet);
    std::error_code unknown;
    if (!std::filesystem::is_directory(prompts, unknown))
        return prompts;
    const std::string file = fileIn(prompts, dataSet);
    // A folder, say a data set, often has the name of its prompts.
    return std::filesystem::exists(file, unknown) ? std::optional(file) : compiledIn(prompts);
}

EnrolmentRequest RecipeOptions::readFor(const std::string& dataSet) const {
    const std::optional<std::string> name = promptsFor(dataSet);
    if (!name && prompts.empty())
        throw Error("there are no words for this data set in the program", dataSet,
                    "give them with --prompts FILE");
    if (!name)
        throw Error("does not exist", fileIn(prompts, dataSet),
                    fmt::format("write the words of {} there, or name their file with --prompts", dataSet));
    const PromptFile file = readPrompts(*name, preset, settings);
    return {.name = dataSet,
            .prompts = file.prompts,
            .settings = file.settings,
            .ignore = readIgnore(),
            .threshold = std::nullopt,
            .shots = {},
            .validation = {}};
}

bool RecipeOptions::hasWordsFor(const std::string& dataSet) const {
    return promptsFor(dataSet).has_value();
}

EnrolmentRequest RecipeOptions::readWithoutWords(const std::string& dataSet) const {
    EnrolmentRequest request{.name = dataSet,
                             .prompts = {},
                             .settings = {},
                             .ignore = readIgnore(),
                             .threshold = std::nullopt,
                             .shots = {},
                             .validation = {}};
    change(request.settings, preset, settings);
    return request;
}

IgnoreRegions RecipeOptions::readIgnore() const {
    return ignore.empty() ? IgnoreRegions{} : readIgnoreFile(ignore);
}

PromptFile findPrompts(const std::string& name) {
    std::error_code error;
    const bool isThere = std::filesystem::exists(name, error);
    std::error_code unknown; // then reading tells it
    // A folder, say a product or a data set, often has the name of its prompts.
    if (!isThere || std::filesystem::is_directory(name, unknown))
        if (const auto text = shippedPrompts(name))
            return parsePromptFile(*text, "prompts/" + name + ".yaml");
    if (!isThere) {
        const std::vector<std::string> names = shippedPromptNames();
        const std::string nearest = nearestWord(name, names);
        throw Error(error ? "cannot be looked at: " + error.message() : "does not exist", name,
                    fmt::format("name a prompt file, or one of {}{}", fmt::join(names, ", "),
                                nearest.empty() ? "" : fmt::format(" (did you mean {}?)", nearest)));
    }
    return readPromptFile(name);
}

} // namespace cliplad::cli
