#pragma once

#include <QString>

namespace cliplad::ui {

/// Reads the command line where there is no display yet: --help, --version and what is wrong, a display that
/// is not there among it, are answered at once, and end the program. Called before a QApplication is made;
/// options of Qt's own are left to it.
/// @return what to open; empty: nothing
QString readCommandLine(int argc, char** argv);

} // namespace cliplad::ui
