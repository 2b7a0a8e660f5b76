#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/job.h"

namespace cliplad::ui {

class ScoreResults;
struct DocumentState;

/// SHA-256 of files by their paths; empty for one that cannot be read.
using FileContents = std::unordered_map<std::string, std::string>;
/// Any thread. Throws Cancelled.
FileContents readContents(const std::vector<std::filesystem::path>& files, const JobContext& job);

/// What a person decided to be good in a run, and what of it the product could learn its scale from.
struct DecidedGood {
    int images = 0;    ///< decided so
    int calledBad = 0; ///< of them: by the data set, whose word counts
    /// The others, but for what is a shot or a validation photo, by path or by content; each content once.
    std::vector<std::filesystem::path> photos = {};
    /// Shots and validation photos whose content nobody knows: copies of them are among `photos`.
    std::vector<std::filesystem::path> unread = {};
};
/// @param known contents of shots and validation photos; those of the run's images are known anyway
DecidedGood decidedGood(const ScoreResults& results, const DocumentState& state, const FileContents& known);

} // namespace cliplad::ui
