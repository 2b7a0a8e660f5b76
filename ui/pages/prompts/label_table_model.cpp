#include "pages/prompts/label_table_model.h"

#include <algorithm>

#include <QFont>
#include <QGuiApplication>
#include <QLocale>
#include <QMimeData>
#include <QPalette>

#include "pages/prompts/labels/synonym_text.h"
#include "style/icons.h"
#include "widgets/canvas/mask_pictures.h"

namespace cliplad::ui {
namespace {

constexpr auto kMimeType = "application/x-clip-lad-label-row";

bool isFigure(int column) {
    return column >= LabelTableModel::Similarity;
}

/// Whether it can be the same row before and after an edit: one that changes places writes colours down.
bool isLike(const LabelRow& a, const LabelRow& b) {
    LabelRow recoloured = a;
    recoloured.label.colour = b.label.colour;
    return recoloured == b;
}

} // namespace

LabelTableModel::LabelTableModel(ProductDocument& document, LabelList list, QObject* parent)
    : QAbstractTableModel(parent)
    , document_(document)
    , edits_(document)
    , list_(list) {}

int LabelTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int LabelTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

void LabelTableModel::showRows(const std::vector<LabelProblem>& problems) {
    colours_ = labelColours(labelsOf(document_.state().recipe().prompts, list_));
    problems_.clear();
    std::copy_if(problems.begin(), problems.end(), std::back_inserter(problems_),
                 [this](const LabelProblem& problem) { return problem.place.list == list_; });
    takeRows(rowsOf(document_.state(), list_));
    if (!rows_.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

/// What is equal before and after the change stays; between them rows were moved, put in or taken out.
void LabelTableModel::takeRows(const std::vector<LabelRow>& rows) {
    const auto both = static_cast<int>(std::min(rows.size(), rows_.size()));
    int head = 0, tail = 0;
    while (head < both && isLike(rows[static_cast<std::size_t>(head)], rows_[static_cast<std::size_t>(head)]))
        ++head;
    while (tail < both - head && isLike(*(rows.rbegin() + tail), *(rows_.rbegin() + tail)))
        ++tail;
    const int before = static_cast<int>(rows_.size()), after = static_cast<int>(rows.size());
    if (before == after && takeMove(rows, head, before - tail - 1))
        return;
    figures_.resize(rows_.size());
    if (after > before) {
        const int first = after - tail - (after - before);
        beginInsertRows({}, first, first + after - before - 1);
        figures_.insert(figures_.begin() + first, static_cast<std::size_t>(after - before), Figures{});
        rows_ = rows;
        endInsertRows();
    } else if (after < before) {
        const int first = before - tail - (before - after);
        beginRemoveRows({}, first, first + before - after - 1);
        figures_.erase(figures_.begin() + first, figures_.begin() + first + before - after);
        rows_ = rows;
        endRemoveRows();
    } else {
        rows_ = rows;
    }
}

bool LabelTableModel::takeMove(const std::vector<LabelRow>& rows, int first, int last) {
    if (first >= last)
        return false;
    const auto old = rows_.begin() + first, oldEnd = rows_.begin() + last;
    const auto now = rows.begin() + first, nowEnd = rows.begin() + last;
    figures_.resize(rows_.size());
    const auto figures = figures_.begin();
    if (isLike(*old, *nowEnd) && std::equal(old + 1, oldEnd + 1, now, isLike)) {
        beginMoveRows({}, first, first, {}, last + 1);
        std::rotate(figures + first, figures + first + 1, figures + last + 1);
    } else if (isLike(*oldEnd, *now) && std::equal(old, oldEnd, now + 1, isLike)) {
        beginMoveRows({}, last, last, {}, first);
        std::rotate(figures + first, figures + last, figures + last + 1);
    } else {
        return false;
    }
    rows_ = rows;
    endMoveRows();
    return true;
}

void LabelTableModel::showFigures(const LiveSession& live) {
    const PreviewPtr preview = live.preview();
    std::vector<Figures> figures(rows_.size());
    for (int row = 0; preview && row < rowCount(); ++row)
        figures[static_cast<std::size_t>(row)].of = figuresOf(*preview, list_, rows_, row);
    const bool areComing =
        live.state() == LiveSession::State::Computing || live.state() == LiveSession::State::WaitsForModel;
    const QString whyNone = live.state() == LiveSession::State::Failed ? live.problem() : QString();
    if (figures == figures_ && live.shotsAreCurrent() == figuresHold_ && areComing == areComing_ &&
        whyNone == whyNone_)
        return;
    figures_ = std::move(figures);
    figuresHold_ = live.shotsAreCurrent();
    areComing_ = areComing;
    whyNone_ = whyNone;
    if (!rows_.empty())
        Q_EMIT dataChanged(index(0, Similarity), index(rowCount() - 1, Spread));
}

void LabelTableModel::beginTyping(const QModelIndex& index) {
    document_.separateEdits();
    typing_ = {
        .before = textOf(index.row(), index.column()).toString(),
        .mergeKey =
            QString("prompts.%1.%2.%3").arg(static_cast<int>(list_)).arg(index.row()).arg(index.column())};
}

void LabelTableModel::endTyping() {
    document_.separateEdits();
    typing_ = {};
}

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
        return textOf(row, column);
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
    if (role == Qt::ForegroundRole && (!enabled || isOld))
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

Qt::ItemFlags LabelTableModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const Qt::ItemFlags always = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled;
    if (index.column() == Name || index.column() == Synonyms)
        return always | Qt::ItemIsEditable;
    return index.column() == Enabled || index.column() == Background ? always | Qt::ItemIsUserCheckable
                                                                     : always;
}

bool LabelTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const LabelPlace place = placeOf(index);
    if (rowAt(document_.state(), place) == nullptr)
        return false;
    if (role == Qt::CheckStateRole && index.column() == Enabled)
        edits_.setEnabled(place, value.toInt() == Qt::Checked);
    else if (role == Qt::CheckStateRole && index.column() == Background)
        edits_.setBackground(place, value.toInt() == Qt::Checked);
    else if (role == Qt::EditRole && index.column() == Name)
        edits_.rename(place, value.toString(),
                      typing_.mergeKey.isEmpty()
                          ? LabelEdits::Typing{.before = textOf(index.row(), Name).toString(), .mergeKey = {}}
                          : typing_);
    else if (role == Qt::EditRole && index.column() == Synonyms)
        edits_.setSynonyms(place, value.toString(), typing_.mergeKey);
    else if (role == Qt::EditRole && index.column() == Colour)
        edits_.setColour(place, value.toString());
    else
        return false;
    return true;
}

QStringList LabelTableModel::mimeTypes() const {
    return {QString("%1-%2").arg(kMimeType).arg(static_cast<int>(list_))};
}

QMimeData* LabelTableModel::mimeData(const QModelIndexList& indexes) const {
    auto* data = new QMimeData;
    if (!indexes.isEmpty())
        data->setData(mimeTypes().front(), QByteArray::number(indexes.front().row()));
    return data;
}

bool LabelTableModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int,
                                   const QModelIndex& parent) {
    if (action != Qt::MoveAction || !data->hasFormat(mimeTypes().front()))
        return false;
    const int from = data->data(mimeTypes().front()).toInt();
    int to = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    if (row >= 0 || !parent.isValid())
        to -= to > from ? 1 : 0; // the gap, once the row has left its own place
    if (edits_.move({list_, from}, to))
        Q_EMIT moved(to);
    return false; // the row is where it belongs: the view has nothing to remove
}

void LabelTableModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
    if (!rows_.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

} // namespace cliplad::ui
