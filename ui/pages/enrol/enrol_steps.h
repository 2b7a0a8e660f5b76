#pragma once

class QString;

namespace cliplad::ui {

class StepsBar;
class Studio;

/// Shows how far enrolment is. @return what to do next, with links to pages ("prompts", "tune", "score")
QString showSteps(StepsBar& steps, Studio& studio, int warnings);

} // namespace cliplad::ui
