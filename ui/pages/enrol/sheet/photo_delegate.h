#pragma once

#include <QStyledItemDelegate>

namespace cliplad::ui {

/// Draws a row of PhotoListModel as a card: picture with its mask, star, marks and name. A click on the star
/// is told.
class PhotoDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// @param pictureSidePx longest side of the picture
    PhotoDelegate(int pictureSidePx, bool stars, QObject* parent);

    /// Where the star of a card is, in the coordinates of its rectangle.
    static QRect starRect(const QRect& card);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

Q_SIGNALS:
    void starClicked(const QModelIndex& index);

private:
    void paintPicture(QPainter& painter, const QRect& room, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const;
    void paintStar(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    static void paintMarks(QPainter& painter, const QStyleOptionViewItem& option, const QRect& picture,
                           const QModelIndex& index);

    const int side_;
    const bool stars_;
};

} // namespace cliplad::ui
