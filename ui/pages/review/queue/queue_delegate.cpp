#include "pages/review/queue/queue_delegate.h"

#include <QApplication>
#include <QPainter>

#include "pages/review/queue/review_queue.h"
#include "session/reviews.h"
#include "style/icons.h"
#include "style/spacing.h"
#include "widgets/elided_name.h"

namespace cliplad::ui {
namespace {

constexpr int kPicturePx = 52;
constexpr int kSignPx = 16;

/// In the little room of a list; DecisionBar has the whole sentence.
QString deliveryWord(Review::Delivery delivery) {
    switch (delivery) {
    case Review::Delivery::Sending:
        return QueueDelegate::tr("being recorded");
    case Review::Delivery::Kept:
        return QueueDelegate::tr("to be sent");
    case Review::Delivery::Failed:
        return QueueDelegate::tr("not recorded");
    case Review::Delivery::Recorded:
        break;
    }
    return {};
}

QString stateText(const QModelIndex& index) {
    const QVariant decision = index.data(ReviewQueue::DecisionRole);
    if (!decision.isValid())
        return QueueDelegate::tr("Not reviewed");
    const QString value = decisionText(static_cast<DecisionValue>(decision.toInt()));
    const QString delivery =
        deliveryWord(static_cast<Review::Delivery>(index.data(ReviewQueue::DeliveryRole).toInt()));
    return delivery.isEmpty() ? value
                              : QueueDelegate::tr("%1, %2", "decision, its delivery").arg(value, delivery);
}

} // namespace

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {kPicturePx + 120, std::max(kPicturePx, 3 * option.fontMetrics.height()) + kSpace};
}

void QueueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given,
                          const QModelIndex& index) const {
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.text.clear();
    option.icon = {};
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

    const QRect room = option.rect.adjusted(kHalfSpace, kHalfSpace, -kHalfSpace, -kHalfSpace);
    const QRect picture(room.left(), room.center().y() - kPicturePx / 2, kPicturePx, kPicturePx);
    painter->fillRect(picture, option.palette.color(QPalette::Dark));
    if (const auto image = index.data(Qt::DecorationRole).value<QImage>(); !image.isNull()) {
        const QSize size = image.size().scaled(picture.size(), Qt::KeepAspectRatio);
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawImage(QRect(picture.center() - QPoint(size.width() / 2, size.height() / 2), size),
                           image);
    }
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    const QFontMetrics& metrics = option.fontMetrics;
    const int height = metrics.height();
    QRect line(picture.right() + kSpace, room.center().y() - 3 * height / 2, 0, height);
    line.setRight(room.right());
    const auto write = [&](const QRect& box, const QString& text) {
        painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                          metrics.elidedText(text, Qt::ElideRight, box.width()));
    };
    write(line, elidedName(index, ReviewQueue::AlikeStartRole, metrics, line.width()));
    line.translate(0, height);
    write(line, index.data(ReviewQueue::ReasonRole).toString());
    line.translate(0, height);
    if (const QVariant decision = index.data(ReviewQueue::DecisionRole); decision.isValid()) {
        const QRect sign(line.left(), line.center().y() - kSignPx / 2, kSignPx, kSignPx);
        const auto value = static_cast<DecisionValue>(decision.toInt());
        icon(QString::fromUtf8(toText(value))) // icons are named as values are recorded
            .paint(painter, sign, Qt::AlignCenter, isSelected ? QIcon::Selected : QIcon::Normal);
        line.setLeft(sign.right() + kHalfSpace);
    } else if (!isSelected) {
        painter->setPen(option.palette.color(QPalette::PlaceholderText));
    }
    write(line, stateText(index));
}

} // namespace cliplad::ui
