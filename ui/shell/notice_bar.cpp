#include "shell/notice_bar.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QHideEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "style/icon_label.h"
#include "style/icons.h"
#include "style/spacing.h"

namespace cliplad::ui {

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent)
    , text_(new QLabel(this))
    , close_(new QToolButton(this))
    , remedies_{new QPushButton(this), new QPushButton(this)} {
    setObjectName("noticeBar");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kWideSpace, kHalfSpace, kSpace, kHalfSpace);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    close_->setIcon(icon("close"));
    close_->setAutoRaise(true);
    row->addWidget(new IconLabel("warning", this), 0, Qt::AlignTop);
    row->addWidget(text_, 1);
    for (std::size_t i = 0; i < remedies_.size(); ++i) {
        row->addWidget(remedies_[i], 0, Qt::AlignTop);
        remedies_[i]->hide();
        connect(remedies_[i], &QPushButton::clicked, this, [this, i] {
            if (i < shown_.size())
                Remedy(shown_[i]).mend(); // a copy: another problem may be told by it
        });
    }
    row->addWidget(close_, 0, Qt::AlignTop);
    remedies_.front()->setObjectName("noticeRemedy");
    remedies_.back()->setObjectName("noticeOtherRemedy");
    connect(close_, &QToolButton::clicked, this, &QWidget::hide);
    hide();
    retranslate();
}

void NoticeBar::retranslate() {
    text_->setAccessibleName(tr("Notice"));
    close_->setAccessibleName(tr("Close this notice"));
    close_->setToolTip(close_->accessibleName());
    if (!isHidden())
        showTexts();
}

void NoticeBar::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    if (!event->spontaneous() && isAncestorOf(QApplication::focusWidget()))
        Q_EMIT goneWithFocus();
}

void NoticeBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void NoticeBar::showProblem(const ProblemText& problem, const std::vector<Remedy>& remedies) {
    problem_ = problem;
    shown_ = remedies;
    for (std::size_t i = 0; i < remedies_.size(); ++i)
        remedies_[i]->setVisible(i < remedies.size());
    showTexts();
    show();
}

void NoticeBar::showTexts() {
    const QString what = problem_.what(), details = problem_.details ? problem_.details() : QString();
    text_->setText(details.isEmpty()
                       ? what
                       : QStringLiteral("<b>%1</b> %2").arg(what.toHtmlEscaped(), details.toHtmlEscaped()));
    for (std::size_t i = 0; i < remedies_.size(); ++i)
        remedies_[i]->setText(i < shown_.size() ? shown_[i].text() : QString());
}

} // namespace cliplad::ui
