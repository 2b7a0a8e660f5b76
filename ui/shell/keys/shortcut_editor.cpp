#include "shell/keys/shortcut_editor.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "shell/keys/fixed_keys.h"
#include "style/spacing.h"
#include "widgets/focus_keeping.h"
#include "widgets/manual_place.h"
#include "widgets/questions/question.h"

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
            Q_EMIT pressed(QKeySequence(QKeyCombination(modifiersOf(*event), Qt::Key(event->key()))));
        }
    }

private:
    /// As shortcuts have them: a sign that takes Shift to type is the sign alone ("?"), wherever it is on the
    /// keyboard.
    static Qt::KeyboardModifiers modifiersOf(const QKeyEvent& event) {
        Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
        const QChar sign = event.text().isEmpty() ? QChar() : event.text().front();
        if (sign.isPrint() && !sign.isLetterOrNumber() && !sign.isSpace())
            modifiers &= ~Qt::ShiftModifier;
        return modifiers;
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
    setProperty(kManualPlace, "start#keys");
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
    reset_ = buttons->addButton(tr("&Reset all"), QDialogButtonBox::ResetRole);
    reset_->setObjectName("resetAll");
    auto* column = new QVBoxLayout(this);
    column->addWidget(table_, 1);
    column->addLayout(keys);
    column->addWidget(conflict_);
    column->addWidget(buttons);
    for (QPushButton* button : {none_, standard_, reset_})
        button->setAutoDefault(false);
    connect(table_, &QTableWidget::currentCellChanged, this, [this] { showRow(); });
    connect(table_, &QTableWidget::cellDoubleClicked, field_, [this] { field_->setFocus(); });
    connect(field_, &KeyField::pressed, this, &ShortcutEditor::take);
    connect(none_, &QPushButton::clicked, this, [this] { take({}); });
    connect(standard_, &QPushButton::clicked, this, [this] { take(book_.entries()[row()].standard); });
    connect(reset_, &QPushButton::clicked, this, &ShortcutEditor::askToReset);
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
    const bool isAnyOwn = std::any_of(entries.begin(), entries.end(), [](const ActionBook::Entry& entry) {
        return entry.action->shortcut() != entry.standard;
    });
    setEnabledBeside(*table_, *reset_, isAnyOwn);
    table_->resizeColumnToContents(0);
    table_->setColumnWidth(2, table_->fontMetrics().averageCharWidth() * 22);
    showRow();
}

void ShortcutEditor::showRow() {
    const ActionBook::Entry& entry = book_.entries()[row()];
    fieldLabel_->setText(tr("&Keys of “%1”").arg(ActionBook::plainText(*entry.action)));
    field_->setAccessibleName(fieldLabel_->text().remove('&'));
    field_->setText(entry.action->shortcut().toString(QKeySequence::NativeText));
    setEnabledBeside(*table_, *none_, !entry.action->shortcut().isEmpty());
    setEnabledBeside(*table_, *standard_, entry.action->shortcut() != entry.standard);
    conflict_->clear();
}

QString ShortcutEditor::conflictOf(const ActionBook::Entry& entry, const QKeySequence& keys) const {
    const QString name = keys.toString(QKeySequence::NativeText);
    const QString taken = tr("%1 already stands for “%2”; press other keys.");
    if (keys.isEmpty())
        return {};
    if (const ActionBook::Entry* other = book_.conflict(entry.id, keys))
        return taken.arg(name, ActionBook::plainText(*other->action));
    if (keys == entry.standard) // the program's own choice gets on with the rest
        return {};
    if (const QString fixed = fixedKeyText(entry.page, keys); !fixed.isEmpty())
        return taken.arg(name, fixed);
    if (const auto* menus = parentWidget()->findChild<QMenuBar*>(QString(), Qt::FindDirectChildrenOnly))
        for (const QAction* menu : menus->actions())
            if (QKeySequence::mnemonic(menu->text()) == keys)
                return tr("%1 opens the menu “%2”; press other keys.")
                    .arg(name, ActionBook::plainText(*menu));
    return {};
}

void ShortcutEditor::take(const QKeySequence& keys) {
    const ActionBook::Entry& entry = book_.entries()[row()];
    if (const QString conflict = conflictOf(entry, keys); !conflict.isEmpty())
        return conflict_->setText(conflict);
    book_.setShortcut(entry.id, keys);
    fill();
}

void ShortcutEditor::askToReset() {
    ask(this,
        {.name = "resetShortcuts",
         .title = tr("Change shortcuts"),
         .text = tr("Give all actions their standard shortcuts again?"),
         .more = tr("The shortcuts that you chose are lost.")},
        {{.button = QMessageBox::Discard,
          .text = tr("&Reset all"),
          .then =
              [this] {
                  book_.resetShortcuts();
                  fill();
              }},
         cancelAnswer(true)});
}

} // namespace cliplad::ui

#include "shortcut_editor.moc"
