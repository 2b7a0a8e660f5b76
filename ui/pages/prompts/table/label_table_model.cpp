#include "pages/prompts/table/label_table_model.h"

#include <algorithm>
#include <utility>

#include <QMimeData>

#include "pages/prompts/labels/typed_name.h"
#include "widgets/canvas/mask_pictures.h"

namespace cliplad::ui {
namespace {

constexpr auto kMimeType = "application/x-clip-lad-label-row";

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
    colours_ = shownColours(labelsOf(document_.state().recipe().prompts, list_));
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

LabelEdits::Typing LabelTableModel::typingIn(const QModelIndex& index) const {
    return {.before = textOf(index.row(), index.column()).toString(),
            .mergeKey = {},
            .synonyms = rows_[static_cast<std::size_t>(index.row())].label.synonyms};
}

void LabelTableModel::beginTyping(const QModelIndex& index) {
    document_.separateEdits();
    typing_ = typingIn(index);
    typing_.mergeKey =
        QString("prompts.%1.%2.%3").arg(static_cast<int>(list_)).arg(index.row()).arg(index.column());
    typedIn_ = index;
    isRefused_ = isSplit_ = false;
}

void LabelTableModel::endTyping() {
    if (typedIn_.isValid() && typedIn_.column() == Name)
        tellOfName(placeOf(typedIn_));
    document_.separateEdits();
    typing_ = {};
    typedIn_ = QPersistentModelIndex();
}

/// While it is typed a name may be no name for a moment: only at the end it is put back.
void LabelTableModel::tellOfName(LabelPlace place) {
    const LabelRow* row = rowAt(document_.state(), place);
    if (row == nullptr)
        return;
    if (std::exchange(isRefused_, false)) {
        edits_.rename(place, toTypedText(typing_.before.toStdString()), typing_);
        Q_EMIT nameRefused();
    } else if (std::exchange(isSplit_, false)) {
        Q_EMIT nameSplit(QString::fromStdString(row->label.name));
    }
}

void LabelTableModel::takeName(LabelPlace place, const QString& text, const LabelEdits::Typing& typing) {
    isRefused_ = !edits_.rename(place, text, typing);
    isSplit_ = !parseTypedName(text).synonyms.empty();
    if (!typedIn_.isValid())
        tellOfName(place);
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
        takeName(place, value.toString(), typing_.mergeKey.isEmpty() ? typingIn(index) : typing_);
    else if (role == Qt::EditRole && index.column() == Synonyms)
        edits_.setSynonyms(place, value.toString(), typing_.mergeKey);
    else if (role == Qt::EditRole && index.column() == Sentences)
        edits_.setTemplates(place, value.isValid() ? std::optional(static_cast<Templates>(value.toInt()))
                                                   : std::nullopt);
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

} // namespace cliplad::ui
