#include "shell/notice_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "style/icons.h"
#include "style/spacing.h"

namespace cliplad::ui {
namespace {

constexpr int kIconPx = 18;

} // namespace

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent)
    , icon_(new QLabel(this))
    , text_(new QLabel(this))
    , close_(new QToolButton(this))
    , remedy_(new QPushButton(this)) {
    setObjectName("noticeBar");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kWideSpace, kHalfSpace, kSpace, kHalfSpace);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    close_->setIcon(icon("close"));
    close_->setAutoRaise(true);
    row->addWidget(icon_, 0, Qt::AlignTop);
    row->addWidget(text_, 1);
    row->addWidget(remedy_, 0, Qt::AlignTop);
    row->addWidget(close_, 0, Qt::AlignTop);
    remedy_->setObjectName("noticeRemedy");
    remedy_->hide();
    connect(close_, &QToolButton::clicked, this, &QWidget::hide);
    connect(remedy_, &QPushButton::clicked, this, [this] {
        if (mend_)
            mend_();
    });
    showSign();
    retranslate();
    hide();
}

void NoticeBar::retranslate() {
    text_->setAccessibleName(tr("Notice"));
    close_->setAccessibleName(tr("Close this notice"));
    close_->setToolTip(close_->accessibleName());
}

void NoticeBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        showSign();
    QFrame::changeEvent(event);
}

void NoticeBar::showSign() {
    icon_->setPixmap(icon("warning").pixmap(QSize(kIconPx, kIconPx), devicePixelRatioF()));
}

void NoticeBar::showProblem(const QString& what, const QString& details) {
    text_->setText(details.isEmpty()
                       ? what
                       : QStringLiteral("<b>%1</b> %2").arg(what.toHtmlEscaped(), details.toHtmlEscaped()));
    remedy_->hide();
    show();
}

void NoticeBar::showProblem(const QString& what, const QString& details, const QString& remedy,
                            const std::function<void()>& mend) {
    showProblem(what, details);
    mend_ = mend;
    remedy_->setText(remedy);
    remedy_->show();
}

} // namespace cliplad::ui
