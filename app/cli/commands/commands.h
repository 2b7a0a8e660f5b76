#pragma once

#include <CLI/CLI.hpp>

#include "session.h"

namespace cliplad::cli {

/// Each adds one command with its options to the program; the command runs when the command line names it.
/// They only declare: nothing is loaded before a command runs.
void addAuditCommand(CLI::App& program, Session& session);
void addBenchmarkCommand(CLI::App& program, Session& session);
void addDemoCommand(CLI::App& program, Session& session);
void addEnrolCommand(CLI::App& program, Session& session);
void addRebuildCommand(CLI::App& program, Session& session);
void addScoreCommand(CLI::App& program, Session& session);
void addSegmentCommand(CLI::App& program, Session& session);
void addEvaluateCommand(CLI::App& program, Session& session);
void addEncodeCommand(CLI::App& program, Session& session);
void addMergeCommand(CLI::App& program, Session& session);
void addModelCommand(CLI::App& program, Session& session);
void addScenesCommand(CLI::App& program, Session& session);
void addSettingsCommand(CLI::App& program, Session& session);

/// A command with its example, which stands below the options in `--help`.
CLI::App* addCommand(CLI::App& program, const std::string& name, const std::string& description,
                     const std::string& example);

/// `--json`, which sets `session.json`. @param what it prints then
void addJsonFlag(CLI::App& command, Session& session, const std::string& what);

} // namespace cliplad::cli
