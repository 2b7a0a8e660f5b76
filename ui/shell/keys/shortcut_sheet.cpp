#include "shell/keys/shortcut_sheet.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "shell/keys/fixed_keys.h"
#include "style/spacing.h"
#include "widgets/action_book.h"

namespace cliplad::ui {
namespace {

constexpr QSize kSheet(860, 600);
constexpr int kKeysPx = 130;

/// Keys at the left, what they do at the right.
class KeyGrid : public QWidget {
public:
    KeyGrid(const QString& title, QWidget* parent)
        : QWidget(parent)
        , grid_(new QGridLayout(this)) {
        grid_->setContentsMargins(0, 0, kWideSpace, kWideSpace);
        grid_->setHorizontalSpacing(kWideSpace);
        grid_->setVerticalSpacing(kHalfSpace);
        grid_->setColumnMinimumWidth(0, kKeysPx);
        grid_->setColumnStretch(1, 1);
        auto* heading = new QLabel(title, this);
        heading->setFont(boldFont());
        grid_->addWidget(heading, 0, 0, 1, 2);
    }

    void add(const QString& keys, const QString& text) {
        const int row = grid_->rowCount();
        auto* key = new QLabel(keys, this);
        key->setFont(boldFont());
        key->setWordWrap(true);
        key->setAlignment(Qt::AlignRight | Qt::AlignTop);
        auto* words = new QLabel(text, this);
        words->setWordWrap(true);
        words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        grid_->addWidget(key, row, 0);
        grid_->addWidget(words, row, 1);
    }
    bool isEmpty() const { return grid_->count() == 1; }

private:
    QFont boldFont() const {
        QFont bold = font();
        bold.setBold(true);
        return bold;
    }

    QGridLayout* grid_;
};

/// The page's own keys at the left, with those of its widgets; at the right the ones that hold everywhere.
QWidget* sheetOf(const ActionBook& book, const QString& page, QWidget* parent) {
    auto* sheet = new QWidget(parent);
    auto* here = new KeyGrid(ShortcutSheet::tr("On this page"), sheet);
    auto* focused = new KeyGrid(ShortcutSheet::tr("Where the focus is"), sheet);
    auto* everywhere = new KeyGrid(ShortcutSheet::tr("Everywhere"), sheet);
    for (const auto& entry : book.of(page))
        if (!entry.action->shortcut().isEmpty())
            (entry.page.isEmpty() ? everywhere : here)
                ->add(entry.action->shortcut().toString(QKeySequence::NativeText),
                      ActionBook::plainText(*entry.action));
    for (const FixedKey& key : fixedKeys(page))
        focused->add(key.keys, key.text);
    auto* left = new QVBoxLayout;
    left->addWidget(here);
    left->addStretch();
    auto* right = new QVBoxLayout;
    right->addWidget(focused);
    right->addWidget(everywhere);
    right->addStretch();
    here->setVisible(!here->isEmpty());
    focused->setVisible(!focused->isEmpty());
    auto* row = new QHBoxLayout(sheet);
    row->setContentsMargins({});
    if (!here->isEmpty())
        row->addLayout(left, 1);
    row->addLayout(right, 1);
    return sheet;
}

} // namespace

ShortcutSheet::ShortcutSheet(const ActionBook& book, const QString& page, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Shortcuts"));
    resize(kSheet);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("Shortcuts"));
    scroll->setWidget(sheetOf(book, page, scroll));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(scroll);
    column->addWidget(buttons);
}

} // namespace cliplad::ui
