#pragma once

#include <vector>

#include "document/document_state.h"

namespace cliplad::ui {

/// The two tables of the page.
enum class LabelList { Coarse, Fine };

/// A row of one of them.
struct LabelPlace {
    LabelList list = LabelList::Fine;
    int row = -1; ///< −1: none, or the whole list

    bool operator==(const LabelPlace&) const = default;
};

const std::vector<LabelRow>& rowsOf(const DocumentState& state, LabelList list);
std::vector<LabelRow>& rowsOf(DocumentState& state, LabelList list);
const std::vector<Label>& labelsOf(const Prompts& prompts, LabelList list);

/// The row, or null where there is none.
const LabelRow* rowAt(const DocumentState& state, LabelPlace place);

/// Place of a row's label in the recipe, which leaves out what is switched off; −1 where it is.
int recipeIndex(const std::vector<LabelRow>& rows, int row);
/// And back.
int rowOfRecipe(const std::vector<LabelRow>& rows, int index);

} // namespace cliplad::ui
