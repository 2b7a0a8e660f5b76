#include "shell/keys/shortcut_editor.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "style/spacing.h"
#include "widgets/action_book.h"

namespace cliplad::ui {

/// Takes the next key that is pressed in it, with its modifiers. Tab and Esc keep their meaning.
class KeyField : public QLineEdit {
    Q_OBJECT

public:
    explicit KeyField(QWidget* parent)
        : QLineEdit(parent) {
        setReadOnly(true);
    }

Q_SIGNALS:
    void pressed(const QKeySequence& keys);

protected:
    bool event(QEvent* event) override {
        if (event->type() == QEvent::ShortcutOverride) {
            event->accept(); // not for the program's own shortcuts
            return true;
        }
        return QLineEdit::event(event);
    }
    void keyPressEvent(QKeyEvent* event) override {
        switch (event->key()) {
        case Qt::Key_Escape:
        case Qt::Key_Tab:
        case Qt::Key_Backtab:
            return event->ignore();
        case Qt::Key_Shift:
        case Qt::Key_Control:
        case Qt::Key_Alt:
        case Qt::Key_AltGr:
        case Qt::Key_Meta:
            return event->accept(); // the key itself follows
        default:
            Q_EMIT pressed(QKeySequence(event->keyCombination()));
        }
    }
};

ShortcutEditor::ShortcutEditor(ActionBook& book, const QHash<QString, QString>& pages, QWidget* parent)
    : QDialog(parent)
    , book_(book)
    , pages_(pages)
    , table_(new QTableWidget(this))
    , fieldLabel_(new QLabel(this))
    , field_(new KeyField(this))
    , none_(new QPushButton(tr("&None"), this))
    , standard_(new QPushButton(tr("&Standard"), this))
    , conflict_(new QLabel(this)) {
    setWindowTitle(tr("Change shortcuts"));
    resize(720, 600);
    table_->setColumnCount(3);
    table_->setHorizontalHeaderLabels({tr("Page"), tr("Action"), tr("Shortcut")});
    table_->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    table_->verticalHeader()->hide();
    table_->setShowGrid(false);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setTabKeyNavigation(false);
    table_->setAccessibleName(tr("Shortcuts"));
    table_->setObjectName("shortcuts");
    field_->setObjectName("keys");
    field_->setPlaceholderText(tr("Press the keys here"));
    field_->setClearButtonEnabled(false);
    fieldLabel_->setBuddy(field_);
    conflict_->setObjectName("conflict");
    conflict_->setWordWrap(true);
    auto* keys = new QHBoxLayout;
    keys->setSpacing(kSpace);
    keys->addWidget(fieldLabel_, 1);
    keys->addWidget(field_);
    keys->addWidget(none_);
    keys->addWidget(standard_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* reset = buttons->addButton(tr("&Reset all"), QDialogButtonBox::ResetRole);
    auto* column = new QVBoxLayout(this);
    column->addWidget(table_, 1);
    column->addLayout(keys);
    column->addWidget(conflict_);
    column->addWidget(buttons);
    for (QPushButton* button : {none_, standard_, reset})
        button->setAutoDefault(false);
    connect(table_, &QTableWidget::currentCellChanged, this, [this] { showRow(); });
    connect(table_, &QTableWidget::cellDoubleClicked, field_, [this] { field_->setFocus(); });
    connect(field_, &KeyField::pressed, this, &ShortcutEditor::take);
    connect(none_, &QPushButton::clicked, this, [this] { take({}); });
    connect(standard_, &QPushButton::clicked, this, [this] { take(book_.entries()[row()].standard); });
    connect(reset, &QPushButton::clicked, this, [this] {
        book_.resetShortcuts();
        fill();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill();
    table_->selectRow(0);
}

int ShortcutEditor::row() const {
    return std::max(0, table_->currentRow());
}

void ShortcutEditor::fill() {
    const auto& entries = book_.entries();
    table_->setRowCount(static_cast<int>(entries.size()));
    for (int row = 0; row < table_->rowCount(); ++row) {
        const ActionBook::Entry& entry = entries[row];
        const QStringList texts = {entry.page.isEmpty() ? tr("Everywhere") : pages_.value(entry.page),
                                   ActionBook::plainText(*entry.action),
                                   entry.action->shortcut().toString(QKeySequence::NativeText)};
        for (int column = 0; column < texts.size(); ++column)
            table_->setItem(row, column, new QTableWidgetItem(texts[column]));
    }
    table_->resizeColumnToContents(0);
    table_->setColumnWidth(2, table_->fontMetrics().averageCharWidth() * 22);
    showRow();
}

void ShortcutEditor::showRow() {
    const ActionBook::Entry& entry = book_.entries()[row()];
    fieldLabel_->setText(tr("&Keys of “%1”").arg(ActionBook::plainText(*entry.action)));
    field_->setAccessibleName(fieldLabel_->text().remove('&'));
    field_->setText(entry.action->shortcut().toString(QKeySequence::NativeText));
    none_->setEnabled(!entry.action->shortcut().isEmpty());
    standard_->setEnabled(entry.action->shortcut() != entry.standard);
    conflict_->clear();
}

void ShortcutEditor::take(const QKeySequence& keys) {
    const ActionBook::Entry& entry = book_.entries()[row()];
    if (const ActionBook::Entry* other = book_.conflict(entry.id, keys)) {
        conflict_->setText(
            tr("%1 already stands for “%2”; press other keys.")
                .arg(keys.toString(QKeySequence::NativeText), ActionBook::plainText(*other->action)));
        return;
    }
    book_.setShortcut(entry.id, keys);
    fill();
}

} // namespace cliplad::ui

#include "shortcut_editor.moc"
