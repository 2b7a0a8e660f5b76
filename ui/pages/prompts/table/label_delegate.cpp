#include "pages/prompts/table/label_delegate.h"

#include <algorithm>

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyle>
#include <QTableView>
#include <QTimer>

#include "style/spacing.h"

namespace cliplad::ui {
namespace {

constexpr auto kBefore = "before"; ///< property of an editor: the text to come back to; unset: not filled yet

} // namespace

LabelDelegate::LabelDelegate(LabelTableModel* model, QObject* parent)
    : QStyledItemDelegate(parent)
    , model_(model) {}

QWidget* LabelDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                     const QModelIndex& index) const {
    auto* editor = new QLineEdit(parent);
    editor->setFrame(false);
    editor->setAccessibleName(model_->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString());
    if (index.column() == LabelTableModel::Synonyms)
        editor->setPlaceholderText(tr("word, other word, …"));
    auto* pause = new QTimer(editor);
    pause->setSingleShot(true);
    pause->setInterval(kPauseMs);
    connect(editor, &QLineEdit::textEdited, pause, qOverload<>(&QTimer::start));
    auto* self = const_cast<LabelDelegate*>(this); // commitData is a signal: Qt's own delegates do the same
    connect(pause, &QTimer::timeout, editor, [self, editor] { Q_EMIT self->commitData(editor); });
    model_->beginTyping(index);
    return editor;
}

void LabelDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    if (editor->property(kBefore).isValid())
        return; // the document follows the editor: what is being typed stays
    const QString text = index.data(Qt::EditRole).toString();
    editor->setProperty(kBefore, text);
    static_cast<QLineEdit*>(editor)->setText(text);
}

void LabelDelegate::destroyEditor(QWidget* editor, const QModelIndex& index) const {
    if (model_)
        model_->endTyping();
    QStyledItemDelegate::destroyEditor(editor, index);
}

bool LabelDelegate::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        auto* editor = static_cast<QLineEdit*>(object);
        editor->setText(editor->property(kBefore).toString());
        Q_EMIT commitData(editor);
    }
    return QStyledItemDelegate::eventFilter(object, event);
}

void LabelDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                         const QModelIndex& index) const {
    QRect place = option.rect;
    // Synonyms are long: they are typed over the tick beside them as well, and the figures stay in sight.
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    if (table != nullptr && index.column() == LabelTableModel::Synonyms)
        place |= table->visualRect(index.siblingAtColumn(LabelTableModel::Background));
    editor->setGeometry(place);
}

void LabelDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    if (index.column() == LabelTableModel::Colour)
        return paintSwatch(painter, option, index);
    QStyledItemDelegate::paint(painter, option, index);
}

void LabelDelegate::paintSwatch(QPainter* painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const {
    QStyleOptionViewItem plain = option;
    initStyleOption(&plain, index);
    plain.icon = {};
    plain.features &= ~QStyleOptionViewItem::HasDecoration;
    const QWidget* widget = option.widget;
    widget->style()->drawControl(QStyle::CE_ItemViewItem, &plain, painter, widget);
    const int side = std::min(option.rect.height(), option.rect.width()) - kSpace;
    QRect swatch(0, 0, side, side);
    swatch.moveCenter(option.rect.center());
    const auto colour = index.data(Qt::DecorationRole).value<QColor>();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isSelected =
        option.state.testFlag(QStyle::State_Selected); // perhaps in the swatch's own colour
    painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    painter->setBrush(colour.isValid() ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(QRectF(swatch).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter->restore();
}

QSize LabelDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), std::max(size.height(), 28)};
}

} // namespace cliplad::ui
