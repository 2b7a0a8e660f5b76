#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "image/ignore_regions.h"
#include "inspection/product/prompts.h"

namespace cliplad::cli {

/// `--prompts`, `--set` and `--ignore`, as the commands have them that learn.
struct RecipeOptions {
    std::string prompts;
    std::vector<std::string> settings; ///< "group.key=value"
    std::string ignore;

    void addTo(CLI::App& command, bool promptsRequired);

    /// The prompt file with `--set` on top. Throws Error (unknown key with the nearest, value out of range).
    PromptFile read() const;

    /// The same for prompts that were found otherwise.
    void applySettings(InspectionSettings& settings) const;

    IgnoreRegions readIgnore() const;
};

/// Prompts of the file `name`, or else of the prompt file of that name which is compiled in ("pushpins").
/// Throws Error.
PromptFile findPrompts(const std::string& name);

} // namespace cliplad::cli
