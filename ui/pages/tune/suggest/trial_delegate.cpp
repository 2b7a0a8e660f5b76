#include "pages/tune/suggest/trial_delegate.h"

#include <QGuiApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QStyleOptionButton>

#include "pages/tune/suggest/trial_model.h"
#include "style/spacing.h"

namespace cliplad::ui {

TrialDelegate::TrialDelegate(const TrialModel& trials, QWidget* view)
    : QStyledItemDelegate(view)
    , trials_(trials)
    , button_(new QPushButton(view))
    , pictures_(*view) {
    button_->setFocusPolicy(Qt::NoFocus); // keys take the row by Enter
    button_->hide();
}

QSize TrialDelegate::buttonSize(const QString& text) const {
    button_->setText(text);
    return button_->sizeHint();
}

QRect TrialDelegate::buttonPlace(const QRect& cell, const QString& text) const {
    QRect place({}, buttonSize(text));
    place.moveCenter(cell.center());
    return place;
}

void TrialDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() == TrialModel::Use)
        option->text.clear(); // the button has it
}

void TrialDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    QStyledItemDelegate::paint(painter, option, index);
    if (index.column() == TrialModel::Masks) {
        const QPixmap pictures =
            pictures_.of(*trials_.trialAt(index.row()), trials_.request().recipe.prompts.fine);
        QRect place({}, pictures.deviceIndependentSize().toSize());
        place.moveCenter(option.rect.center());
        place.moveLeft(option.rect.left() + kHalfSpace);
        painter->drawPixmap(place.topLeft(), pictures);
    }
    if (const QString text = index.data().toString(); index.column() == TrialModel::Use && !text.isEmpty())
        paintButton(painter, option, text);
}

void TrialDelegate::paintButton(QPainter* painter, const QStyleOptionViewItem& cell,
                                const QString& text) const {
    button_->ensurePolished();
    QStyleOptionButton option;
    option.initFrom(button_);
    option.rect = buttonPlace(cell.rect, text);
    option.text = text;
    const bool isHot = cell.state.testFlag(QStyle::State_MouseOver);
    const bool isPressed = isHot && QGuiApplication::mouseButtons().testFlag(Qt::LeftButton);
    option.state.setFlag(QStyle::State_MouseOver, isHot);
    option.state.setFlag(isPressed ? QStyle::State_Sunken : QStyle::State_Raised);
    button_->style()->drawControl(QStyle::CE_PushButton, &option, painter, button_);
}

bool TrialDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                const QModelIndex& index) {
    const QString text = index.data().toString();
    if (event->type() != QEvent::MouseButtonRelease || index.column() != TrialModel::Use || text.isEmpty())
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    const bool isLeft = static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton;
    if (isLeft)
        Q_EMIT clicked();
    return isLeft;
}

} // namespace cliplad::ui
