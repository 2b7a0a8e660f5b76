#pragma once

#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "image/ignore_regions.h"
#include "inspection/enrolment.h"
#include "inspection/product/prompts.h"

namespace cliplad::cli {

/// `--prompts`, `--preset`, `--set` and `--ignore`, as the commands have them that learn.
struct RecipeOptions {
    std::string prompts;
    std::string preset;
    std::vector<std::string> settings; ///< "group.key=value"
    std::string ignore;

    void addTo(CLI::App& command, bool promptsRequired);

    /// The prompt file with `--preset` and then `--set` on top. Throws Error (unknown preset, unknown key
    /// with the nearest, value out of range).
    PromptFile read() const;

    /// All that a data set is learned by but its photos. Its prompts: where `--prompts` names a folder, the
    /// file in there that has the data set's name, else what is compiled in by the folder's name; without
    /// `--prompts`, what is compiled in by the data set's. Throws Error as read().
    EnrolmentRequest readFor(const std::string& dataSet) const;

    /// Whether readFor finds a prompt file for that data set. One that `--prompts` names by itself is for
    /// all.
    bool hasWordsFor(const std::string& dataSet) const;
    /// As readFor, without words: default settings with `--preset` and `--set` on top.
    EnrolmentRequest readWithoutWords(const std::string& dataSet) const;

    IgnoreRegions readIgnore() const;

private:
    /// Their file or compiled-in name, for findPrompts; none where `--prompts` has none for that data set.
    std::optional<std::string> promptsFor(const std::string& dataSet) const;
};

/// Prompts of the file `name`, or else of the prompt file of that name which is compiled in ("pushpins").
/// Throws Error.
PromptFile findPrompts(const std::string& name);

} // namespace cliplad::cli
