#include "document/label_list.h"

#include <algorithm>

namespace cliplad::ui {

const std::vector<LabelRow>& rowsOf(const DocumentState& state, LabelList list) {
    return list == LabelList::Coarse ? state.coarse : state.fine;
}

std::vector<LabelRow>& rowsOf(DocumentState& state, LabelList list) {
    return list == LabelList::Coarse ? state.coarse : state.fine;
}

const std::vector<Label>& labelsOf(const Prompts& prompts, LabelList list) {
    return list == LabelList::Coarse ? prompts.coarse : prompts.fine;
}

const LabelRow* rowAt(const DocumentState& state, LabelPlace place) {
    const auto& rows = rowsOf(state, place.list);
    return place.row >= 0 && place.row < static_cast<int>(rows.size())
               ? &rows[static_cast<std::size_t>(place.row)]
               : nullptr;
}

int recipeIndex(const std::vector<LabelRow>& rows, int row) {
    if (row < 0 || row >= static_cast<int>(rows.size()) || !rows[static_cast<std::size_t>(row)].enabled)
        return -1;
    return static_cast<int>(
        std::count_if(rows.begin(), rows.begin() + row, [](const LabelRow& other) { return other.enabled; }));
}

int rowOfRecipe(const std::vector<LabelRow>& rows, int index) {
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (rows[row].enabled && index-- == 0)
            return static_cast<int>(row);
    return -1;
}

} // namespace cliplad::ui
