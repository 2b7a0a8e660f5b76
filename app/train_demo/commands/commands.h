#pragma once

#include <filesystem>

#include <CLI/CLI.hpp>

#include "training_state.h"

namespace cliplad::training {

/// Each adds one command with its options to the program; the command runs when the command line names it.
/// @param exitCode set where a signal stopped the training; has to outlive the parse
void addTrainCommand(CLI::App& program, int& exitCode);
void addEvaluateCommand(CLI::App& program);
void addShowCommand(CLI::App& program);
void addFailuresCommand(CLI::App& program);
void addExportCommand(CLI::App& program);
void addAverageCommand(CLI::App& program);

/// What a training has got to. Throws Error where the folder has none.
TrainingState requireState(const std::filesystem::path& folder);

/// Writes a training's model and says where. Throws Error.
void exportTraining(const std::filesystem::path& folder, const std::filesystem::path& out);

} // namespace cliplad::training
