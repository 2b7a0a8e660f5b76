#include "pages/prompts/table/label_table_view.h"

#include <QColorDialog>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include "document/templates_text.h"
#include "pages/prompts/table/label_delegate.h"
#include "pages/prompts/table/label_table_model.h"
#include "style/spacing.h"

namespace cliplad::ui {
namespace {

constexpr int kNameWidthPx = 120;

} // namespace

LabelTableView::LabelTableView(LabelTableModel* model, QWidget* parent)
    : QTableView(parent)
    , model_(model) {
    setModel(model);
    setItemDelegate(new LabelDelegate(model, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setTabKeyNavigation(false);
    setDragDropMode(InternalMove);
    setDragDropOverwriteMode(false);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(32);
    connect(this, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == LabelTableModel::Colour)
            chooseColour(index.row());
        else if (index.column() == LabelTableModel::Sentences)
            chooseSentences(index);
    });
    fitColumns();
}

void LabelTableView::setEmptyText(const QString& text) {
    emptyText_ = text;
    viewport()->update();
}

void LabelTableView::fitColumns() {
    QHeaderView* header = horizontalHeader();
    for (int column = 0; column < LabelTableModel::kColumns; ++column) {
        header->setSectionResizeMode(column, QHeaderView::Interactive);
        header->resizeSection(column, header->sectionSizeHint(column));
    }
    header->resizeSection(LabelTableModel::Colour, 36);
    header->resizeSection(LabelTableModel::Name, kNameWidthPx);
    const int figure = fontMetrics().horizontalAdvance("100,0 %") + 2 * kSpace;
    for (const int column : {LabelTableModel::Similarity, LabelTableModel::Area, LabelTableModel::Spread})
        header->resizeSection(column, std::max(figure, header->sectionSizeHint(column)));
    int sentences = header->sectionSizeHint(LabelTableModel::Sentences);
    for (std::size_t i = 0; i < kTemplateNames.size(); ++i)
        sentences =
            std::max(sentences,
                     fontMetrics().horizontalAdvance(templatesText(static_cast<Templates>(i))) + 2 * kSpace);
    header->resizeSection(LabelTableModel::Sentences, sentences);
    header->setSectionResizeMode(LabelTableModel::Synonyms, QHeaderView::Stretch);
}

void LabelTableView::enter(const QModelIndex& index) {
    if (index.column() == LabelTableModel::Colour)
        return chooseColour(index.row());
    if (index.column() == LabelTableModel::Sentences)
        return chooseSentences(index);
    if (index.flags().testFlag(Qt::ItemIsUserCheckable)) {
        const bool isOn = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        model_->setData(index, isOn ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    } else {
        edit(index.flags().testFlag(Qt::ItemIsEditable) ? index
                                                        : index.siblingAtColumn(LabelTableModel::Name));
    }
}

void LabelTableView::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const int column = currentIndex().column();
    const bool isSpace = event->key() == Qt::Key_Space &&
                         (column == LabelTableModel::Colour || column == LabelTableModel::Sentences);
    if (currentIndex().isValid() && state() != EditingState && event->modifiers() == Qt::NoModifier &&
        (isEnter || isSpace))
        return enter(currentIndex());
    QTableView::keyPressEvent(event);
}

QModelIndex LabelTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
    if (action != MoveNext && action != MovePrevious)
        return QTableView::moveCursor(action, modifiers);
    // The two columns that can be typed in, row by row.
    const QModelIndex current = currentIndex();
    const bool inSynonyms = current.column() >= LabelTableModel::Synonyms;
    const int step = action == MoveNext ? (inSynonyms ? 1 : 0) : (inSynonyms ? 0 : -1);
    return model_->index(current.row() + step,
                         inSynonyms ? LabelTableModel::Name : LabelTableModel::Synonyms);
}

void LabelTableView::chooseColour(int row) {
    if (row < 0 || row >= model_->rowCount())
        return;
    auto* dialog = new QColorDialog(model_->colourOf(row), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QColorDialog::DontUseNativeDialog);
    dialog->setWindowTitle(
        tr("Colour of “%1”").arg(model_->index(row, LabelTableModel::Name).data().toString()));
    connect(dialog, &QColorDialog::colorSelected, this,
            [this,
             at = QPersistentModelIndex(model_->index(row, LabelTableModel::Colour))](const QColor& colour) {
                if (at.isValid())
                    model_->setData(at, colour.name(), Qt::EditRole);
            });
    dialog->open();
}

void LabelTableView::fillSentences(QMenu& menu, int row) {
    const QVariant now = model_->index(row, LabelTableModel::Sentences).data(Qt::EditRole);
    const auto add = [&](std::optional<Templates> templates, const QVariant& value) {
        QAction* action = menu.addAction(templatesText(templates));
        action->setCheckable(true);
        action->setChecked(now == value);
        connect(action, &QAction::triggered, this,
                [this, value, at = QPersistentModelIndex(model_->index(row, LabelTableModel::Sentences))] {
                    if (at.isValid())
                        model_->setData(at, value, Qt::EditRole);
                });
    };
    add(std::nullopt, {});
    for (int i = 0; i < static_cast<int>(kTemplateNames.size()); ++i)
        add(static_cast<Templates>(i), i);
}

void LabelTableView::chooseSentences(const QModelIndex& index) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillSentences(*menu, index.row());
    menu->popup(viewport()->mapToGlobal(visualRect(index).bottomLeft()));
}

void LabelTableView::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    if (model_->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(kWideSpace, 0, -kWideSpace, 0),
                     Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
}

} // namespace cliplad::ui
