#include "pages/enrol/hint_line.h"

#include <QFocusEvent>

namespace cliplad::ui {

HintLine::HintLine(QWidget* parent)
    : QLabel(parent) {
    setWordWrap(true);
    setMinimumHeight(2 * fontMetrics().lineSpacing()); // nothing jumps when the text gets longer
    setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    setFocusPolicy(Qt::NoFocus);
}

void HintLine::say(const QString& text) {
    if (text == this->text())
        return;
    setText(text);
    const bool hasLinks = text.contains(QLatin1String("<a "));
    setFocusPolicy(hasLinks ? Qt::TabFocus : Qt::NoFocus);
    if (!hasFocus())
        return;
    if (!hasLinks) {
        focusNextPrevChild(true);
    } else {
        QFocusEvent anew(QEvent::FocusIn, Qt::TabFocusReason);
        focusInEvent(&anew);
    }
}

/// Links keep the colour of the theme that they were set in.
void HintLine::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || text().isEmpty())
        return;
    const QString shown = text();
    clear();
    say(shown);
}

/// The focus is on a link from the first: Qt's labels have it nowhere until the next Tab.
void HintLine::focusInEvent(QFocusEvent* event) {
    QLabel::focusInEvent(event);
    if (!hasSelectedText())
        focusNextPrevChild(event->reason() != Qt::BacktabFocusReason);
}

} // namespace cliplad::ui
