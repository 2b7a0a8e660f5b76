#pragma once

#include <QStyledItemDelegate>

namespace cliplad::ui {

/// An image of the review queue: its picture, name, why it is shown, and what was decided. All rows are of
/// one height, so that a list of thousands scrolls at once.
class QueueDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace cliplad::ui
