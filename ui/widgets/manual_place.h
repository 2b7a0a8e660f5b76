#pragma once

namespace cliplad::ui {

/// Property of a widget: the place of the manual that belongs to it and to what is in it, where that is not
/// just its page's chapter. A chapter, "tune", or a section of one by its English heading with lines for all
/// that is no letter: "enrol#the-sheet-at-the-left".
inline constexpr auto kManualPlace = "manualPlace";

} // namespace cliplad::ui
