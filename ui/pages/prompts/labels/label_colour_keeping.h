#pragma once

#include <climits>
#include <vector>

#include "document/document_state.h"

namespace cliplad::ui {

/// A label without a colour of its own shows the palette's at its place among those switched on. Before an
/// edit that changes places, this writes that colour down in the rows [first, end), so that it stays. Rows
/// that are switched off show none and get none.
void keepColours(std::vector<LabelRow>& rows, int first, int end = INT_MAX);

/// Gives a row without a colour of its own the first of the palette that no other row shows; none, where its
/// place already shows such a colour or where the palette is used up.
void takeFreeColour(std::vector<LabelRow>& rows, int row);

} // namespace cliplad::ui
