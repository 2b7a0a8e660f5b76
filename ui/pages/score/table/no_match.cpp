#include "pages/score/table/no_match.h"

#include <QEvent>
#include <QVBoxLayout>

namespace cliplad::ui {

NoMatch::NoMatch(QWidget* viewport, QWidget* parent)
    : QWidget(parent)
    , viewport_(viewport)
    , text_(new QLabel(this))
    , clear_(new QPushButton(this)) {
    setObjectName("noMatch");
    clear_->setObjectName("clearFilter");
    text_->setAlignment(Qt::AlignCenter);
    text_->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->addStretch(1);
    column->addWidget(text_);
    column->addWidget(clear_, 0, Qt::AlignHCenter);
    column->addStretch(2);
    viewport_->installEventFilter(this);
    connect(clear_, &QPushButton::clicked, this, &NoMatch::clearWanted);
    retranslate();
    hide();
}

void NoMatch::retranslate() {
    text_->setText(tr("No row matches the filter."));
    clear_->setText(tr("Show all rows"));
}

bool NoMatch::eventFilter(QObject* watched, QEvent* event) {
    if (watched == viewport_ && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        setGeometry(viewport_->geometry());
    return QWidget::eventFilter(watched, event);
}

} // namespace cliplad::ui
