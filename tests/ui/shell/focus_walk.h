#pragma once

#include <QAbstractScrollArea>
#include <QString>
#include <QStringList>
#include <QWidget>

namespace cliplad::tests {

/// A scroll area speaks for its viewport.
inline bool isViewport(const QWidget* widget) {
    const auto* area = qobject_cast<const QAbstractScrollArea*>(widget->parentWidget());
    return area != nullptr && area->viewport() == widget;
}

/// Whether a person's keys may come to it, now that it is seen.
inline bool takesFocus(const QWidget* widget) {
    return widget->isVisible() && widget->focusPolicy() != Qt::NoFocus && widget->focusProxy() == nullptr &&
           !isViewport(widget) && !widget->objectName().startsWith("qt_");
}

/// "QSpinBox in QWidget#tune", to find it.
inline QString placeOf(const QWidget* widget) {
    QStringList chain;
    for (; widget != nullptr; widget = widget->parentWidget())
        chain << QString::fromLatin1(widget->metaObject()->className()) + "#" + widget->objectName();
    return chain.join(" < ");
}

} // namespace cliplad::tests
