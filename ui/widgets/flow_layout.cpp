#include "widgets/flow_layout.h"

#include <algorithm>
#include <utility>

namespace cliplad::ui {

FlowLayout::FlowLayout(QWidget* parent)
    : QLayout(parent) {
    setContentsMargins({});
}

FlowLayout::~FlowLayout() {
    qDeleteAll(items_);
}

void FlowLayout::addGroup(FlowLayout* group) {
    addChildLayout(group);
    addItem(group);
}

QLayoutItem* FlowLayout::takeAt(int index) {
    return index >= 0 && index < items_.size() ? items_.takeAt(index) : nullptr;
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

QSize FlowLayout::sizeHint() const {
    QSize size(0, 0);
    for (const QLayoutItem* item : items_) {
        if (item->isEmpty())
            continue;
        const QSize one = item->sizeHint();
        size = {size.width() + one.width() + (size.isEmpty() ? 0 : spacing()),
                std::max(size.height(), one.height())};
    }
    return size;
}

QSize FlowLayout::minimumSize() const {
    QSize size(0, 0);
    for (const QLayoutItem* item : items_)
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    return size;
}

int FlowLayout::arrange(const QRect& room, bool moves) const {
    int top = room.top();
    for (qsizetype first = 0; first < items_.size();) {
        int left = room.left(), high = 0;
        QList<std::pair<QLayoutItem*, QRect>> line;
        for (; first < items_.size(); ++first) {
            QLayoutItem* item = items_[first];
            if (item->isEmpty()) // hidden
                continue;
            QSize size = item->sizeHint();
            if (!line.isEmpty() && left + size.width() > room.left() + room.width())
                break;
            size.setWidth(std::min(size.width(), std::max(room.width(), item->minimumSize().width())));
            if (item->hasHeightForWidth())
                size.setHeight(item->heightForWidth(size.width()));
            line.append({item, QRect({left, top}, size)});
            left += size.width() + spacing();
            high = std::max(high, size.height());
        }
        if (moves)
            for (auto [item, place] : line) { // low ones stand in the middle of their line
                place.moveTop(top + (high - place.height()) / 2);
                item->setGeometry(place);
            }
        top += high + (first < items_.size() ? spacing() : 0);
    }
    return top - room.top();
}

} // namespace cliplad::ui
