#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "benchmark/experiment.h"

namespace cliplad {

/// A benchmark's folder keeps one JSON file an experiment, which appears whole or not at all: so a benchmark
/// that was killed goes on, several machines can share one, and figures are computed from these files alone.
///
///     DIR/scores/<data set>/<contender>.k<shots>.seed<seed>.json
std::filesystem::path experimentFile(const std::filesystem::path& folder, const ExperimentKey& key);

/// Throws Error where it cannot be written.
void writeExperiment(const Experiment& experiment, const std::filesystem::path& folder);

/// Throws Error for a file that is no experiment's, naming what is wrong.
Experiment readExperiment(const std::filesystem::path& file);

/// The experiment where the folder holds it, made in the same way; nothing where it has to be made (anew), as
/// where its file is damaged.
std::optional<Experiment> findExperiment(const std::filesystem::path& folder, const ExperimentKey& key,
                                         const std::string& madeWith);

/// How many the folder holds, whatever they were made with.
std::size_t countExperiments(const std::filesystem::path& folder);

} // namespace cliplad
