#pragma once

#include <QString>

#include "document/document_state.h"
#include "inspection/validation_problem.h"

namespace cliplad::ui {

/// What is wrong with the words or settings of a state, in the language in force. Labels are named as the
/// tables name them, not as files do ("fine[2]").
QString validationText(const ValidationProblem& problem, const DocumentState& state);

} // namespace cliplad::ui
