#include "pages/prompts/labels/label_problems.h"

#include <QRegularExpression>

#include "inspection/product/prompts.h"

namespace cliplad::ui {
namespace {

LabelList listOf(const QString& key) {
    return key == "coarse" ? LabelList::Coarse : LabelList::Fine;
}

/// "fine[2]" of a message is for files; in a table a label is known by its name and row.
QString withNames(QString message, const DocumentState& state) {
    static const QRegularExpression place(R"((coarse|fine)\[(\d+)\])");
    for (auto match = place.match(message); match.hasMatch(); match = place.match(message)) {
        const LabelList list = listOf(match.captured(1));
        const int row = rowOfRecipe(rowsOf(state, list), match.captured(2).toInt());
        const LabelRow* found = rowAt(state, {list, row});
        const QString name = found != nullptr ? QString::fromStdString(found->label.name) : QString();
        message.replace(match.capturedStart(), match.capturedLength(),
                        QString("“%1” (row %2)").arg(name).arg(row + 1));
        if (place.match(name).hasMatch())
            break;
    }
    return message;
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
                            .text = withNames(QString::fromStdString(problem.message), state)});
    }
    return problems;
}

} // namespace cliplad::ui
