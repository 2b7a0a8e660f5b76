#pragma once

#include <map>
#include <optional>
#include <string>

#include <QString>

#include "clip/backbone_info.h"
#include "document/document_state.h"
#include "inspection/validation_problem.h"

namespace cliplad::ui {

/// What is wrong with the words or settings of a state, in the language in force. Labels are named as the
/// tables name them, not as files do ("fine[2]").
QString validationText(const ValidationProblem& problem, const DocumentState& state);

/// What is wrong with settings, alone and for a model, by their keys. @param model where it is known
std::map<std::string, QString> settingProblems(const DocumentState& state,
                                               const std::optional<BackboneInfo>& model);

} // namespace cliplad::ui
