#include "pages/last_run_offer.h"

#include <QDateTime>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "session/studio.h"
#include "style/icons.h"

namespace cliplad::ui {

LastRunOffer::LastRunOffer(Studio& studio, QWidget* parent)
    : QWidget(parent)
    , studio_(studio)
    , text_(new QLabel(this))
    , open_(new QPushButton(this)) {
    text_->setAlignment(Qt::AlignHCenter);
    open_->setObjectName("openEarlier");
    open_->setIcon(icon("play"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(text_);
    column->addWidget(open_);
    LastRun& last = studio_.lastRun();
    connect(open_, &QPushButton::clicked, &last, &LastRun::open);
    connect(&last, &LastRun::changed, this, &LastRunOffer::refresh);
    connect(&studio_.document(), &ProductDocument::changed, this, &LastRunOffer::refresh);
    refresh();
}

void LastRunOffer::refresh() {
    const std::optional<EarlierRun>& run = studio_.lastRun().run();
    setVisible(run && !studio_.document().state().shots.empty());
    if (!run)
        return;
    const QDateTime started =
        QDateTime::fromString(QString::fromStdString(run->head.created), Qt::ISODate).toLocalTime();
    const QString when = locale().toString(started, QLocale::ShortFormat);
    text_->setText(run->finished
                       ? tr("The last run, of %1, has %n image(s).", nullptr, run->images).arg(when)
                       : tr("The run of %1 was stopped after %2 of %3 images.")
                             .arg(when, locale().toString(run->scored), locale().toString(run->images)));
    open_->setText(run->finished ? tr("Show this run") : tr("Resume this run"));
}

void LastRunOffer::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace cliplad::ui
