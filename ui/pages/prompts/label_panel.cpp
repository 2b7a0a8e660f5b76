#include "pages/prompts/label_panel.h"

#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include "pages/prompts/labels/typed_name.h"
#include "pages/prompts/table/label_table_model.h"
#include "pages/prompts/table/label_table_view.h"
#include "style/icons.h"
#include "style/spacing.h"

namespace cliplad::ui {

LabelPanel::LabelPanel(Studio& studio, LabelList list, QWidget* parent)
    : QWidget(parent)
    , studio_(studio)
    , list_(list)
    , model_(new LabelTableModel(studio.document(), list, this))
    , table_(new LabelTableView(model_, nullptr)) // keys come to it last, as it is put in its place
    , title_(new QLabel)
    , newName_(new QLineEdit(this))
    , add_(addButton("add"))
    , duplicate_(addButton("duplicate"))
    , up_(addButton("up"))
    , down_(addButton("down"))
    , remove_(addButton("remove")) {
    QFont bold = title_->font();
    bold.setBold(true);
    title_->setFont(bold);
    title_->setBuddy(table_);
    auto* head = new QHBoxLayout;
    head->setSpacing(kHalfSpace);
    head->addWidget(title_);
    head->addStretch(1);
    head->addWidget(newName_, 2);
    for (QToolButton* button : {add_, duplicate_, up_, down_, remove_})
        head->addWidget(button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(kHalfSpace);
    layout->addLayout(head);
    layout->addWidget(table_, 1);

    table_->setObjectName(list == LabelList::Coarse ? "coarseTable" : "fineTable");
    newName_->setObjectName(list == LabelList::Coarse ? "coarseAdd" : "fineAdd");
    table_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table_, &QWidget::customContextMenuRequested, this, &LabelPanel::showMenu);
    connect(newName_, &QLineEdit::returnPressed, this, &LabelPanel::addTyped);
    connect(add_, &QToolButton::clicked, this, &LabelPanel::addTyped);
    connect(duplicate_, &QToolButton::clicked, this, &LabelPanel::duplicate);
    connect(up_, &QToolButton::clicked, this, [this] { moveBy(-1); });
    connect(down_, &QToolButton::clicked, this, [this] { moveBy(1); });
    connect(remove_, &QToolButton::clicked, this, &LabelPanel::remove);
    connect(model_, &LabelTableModel::nameRefused, this, &LabelPanel::tellRefused);
    connect(model_, &LabelTableModel::nameSplit, this, &LabelPanel::tellSplit);
    connect(model_, &LabelTableModel::moved, this, &LabelPanel::choose, Qt::QueuedConnection);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &LabelPanel::tellChosen);
    connect(model_, &QAbstractItemModel::rowsMoved, this, &LabelPanel::tellChosen);
    connect(model_, &QAbstractItemModel::rowsInserted, this, &LabelPanel::tellChosen);
    connect(model_, &QAbstractItemModel::rowsRemoved, this, &LabelPanel::tellChosen);
    if (list == LabelList::Coarse) {
        connect(&studio.document(), &ProductDocument::changed, this, &LabelPanel::showTitle);
        connect(&studio.document(), &ProductDocument::opened, this, &LabelPanel::showTitle);
        connect(&studio.engine(), &Engine::modelChanged, this, &LabelPanel::showTitle);
    }
    retranslate();
    updateButtons();
}

QToolButton* LabelPanel::addButton(const QString& iconName) {
    auto* button = new QToolButton(this);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    return button;
}

/// A row that is moved stays current, in another place.
void LabelPanel::tellChosen() {
    updateButtons();
    if (std::exchange(told_, chosen()) != told_)
        Q_EMIT labelChosen(told_);
}

LabelPlace LabelPanel::chosen() const {
    return model_->placeOf(table_->currentIndex());
}

void LabelPanel::choose(int row) {
    const int column = std::max<int>(LabelTableModel::Name, table_->currentIndex().column());
    const QModelIndex index = row < 0 ? QModelIndex() : model_->index(row, column);
    if (index.isValid())
        table_->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                             QItemSelectionModel::Rows);
    else
        table_->selectionModel()->clear();
}

void LabelPanel::editCell(int row, int column) {
    choose(row);
    const QModelIndex cell = model_->index(row, column);
    if (!cell.isValid())
        return;
    table_->setCurrentIndex(cell);
    table_->setFocus();
    if (cell.flags().testFlag(Qt::ItemIsEditable))
        table_->edit(cell);
}

void LabelPanel::focusTable() {
    if (!table_->currentIndex().isValid() && model_->rowCount() > 0)
        choose(0);
    table_->setFocus();
}

void LabelPanel::focusAddField() {
    newName_->setFocus();
    newName_->selectAll();
}

void LabelPanel::addTyped() {
    const int row = LabelEdits(studio_.document()).add(list_, newName_->text());
    if (row < 0) {
        tellRefused();
        return focusAddField();
    }
    const TypedName typed = parseTypedName(newName_->text());
    newName_->setText({}); // unlike clear() without a history: undo takes back the label
    choose(row);
    if (!typed.synonyms.empty())
        tellSplit(QString::fromStdString(typed.name));
}

void LabelPanel::tellRefused() {
    studio_.tell(tr("A label needs a name with a letter or a digit in it."));
}

void LabelPanel::tellSplit(const QString& name) {
    studio_.tell(
        tr("“%1” is the name; the words behind the comma are its synonyms. Type several labels one by "
           "one.")
            .arg(name),
        studio_.untilUndone());
}

void LabelPanel::duplicate() {
    const LabelPlace place = chosen();
    const int row = LabelEdits(studio_.document()).duplicate(place);
    if (row < 0)
        return;
    if (!rowAt(studio_.document().state(), {list_, row})->enabled)
        studio_.tell(tr("The copy is switched off until its words differ."), studio_.untilUndone());
    editCell(row, LabelTableModel::Name);
}

void LabelPanel::remove() {
    LabelEdits(studio_.document()).remove(chosen());
}

void LabelPanel::moveBy(int rows) {
    const LabelPlace place = chosen();
    if (LabelEdits(studio_.document()).move(place, place.row + rows))
        choose(place.row + rows);
}

void LabelPanel::toggleEnabled() {
    if (const LabelRow* row = rowAt(studio_.document().state(), chosen()))
        LabelEdits(studio_.document()).setEnabled(chosen(), !row->enabled);
}

void LabelPanel::toggleBackground() {
    if (const LabelRow* row = rowAt(studio_.document().state(), chosen()))
        LabelEdits(studio_.document()).setBackground(chosen(), !row->label.background);
}

void LabelPanel::chooseColour() {
    table_->chooseColour(chosen().row);
}

void LabelPanel::usePaletteColour() {
    LabelEdits(studio_.document()).setColour(chosen(), {});
}

void LabelPanel::showMenu(const QPoint& at) {
    const LabelRow* row = rowAt(studio_.document().state(), chosen());
    if (row == nullptr)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(row->enabled ? tr("Switch off") : tr("Switch on"), this, &LabelPanel::toggleEnabled);
    menu->addAction(row->label.background ? tr("No background") : tr("Background"), this,
                    &LabelPanel::toggleBackground);
    menu->addAction(tr("Choose a colour…"), this, &LabelPanel::chooseColour);
    menu->addAction(tr("Colour of the palette"), this, &LabelPanel::usePaletteColour)
        ->setEnabled(!row->label.colour.empty());
    table_->fillSentences(*menu->addMenu(tr("Sentences")), chosen().row);
    menu->addSeparator();
    menu->addAction(tr("Duplicate"), this, &LabelPanel::duplicate);
    menu->addAction(tr("Remove"), this, &LabelPanel::remove);
    menu->popup(table_->viewport()->mapToGlobal(at));
}

void LabelPanel::updateButtons() {
    const int row = chosen().row;
    duplicate_->setEnabled(row >= 0);
    remove_->setEnabled(row >= 0);
    up_->setEnabled(row > 0);
    down_->setEnabled(row >= 0 && row + 1 < model_->rowCount());
}

void LabelPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LabelPanel::showTitle() {
    const bool isIdle = list_ == LabelList::Coarse && !studio_.hasCoarseStage();
    title_->setText(list_ == LabelList::Fine ? tr("Fine: the parts")
                    : isIdle                 ? tr("Coarse: only background counts")
                                             : tr("Coarse: product and background"));
    title_->setToolTip(isIdle ? tr("The coarse stage is off: each place goes to the fine label or coarse "
                                   "background that it is most like. “Coarse stage” on Tune switches it on.")
                              : QString());
}

void LabelPanel::retranslate() {
    const bool isCoarse = list_ == LabelList::Coarse;
    showTitle();
    table_->setAccessibleName(isCoarse ? tr("Coarse labels") : tr("Fine labels"));
    table_->setEmptyText(
        isCoarse ? tr("What belongs to the product, and what is background: type a label above, or "
                      "start from a file.")
                 : tr("The parts to be told apart: type a label above, or start from a file."));
    newName_->setPlaceholderText(tr("New label, then Enter"));
    newName_->setAccessibleName(isCoarse ? tr("New coarse label") : tr("New fine label"));
    newName_->setToolTip(tr("The name; further words behind commas become its synonyms"));
    const auto name = [](QToolButton* button, const QString& text) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    };
    name(add_, tr("Add the label"));
    name(duplicate_, tr("Duplicate the label"));
    name(up_, tr("Move the label up"));
    name(down_, tr("Move the label down"));
    name(remove_, tr("Remove the label"));
    model_->retranslate();
    table_->fitColumns();
}

} // namespace cliplad::ui
