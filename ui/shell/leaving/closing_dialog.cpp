#include "shell/leaving/closing_dialog.h"

#include <cstdlib>

#include <QCloseEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include "session/records/decision_writer.h"
#include "style/spacing.h"

namespace cliplad::ui {
namespace {

constexpr int kLookEveryMs = 50;
constexpr int kShownAfterMs = 300;
constexpr int kPatienceMs = 12'000; ///< longer than RecordsSettings::wait
constexpr int kWidthPx = 440;

} // namespace

ClosingDialog::ClosingDialog(DecisionWriter& decisions, QWidget* parent)
    : QDialog(parent)
    , decisions_(decisions)
    , text_(new QLabel(this))
    , leave_(new QPushButton(tr("&Close now"), this)) {
    setObjectName("closing");
    connect(this, &QDialog::finished, this, &QObject::deleteLater);
    setModal(true);
    setWindowTitle(tr("Closing"));
    text_->setWordWrap(true);
    text_->setText(
        tr("The last decisions are being recorded. What the records do not take in a few seconds stays "
           "on this machine, and is sent at the next start."));
    auto* progress = new QProgressBar(this);
    progress->setRange(0, 0);
    progress->setTextVisible(false);
    progress->setAccessibleName(tr("Closing"));
    leave_->hide();
    auto* column = new QVBoxLayout(this);
    column->setSpacing(kSpace);
    column->addWidget(text_);
    column->addWidget(progress);
    column->addWidget(leave_, 0, Qt::AlignRight);
    resize(kWidthPx, sizeHint().height());
    // The thread may hang in the system for ever: nothing but the end of the process ends it.
    connect(leave_, &QPushButton::clicked, this, [] { std::_Exit(EXIT_SUCCESS); });
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &ClosingDialog::look);
    timer->start(kLookEveryMs);
    since_.start();
}

void ClosingDialog::look() {
    if (!decisions_.isBusy())
        return done(Accepted);
    if (since_.hasExpired(kShownAfterMs) && !isVisible())
        show();
    if (!since_.hasExpired(kPatienceMs) || leave_->isVisible())
        return;
    const int open = decisions_.onTheirWay();
    text_->setText(open == 0
                       ? tr("The records do not answer. Everything is kept on this machine.")
                       : tr("The records do not answer. %n decision(s) are on no disk yet.", nullptr, open));
    leave_->show();
}

void ClosingDialog::closeEvent(QCloseEvent* event) {
    event->ignore();
}

} // namespace cliplad::ui
