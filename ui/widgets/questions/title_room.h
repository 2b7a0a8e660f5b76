#pragma once

class QDialog;

namespace cliplad::ui {

/// Makes a dialog wide enough for its title, to which desktops add the program's name and buttons: a layout
/// knows nothing of it. Call it when title and content are there.
void giveTitleRoom(QDialog& dialog);

} // namespace cliplad::ui
