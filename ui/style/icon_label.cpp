#include "style/icon_label.h"

#include <QPainter>

#include "style/icons.h"

namespace cliplad::ui {
namespace {

constexpr int kSidePx = 18;

} // namespace

IconLabel::IconLabel(const QString& name, QWidget* parent)
    : QWidget(parent)
    , icon_(icon(name)) {
    setFixedSize(kSidePx, kSidePx);
}

void IconLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    icon_.paint(&painter, rect()); // now, not once into a pixmap: that would keep the theme and scale of then
}

} // namespace cliplad::ui
