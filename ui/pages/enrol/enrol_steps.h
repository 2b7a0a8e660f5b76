#pragma once

class QLabel;

namespace cliplad::ui {

class StepsBar;
class Studio;

/// Shows how far enrolment is, and in `hint` what to do next, with links to pages ("prompts", "tune",
/// "score").
void showSteps(StepsBar& steps, QLabel& hint, Studio& studio, int warnings);

} // namespace cliplad::ui
