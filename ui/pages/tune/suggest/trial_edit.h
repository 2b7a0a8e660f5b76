#pragma once

#include <QLocale>
#include <QString>

#include "document/document_state.h"
#include "inspection/tuning/recipe_change.h"

namespace cliplad::ui {

/// What a change does, for a person: "Clusters 8 → 5", "screw without “bolt head”".
/// @param present the settings that it is a change of
QString trialText(const RecipeChange& change, const InspectionSettings& present, const QLocale& locale);

/// Makes the change in a product; labels that are switched off stay as they are.
void adopt(DocumentState& state, const RecipeChange& change);

} // namespace cliplad::ui
