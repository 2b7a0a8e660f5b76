#pragma once

#include <vector>

#include <QString>

#include "document/label_list.h"

namespace cliplad::ui {

/// Why a label's words cannot be used, and where in the tables.
struct LabelProblem {
    enum class Cell { Row, Name, Synonyms, Colour };

    LabelPlace place; ///< row −1: the whole list
    Cell cell = Cell::Row;
    QString text;

    bool operator==(const LabelProblem&) const = default;
};

/// validatePrompts() of the labels that are switched on, at their rows in the tables.
std::vector<LabelProblem> labelProblems(const DocumentState& state);

} // namespace cliplad::ui
