#pragma once

#include <string>

#include <QString>

namespace cliplad::tests {

/// Of one thing done in one run: the longest hold of the event loop, the longest event alone, what it was. A
/// line on the standard output, as runMany() reads it.
void printHold(const std::string& what, double ms, double eventMs = 0, const QString& event = {});

/// Starts the program so many times with "--once FOLDER" and a home of its own, one after the other: a window
/// is shown for the first time only once. Prints medians of what they print. @return exit status
int runMany(const QString& program, const QString& folder, int runs);

} // namespace cliplad::tests
