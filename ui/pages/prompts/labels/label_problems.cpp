#include "pages/prompts/labels/label_problems.h"

#include <QRegularExpression>

#include "document/validation_text.h"
#include "inspection/product/prompts.h"

namespace cliplad::ui {
namespace {

LabelList listOf(const QString& key) {
    return key == "coarse" ? LabelList::Coarse : LabelList::Fine;
}

LabelProblem::Cell cellOf(const QString& field) {
    if (field == "name")
        return LabelProblem::Cell::Name;
    if (field == "synonyms")
        return LabelProblem::Cell::Synonyms;
    return field == "colour" ? LabelProblem::Cell::Colour : LabelProblem::Cell::Row;
}

} // namespace

std::vector<LabelProblem> labelProblems(const DocumentState& state) {
    static const QRegularExpression key(R"(^(coarse|fine)(?:\[(\d+)\])?(?:\.(\w+))?)");
    std::vector<LabelProblem> problems;
    for (const ValidationProblem& problem : validatePrompts(state.recipe().prompts)) {
        const auto match = key.match(QString::fromStdString(problem.key));
        const LabelList list = listOf(match.captured(1));
        const int row =
            match.hasCaptured(2) ? rowOfRecipe(rowsOf(state, list), match.captured(2).toInt()) : -1;
        problems.push_back({.place = {list, row},
                            .cell = cellOf(match.captured(3)),
                            .text = validationText(problem, state)});
    }
    return problems;
}

} // namespace cliplad::ui
