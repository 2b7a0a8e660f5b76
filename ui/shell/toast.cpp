#include "shell/toast.h"

#include <QEvent>
#include <QMenuBar>
#include <QTimer>

#include "style/spacing.h"

namespace cliplad::ui {
namespace {

constexpr int kShownMs = 6000;
constexpr int kMostPx = 640; ///< where there is no menu bar

} // namespace

Toast::Toast(QWidget* window)
    : QLabel(window)
    , hide_(new QTimer(this)) {
    setObjectName("toast");
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setAutoFillBackground(true);
    setTextFormat(Qt::PlainText);
    setContentsMargins(kSpace, 0, kSpace, 0); // one line is no higher than the menu bar
    hide_->setSingleShot(true);
    hide_->setInterval(kShownMs);
    connect(hide_, &QTimer::timeout, this, &QWidget::hide);
    window->installEventFilter(this);
    hide();
}

void Toast::tell(const QString& text) {
    setText(text);
    setAccessibleName(text);
    place();
    show();
    raise();
    hide_->start();
}

/// Beside the menus; an empty one where they are not in the window.
QRect Toast::roomBesideMenus() const {
    const auto* bar = parentWidget()->findChild<QMenuBar*>(QString(), Qt::FindDirectChildrenOnly);
    if (bar == nullptr || !bar->isVisible() || bar->height() == 0)
        return {};
    QRect room = bar->geometry().adjusted(0, 0, -kSpace, 0);
    for (QAction* action : bar->actions())
        room.setLeft(std::max(room.left(), bar->x() + bar->actionGeometry(action).right() + kWideSpace));
    return room;
}

/// In the free part of the menu bar, where it covers nothing of the page; else above the status line.
void Toast::place() {
    const QRect window = parentWidget()->rect(), free = roomBesideMenus();
    setWordWrap(false);
    const int most = free.width() > 0 ? free.width() : std::min(kMostPx, window.width() - 4 * kWideSpace);
    setWordWrap(sizeHint().width() > most);
    resize(wordWrap() ? QSize(most, heightForWidth(most)) : sizeHint());
    if (free.width() > 0)
        move(free.right() - width(), std::max(0, free.center().y() - height() / 2));
    else
        move(window.center().x() - width() / 2, window.bottom() - height() - 3 * kWideSpace);
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QLabel::eventFilter(watched, event);
}

} // namespace cliplad::ui
