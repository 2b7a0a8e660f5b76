#include "style/late_polish.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QStyle>

namespace cliplad::ui {
namespace {

constexpr qint64 kSliceMs = 8;

void polish(QWidget* widget) {
    if (widget != nullptr && widget->testAttribute(Qt::WA_WState_Polished)) // others take it with their first
        widget->style()->polish(widget);
}

/// Or is painted by another that is: hidden children of views lend them their looks.
bool isSeen(const QWidget& widget) {
    return widget.isVisible() || (widget.parentWidget() != nullptr && widget.parentWidget()->isVisible());
}

} // namespace

LatePolish::LatePolish(QApplication& application)
    : QObject(&application) {
    connect(&slices_, &QTimer::timeout, this, &LatePolish::polishSlice);
}

void LatePolish::polishAll() {
    QList<QPointer<QWidget>> seen; // one may end another
    waiting_.clear();
    for (QWidget* widget : QApplication::allWidgets())
        if (isSeen(*widget))
            seen.append(widget);
        else
            waiting_.insert(widget, widget);
    for (const QPointer<QWidget>& widget : seen)
        polish(widget);
    parent()->installEventFilter(this);
    slices_.start(0);
}

bool LatePolish::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::Show)
        polish(waiting_.take(object));
    return false;
}

void LatePolish::polishSlice() {
    QElapsedTimer since;
    for (since.start(); !waiting_.isEmpty() && since.elapsed() < kSliceMs;)
        polish(waiting_.take(waiting_.begin().key()));
    if (!waiting_.isEmpty())
        return;
    slices_.stop();
    parent()->removeEventFilter(this);
}

} // namespace cliplad::ui
