#include "pages/enrol/sheet/photo_delegate.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

#include "pages/enrol/sheet/photo_list_model.h"
#include "style/focus_frame.h"
#include "style/icons.h"
#include "style/spacing.h"
#include "widgets/elided_name.h"

namespace cliplad::ui {
namespace {

constexpr int kStarPx = 22;
constexpr int kMarkPx = 18;
constexpr double kOverlayOpacity = 0.7;

QRect fitted(QSize picture, const QRect& room) {
    QRect rect({}, picture.scaled(room.size(), Qt::KeepAspectRatio));
    rect.moveCenter(room.center());
    return rect;
}

/// A plate that a mark is readable on, whatever the photo.
void paintPlate(QPainter& painter, const QRect& rect, const QPalette& palette) {
    QColor plate = palette.color(QPalette::Window);
    plate.setAlpha(215);
    painter.setPen(Qt::NoPen);
    painter.setBrush(plate);
    painter.drawRoundedRect(rect, kHalfSpace, kHalfSpace);
}

} // namespace

PhotoDelegate::PhotoDelegate(int pictureSidePx, bool stars, QObject* parent)
    : QStyledItemDelegate(parent)
    , side_(pictureSidePx)
    , stars_(stars) {}

QRect PhotoDelegate::starRect(const QRect& card) {
    return {card.topLeft() + QPoint(kHalfSpace + 2, kHalfSpace + 2), QSize(kStarPx, kStarPx)};
}

QSize PhotoDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {side_ + kSpace, side_ + kSpace + option.fontMetrics.height() + kHalfSpace};
}

void PhotoDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QPalette& palette = option.palette;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto group = option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    const QRect card = option.rect.adjusted(1, 1, -1, -1);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(palette.color(group, selected ? QPalette::Highlight : QPalette::Button));
        painter->drawRoundedRect(card, kHalfSpace, kHalfSpace);
    }
    const QRect room(option.rect.left() + kHalfSpace, option.rect.top() + kHalfSpace,
                     option.rect.width() - kSpace, side_);
    paintPicture(*painter, room, option, index);
    const QRect line(room.left(), room.bottom() + 1, room.width(), option.rect.bottom() - room.bottom() - 2);
    painter->setPen(palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(line, Qt::AlignCenter,
                      elidedName(index, PhotoListModel::AlikeStartRole, option.fontMetrics, line.width()));
    if (option.state.testFlag(QStyle::State_HasFocus))
        paintFocusFrame(*painter, card, palette, selected);
    painter->restore();
}

void PhotoDelegate::paintPicture(QPainter& painter, const QRect& room, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const {
    const auto picture = index.data(PhotoListModel::PictureRole).value<QImage>();
    const bool isRead = picture.width() > 1 || picture.height() > 1;
    const QRect rect = isRead ? fitted(picture.size(), room) : room;
    if (isRead) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(rect, picture);
    } else {
        painter.fillRect(room, option.palette.color(QPalette::AlternateBase));
        painter.setPen(option.palette.color(QPalette::PlaceholderText));
        painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap,
                         picture.isNull() ? tr("…") : tr("Cannot be read"));
    }
    if (const auto overlay = index.data(PhotoListModel::OverlayRole).value<QImage>(); !overlay.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter.setOpacity(kOverlayOpacity);
        painter.drawImage(rect, overlay);
        painter.setOpacity(1);
    }
    if (const QString note = index.data(PhotoListModel::NoteRole).toString(); !note.isEmpty()) {
        const QRect box(room.left(), room.bottom() - option.fontMetrics.height() - kHalfSpace, room.width(),
                        option.fontMetrics.height() + kHalfSpace);
        paintPlate(painter, box, option.palette);
        painter.setPen(option.palette.color(QPalette::Text));
        painter.drawText(box, Qt::AlignCenter,
                         option.fontMetrics.elidedText(note, Qt::ElideRight, box.width()));
    }
    if (stars_)
        paintStar(painter, option, index);
    paintMarks(painter, option, room, index);
}

void PhotoDelegate::paintStar(QPainter& painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
    static const QIcon empty = icon("star"), filled = icon("star-filled");
    const int shot = index.data(PhotoListModel::ShotRole).toInt();
    QRect plate = starRect(option.rect);
    const QRect star = plate;
    const QString number = shot > 0 ? option.widget->locale().toString(shot) : QString();
    plate.setWidth(plate.width() +
                   (shot > 0 ? option.fontMetrics.horizontalAdvance(number) + kHalfSpace : 0));
    paintPlate(painter, plate, option.palette);
    (shot > 0 ? filled : empty).paint(&painter, star.adjusted(2, 2, -2, -2));
    painter.setPen(option.palette.color(QPalette::Text));
    painter.drawText(plate.adjusted(kStarPx, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, number);
}

void PhotoDelegate::paintMarks(QPainter& painter, const QStyleOptionViewItem& option, const QRect& picture,
                               const QModelIndex& index) {
    static const QIcon warning = icon("warning"), calibration = icon("good");
    if (!index.data(PhotoListModel::FaultsRole).toStringList().isEmpty()) {
        const QRect mark(picture.right() - kMarkPx - 2, starRect(option.rect).top(), kMarkPx + 2,
                         kMarkPx + 2);
        paintPlate(painter, mark, option.palette);
        warning.paint(&painter, mark.adjusted(1, 1, -1, -1));
    }
    if (index.data(PhotoListModel::ValidationRole).toBool()) {
        const QRect mark(picture.left() + 2, picture.bottom() - kMarkPx - 2, kMarkPx + 2, kMarkPx + 2);
        paintPlate(painter, mark, option.palette);
        calibration.paint(&painter, mark.adjusted(1, 1, -1, -1));
    }
}

bool PhotoDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                const QModelIndex& index) {
    const bool isMouse = event->type() == QEvent::MouseButtonPress ||
                         event->type() == QEvent::MouseButtonRelease ||
                         event->type() == QEvent::MouseButtonDblClick;
    const auto* mouse = isMouse ? static_cast<QMouseEvent*>(event) : nullptr;
    if (stars_ && mouse != nullptr && mouse->button() == Qt::LeftButton &&
        starRect(option.rect).contains(mouse->position().toPoint())) {
        if (event->type() == QEvent::MouseButtonRelease)
            Q_EMIT starClicked(index);
        return true;
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

} // namespace cliplad::ui
