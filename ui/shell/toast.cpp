#include "shell/toast.h"

#include <QEvent>
#include <QTimer>

#include "style/spacing.h"

namespace cliplad::ui {
namespace {

constexpr int kShownMs = 6000;
constexpr int kMostPx = 640;

} // namespace

Toast::Toast(QWidget* window)
    : QLabel(window)
    , hide_(new QTimer(this)) {
    setObjectName("toast");
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setAutoFillBackground(true);
    setTextFormat(Qt::PlainText);
    setMargin(kSpace);
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

/// Above the status line, in the middle.
void Toast::place() {
    const QRect room = parentWidget()->rect();
    setWordWrap(false);
    const int most = std::min(kMostPx, room.width() - 4 * kWideSpace);
    setWordWrap(sizeHint().width() > most);
    resize(wordWrap() ? QSize(most, heightForWidth(most)) : sizeHint());
    move(room.center().x() - width() / 2, room.bottom() - height() - 3 * kWideSpace);
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QLabel::eventFilter(watched, event);
}

} // namespace cliplad::ui
