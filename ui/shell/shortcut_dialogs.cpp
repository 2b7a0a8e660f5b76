#include "shell/shortcut_dialogs.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

#include "style/spacing.h"
#include "widgets/action_book.h"

namespace cliplad::ui {
namespace {

QString plainText(const QAction& action) {
    return action.text().remove('&');
}

QWidget* sheetOf(const QList<ActionBook::Entry>& entries, QWidget* parent) {
    auto* sheet = new QWidget(parent);
    auto* grid = new QGridLayout(sheet);
    grid->setHorizontalSpacing(3 * kSpace);
    int row = 0;
    for (const auto& entry : entries) {
        if (entry.action->shortcut().isEmpty())
            continue;
        auto* key = new QLabel(entry.action->shortcut().toString(QKeySequence::NativeText), sheet);
        QFont bold = key->font();
        bold.setBold(true);
        key->setFont(bold);
        grid->addWidget(key, row, 0, Qt::AlignRight);
        grid->addWidget(new QLabel(plainText(*entry.action), sheet), row++, 1);
    }
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(row, 1);
    return sheet;
}

} // namespace

ShortcutSheet::ShortcutSheet(const ActionBook& book, const QString& page, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Shortcuts"));
    resize(520, 520);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(sheetOf(book.of(page), scroll));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(scroll);
    column->addWidget(buttons);
}

ShortcutEditor::ShortcutEditor(ActionBook& book, QWidget* parent)
    : QDialog(parent)
    , book_(book)
    , table_(new QTableWidget(this))
    , conflict_(new QLabel(this)) {
    setWindowTitle(tr("Change shortcuts"));
    resize(640, 560);
    table_->setColumnCount(2);
    table_->setHorizontalHeaderLabels({tr("Action"), tr("Shortcut")});
    table_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table_->setColumnWidth(1, 200);
    table_->verticalHeader()->hide();
    table_->setAccessibleName(tr("Shortcuts"));
    conflict_->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* reset = buttons->addButton(tr("Reset all"), QDialogButtonBox::ResetRole);
    connect(reset, &QPushButton::clicked, this, [this] {
        book_.resetShortcuts();
        fill();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(table_);
    column->addWidget(conflict_);
    column->addWidget(buttons);
    fill();
}

void ShortcutEditor::fill() {
    const auto& entries = book_.entries();
    table_->setRowCount(static_cast<int>(entries.size()));
    for (int row = 0; row < table_->rowCount(); ++row) {
        const ActionBook::Entry& entry = entries[row];
        auto* name = new QTableWidgetItem(plainText(*entry.action));
        name->setFlags(Qt::ItemIsEnabled);
        table_->setItem(row, 0, name);
        auto* edit = new QKeySequenceEdit(entry.action->shortcut(), table_);
        edit->setAccessibleName(tr("Shortcut of %1").arg(name->text()));
        connect(edit, &QKeySequenceEdit::editingFinished, this, [this, edit, id = entry.id] {
            const ActionBook::Entry* other = book_.conflict(id, edit->keySequence());
            conflict_->setText(other == nullptr
                                   ? QString()
                                   : tr("%1 already stands for “%2”; choose another.")
                                         .arg(edit->keySequence().toString(QKeySequence::NativeText),
                                              plainText(*other->action)));
            if (other == nullptr)
                book_.setShortcut(id, edit->keySequence());
        });
        table_->setCellWidget(row, 1, edit);
    }
}

} // namespace cliplad::ui
