#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "clip/label.h"
#include "inspection/inspection_settings.h"
#include "inspection/product/yaml_document.h"
#include "inspection/validation_problem.h"

namespace YAML {
class Emitter;
}

namespace cliplad {

/// The words of a product: what is looked for first (coarse), and which parts are told apart (fine).
struct Prompts {
    std::vector<Label> coarse;
    std::vector<Label> fine;

    bool operator==(const Prompts&) const = default;
};

/// A file of prompts/: the words of a product, and settings that go with them.
struct PromptFile {
    std::string title;
    Prompts prompts;
    InspectionSettings settings; ///< defaults, changed by the file's `settings:`
};

/// Reads a YAML of prompts/. Throws Error with file and line for unknown keys, wrong types, unusable words, …
PromptFile readPromptFile(const std::filesystem::path& path);

/// The same from text; `file` is its name in errors.
PromptFile parsePromptFile(std::string_view yaml, const std::string& file);

/// The text of such a file: the words, and those settings that differ from the defaults. Reads back equal.
std::string promptFileYaml(const PromptFile& file);

/// Writes it, atomically. Throws Error where the words could not be read again (validatePrompts), or the
/// place cannot be written.
void writePromptFile(const PromptFile& file, const std::filesystem::path& path);

/// What is wrong with the words, in the order of the labels; empty when they can be used.
///
/// Among others: no foreground, no part, a label without words, words that stand under two labels, and words
/// that are longer with their template than the text tower reads (77 tokens).
std::vector<ValidationProblem> validatePrompts(const Prompts& prompts);

/// The `coarse:` and `fine:` keys of a map, as prompt files and product.yaml have them. Throws Error.
Prompts readPrompts(const YamlValue& map);
void writePrompts(YAML::Emitter& out, const Prompts& prompts);

/// The `settings:` map of such a file, on top of `settings`. Throws Error with file and line.
void readSettings(const YamlValue& map, InspectionSettings& settings);

} // namespace cliplad
