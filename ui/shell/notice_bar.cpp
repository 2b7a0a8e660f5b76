#include "shell/notice_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QToolButton>

#include "style/icons.h"
#include "style/spacing.h"

namespace cliplad::ui {
namespace {

constexpr int kNoticeMs = 6000;
constexpr int kIconPx = 18;

} // namespace

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent)
    , icon_(new QLabel(this))
    , text_(new QLabel(this))
    , close_(new QToolButton(this))
    , hide_(new QTimer(this)) {
    setObjectName("noticeBar");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kWideSpace, kHalfSpace, kSpace, kHalfSpace);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text_->setAccessibleName(tr("Notice"));
    close_->setIcon(icon("close"));
    close_->setAutoRaise(true);
    close_->setAccessibleName(tr("Close this notice"));
    close_->setToolTip(close_->accessibleName());
    row->addWidget(icon_, 0, Qt::AlignTop);
    row->addWidget(text_, 1);
    row->addWidget(close_, 0, Qt::AlignTop);
    hide_->setSingleShot(true);
    hide_->setInterval(kNoticeMs);
    connect(close_, &QToolButton::clicked, this, &QWidget::hide);
    connect(hide_, &QTimer::timeout, this, &QWidget::hide);
    hide();
}

void NoticeBar::showText(const QString& iconName, const QString& text) {
    icon_->setPixmap(icon(iconName).pixmap(kIconPx));
    text_->setText(text);
    show();
}

void NoticeBar::showProblem(const QString& what, const QString& details) {
    hide_->stop();
    showText("warning",
             details.isEmpty()
                 ? what
                 : QStringLiteral("<b>%1</b> %2").arg(what.toHtmlEscaped(), details.toHtmlEscaped()));
}

void NoticeBar::showNotice(const QString& text) {
    showText("info", text);
    hide_->start();
}

} // namespace cliplad::ui
