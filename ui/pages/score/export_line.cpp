#include "pages/score/export_line.h"

#include <QApplication>
#include <QDesktopServices>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>

#include "document/path_text.h"
#include "style/icons.h"
#include "style/spacing.h"

namespace cliplad::ui {
namespace {

constexpr int kStayMs = 10'000;

} // namespace

ExportLine::ExportLine(QWidget* parent)
    : QFrame(parent)
    , text_(new QLabel(this))
    , open_(new QPushButton(this))
    , close_(new QToolButton(this)) {
    setObjectName("exportLine");
    setFrameShape(QFrame::StyledPanel);
    text_->setTextFormat(Qt::PlainText);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    open_->setObjectName("openExport");
    open_->setIcon(icon("open"));
    close_->setIcon(icon("close"));
    close_->setAutoRaise(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kSpace, kHalfSpace, kSpace, kHalfSpace);
    row->addWidget(text_, 1);
    row->addWidget(open_);
    row->addWidget(close_);
    connect(open_, &QPushButton::clicked, this, &ExportLine::openFolder);
    connect(close_, &QToolButton::clicked, this, &QWidget::hide);
    stay_.setInterval(kStayMs);
    connect(&stay_, &QTimer::timeout, this, &ExportLine::leave);
    retranslate();
    hide();
}

void ExportLine::tell(const std::filesystem::path& folder) {
    folder_ = folder;
    retranslate();
    show();
    stay_.start();
}

/// Not unseen, on a page that is not shown, and not from under a hand.
void ExportLine::leave() {
    if (!isVisible() || underMouse() || isAncestorOf(QApplication::focusWidget()))
        return;
    stay_.stop();
    hide();
}

void ExportLine::openFolder() const {
    QDesktopServices::openUrl(QUrl::fromLocalFile(toText(folder_)));
}

void ExportLine::retranslate() {
    text_->setText(tr("Exported to %1").arg(toText(folder_)));
    open_->setText(tr("Open folder"));
    open_->setToolTip(toText(folder_));
    close_->setAccessibleName(tr("Close this line"));
    close_->setToolTip(close_->accessibleName());
}

/// Also with its page: it is seen from now on.
void ExportLine::showEvent(QShowEvent* event) {
    if (stay_.isActive())
        stay_.start();
    QFrame::showEvent(event);
}

void ExportLine::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace cliplad::ui
