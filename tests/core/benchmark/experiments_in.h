#pragma once

#include <algorithm>
#include <filesystem>
#include <vector>

#include "benchmark/experiment_file.h"

namespace cliplad::tests {

/// All experiments of a benchmark's folder, whatever they were made with; sorted by key.
inline std::vector<Experiment> experimentsIn(const std::filesystem::path& folder) {
    std::vector<Experiment> experiments;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "scores"))
        if (entry.path().extension() == ".json")
            experiments.push_back(readExperiment(entry.path()));
    std::sort(experiments.begin(), experiments.end(),
              [](const Experiment& a, const Experiment& b) { return a.key < b.key; });
    return experiments;
}

} // namespace cliplad::tests
