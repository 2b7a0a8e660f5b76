#pragma once

#include "session.h"

namespace cliplad::cli {

/// Parses the command line, runs the command and turns what it throws into a sentence on stderr.
/// @return the exit code
int runProgram(int argc, char** argv, Session& session, const StopSignals& signals);

} // namespace cliplad::cli
