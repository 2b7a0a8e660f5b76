#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "clip/label.h"
#include "inspection/inspection_settings.h"

namespace cliplad {

/// A file of prompts/: the words of a product, and settings that go with them.
struct Prompts {
    std::vector<Label> coarse;
    std::vector<Label> fine;

    bool operator==(const Prompts&) const = default;
};

struct PromptFile {
    std::string title;
    Prompts prompts;
    InspectionSettings settings; ///< defaults, changed by the file's `settings:`
};

/// Reads a YAML of prompts/. Throws Error with file and line for unknown keys, wrong types, no foreground label, …
PromptFile readPromptFile(const std::filesystem::path& path);

/// What is wrong with the words, in the order of the labels; empty when they can be used.
struct PromptProblem {
    std::string key;     ///< "fine[2].synonyms"
    std::string message; ///< for a person
};
std::vector<PromptProblem> validatePrompts(const Prompts& prompts);

} // namespace cliplad
