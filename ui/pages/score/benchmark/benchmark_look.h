#pragma once

#include <filesystem>
#include <string>

#include <QDateTime>
#include <QString>

#include "scoring/score_row.h"

namespace cliplad::ui {

/// What a folder holds of a benchmark (`clip-lad benchmark --out`).
struct BenchmarkLook {
    enum class State {
        NoFolder,
        Nothing,
        Unfinished, ///< results of experiments, but no report
        Report
    };

    State state = State::NoFolder;
    QDateTime written = {};             ///< the report, where there is one
    std::filesystem::path dataSet = {}; ///< see dataSetOf()
};

/// The report's file in a benchmark's folder.
std::filesystem::path reportIn(const std::filesystem::path& folder);

/// @param scored where an image was scored, see imageRoot(); may be empty. Any thread. Throws Error where it
/// cannot be looked at.
BenchmarkLook lookAtBenchmark(const std::filesystem::path& folder, const std::filesystem::path& scored);

/// The folder that the scored image lies in as it was added: that of its data set, where it was one. Empty
/// where its name does not tell.
std::filesystem::path imageRoot(const ScoreRow& row);

/// What is benchmarked, and where the results go.
struct BenchmarkCall {
    std::filesystem::path dataSet = {}; ///< empty: "DATASET" stands in its place
    std::filesystem::path prompts = {};
    std::string model = {}; ///< "demo" is left out, as the command takes it by itself
    std::filesystem::path out = {};
};

/// What a shell runs it by, an option a line; names of any letters are quoted.
QString benchmarkCommand(const BenchmarkCall& call);

} // namespace cliplad::ui
