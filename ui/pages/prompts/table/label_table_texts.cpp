// What the table of labels shows and says; its rows and edits are in label_table_model.cpp.

#include <QFont>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

#include "document/templates_text.h"
#include "pages/prompts/labels/synonym_text.h"
#include "pages/prompts/labels/typed_name.h"
#include "pages/prompts/table/label_table_model.h"
#include "style/icons.h"

namespace cliplad::ui {
namespace {

bool isFigure(int column) {
    return column >= LabelTableModel::Similarity;
}

} // namespace

QColor LabelTableModel::colourOf(int row) const {
    const int place = recipeIndex(rows_, row);
    if (place >= 0 && place < colours_.size())
        return colours_[place];
    return {QString::fromStdString(rows_[static_cast<std::size_t>(row)].label.colour)};
}

QVariant LabelTableModel::textOf(int row, int column) const {
    const auto& [label, enabled] = rows_[static_cast<std::size_t>(row)];
    switch (column) {
    case Colour:
        return QString::fromStdString(label.colour);
    case Name:
        return QString::fromStdString(label.name);
    case Synonyms:
        return toSynonymText(label.synonyms);
    case Sentences:
        return templatesText(label.templates.value_or(document_.state().settings.text.templates));
    default:
        return isFigure(column) ? figureText(row, column) : QVariant();
    }
}

QString LabelTableModel::figureText(int row, int column) const {
    const QLocale locale;
    if (row >= static_cast<int>(figures_.size()) || !figures_[static_cast<std::size_t>(row)].of)
        return !rows_[static_cast<std::size_t>(row)].enabled ? QString() : areComing_ ? "…" : "–";
    const LabelFigures& figures = *figures_[static_cast<std::size_t>(row)].of;
    if (column == Area)
        return tr("%1 %").arg(locale.toString(100 * figures.areaShare, 'f', 1));
    if (!figures.wins() || (column == Spread && figures.shotAreaPx.size() < 2))
        return "–";
    return column == Similarity ? locale.toString(figures.similarity, 'f', 3)
                                : tr("± %1 %").arg(locale.toString(100 * figures.spread, 'f', 0));
}

QString LabelTableModel::figureHelp(int row) const {
    if (row >= static_cast<int>(figures_.size()) || !figures_[static_cast<std::size_t>(row)].of)
        return !whyNone_.isEmpty() ? whyNone_
                                   : tr("There are figures when the words can be used and a shot is marked.");
    const LabelFigures& figures = *figures_[static_cast<std::size_t>(row)].of;
    QStringList lines;
    if (!figuresHold_)
        lines.append(tr("Not up to date."));
    for (std::size_t shot = 0; shot < figures.shotAreaPx.size(); ++shot)
        lines.append(tr("Shot %1: %2 mask pixels")
                         .arg(QLocale().toString(shot + 1), QLocale().toString(figures.shotAreaPx[shot])));
    return lines.join('\n');
}

QString LabelTableModel::problemText(int row, int column) const {
    QStringList texts;
    for (const LabelProblem& problem : problems_) {
        const bool isHere = (problem.cell == LabelProblem::Cell::Colour && column == Colour) ||
                            (problem.cell == LabelProblem::Cell::Synonyms && column == Synonyms) ||
                            (problem.cell != LabelProblem::Cell::Colour &&
                             problem.cell != LabelProblem::Cell::Synonyms && column == Name);
        if (problem.place.row == row && isHere)
            texts.append(problem.text);
    }
    return texts.join('\n');
}

QVariant LabelTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const int row = index.row(), column = index.column();
    const auto& [label, enabled] = rows_[static_cast<std::size_t>(row)];
    switch (role) {
    case Qt::DisplayRole:
        return column == Colour ? QVariant() : textOf(row, column);
    case Qt::EditRole:
        if (column == Sentences)
            return label.templates ? QVariant(static_cast<int>(*label.templates)) : QVariant();
        return column == Name ? toTypedText(label.name) : textOf(row, column);
    case Qt::CheckStateRole:
        if (column == Enabled || column == Background)
            return (column == Enabled ? enabled : label.background) ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::DecorationRole:
        if (column == Colour)
            return colourOf(row);
        return problemText(row, column).isEmpty() ? QVariant() : QVariant(icon("warning"));
    case Qt::TextAlignmentRole:
        return QVariant(isFigure(column) ? Qt::AlignRight | Qt::AlignVCenter
                                         : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return helpOf(row, column);
    case Qt::AccessibleTextRole:
        return accessibleText(row, column);
    default:
        return styleOf(row, column, role);
    }
}

/// What is switched off or not up to date looks so by more than its colour.
QVariant LabelTableModel::styleOf(int row, int column, int role) const {
    const bool enabled = rows_[static_cast<std::size_t>(row)].enabled;
    const bool isOld = isFigure(column) && !figuresHold_;
    const bool isOfAll =
        column == Sentences && !rows_[static_cast<std::size_t>(row)].label.templates.has_value();
    if (role == Qt::ForegroundRole && (!enabled || isOld || isOfAll))
        return QGuiApplication::palette().color(QPalette::PlaceholderText);
    if (role != Qt::FontRole || (enabled && !isOld))
        return {};
    QFont font = QGuiApplication::font();
    font.setItalic(isOld);
    font.setStrikeOut(!enabled && column == Name);
    return font;
}

QVariant LabelTableModel::helpOf(int row, int column) const {
    if (const QString problem = problemText(row, column); !problem.isEmpty())
        return problem;
    if (isFigure(column))
        return figureHelp(row);
    if (column == Synonyms) // the column may be too narrow for all of them
        return textOf(row, column);
    if (column == Sentences)
        return rows_[static_cast<std::size_t>(row)].label.templates
                   ? tr("Of this label alone. Click to choose others")
                   : tr("As chosen above for all labels. Click to choose others for this one");
    return column == Colour ? tr("Click to choose the colour in the masks") : QVariant();
}

QVariant LabelTableModel::accessibleText(int row, int column) const {
    const auto& [label, enabled] = rows_[static_cast<std::size_t>(row)];
    switch (column) {
    case Enabled:
        return enabled ? tr("switched on") : tr("switched off");
    case Background:
        return label.background ? tr("background") : tr("no background");
    case Colour:
        return tr("colour %1").arg(colourOf(row).name());
    case Sentences:
        return label.templates ? textOf(row, column)
                               : tr("%1, as all labels").arg(textOf(row, column).toString());
    default:
        return textOf(row, column);
    }
}

QVariant LabelTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return role == Qt::DisplayRole ? QVariant(QLocale().toString(section + 1)) : QVariant();
    const bool help = role == Qt::ToolTipRole;
    if (role == Qt::TextAlignmentRole)
        return QVariant(isFigure(section) ? Qt::AlignRight | Qt::AlignVCenter
                                          : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && !help)
        return {};
    switch (section) {
    case Enabled:
        return help ? tr("Whether the label is used; one that is switched off stays in the table")
                    : tr("Use");
    case Colour:
        return help ? tr("Colour in the masks") : QString();
    case Name:
        return help ? tr("What the label is called in results") : tr("Name");
    case Synonyms:
        return help ? tr("What the model reads, separated by commas; the name alone where there is none")
                    : tr("Synonyms");
    case Sentences:
        return help ? tr("Which sentences the words are put into") : tr("Sentences");
    case Background:
        return help ? list_ == LabelList::Coarse ? tr("Not part of the product")
                                                 : tr("Competes with the parts and produces none")
                    : tr("Background");
    case Similarity:
        return help ? tr("Mean similarity (cosine) of what the label wins on the shots to its words")
                    : tr("Similarity");
    case Area:
        return help ? tr("Area on the shots, of the whole photo") : tr("Area");
    case Spread:
        return help ? tr("How much the area differs between the shots (standard deviation); less is more "
                         "stable")
                    : tr("Spread");
    default:
        return {};
    }
}

void LabelTableModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
    if (!rows_.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

} // namespace cliplad::ui
