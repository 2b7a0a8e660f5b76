#include "pages/enrol/warnings_panel.h"

#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

#include "pages/enrol/shot_checking.h"
#include "style/icons.h"
#include "style/spacing.h"

namespace cliplad::ui {

WarningsPanel::WarningsPanel(ShotChecking& checking, QWidget* parent)
    : QWidget(parent)
    , checking_(checking)
    , state_(new QLabel)
    , list_(new QListWidget) {
    list_->setObjectName("warnings");
    list_->setWordWrap(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    state_->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace, kSpace, kSpace, kSpace);
    column->setSpacing(kHalfSpace);
    column->addWidget(state_);
    column->addWidget(list_, 1);
    column->addStretch(0);
    connect(&checking_, &ShotChecking::changed, this, &WarningsPanel::refresh);
    const auto look = [this](QListWidgetItem* item) {
        if (item != nullptr && !item->data(Qt::UserRole).toString().isEmpty())
            Q_EMIT looked(item->data(Qt::UserRole).toString());
    };
    connect(list_, &QListWidget::itemClicked, this, look);
    connect(list_, &QListWidget::itemActivated, this, look);
    retranslate();
}

int WarningsPanel::count() const {
    return list_->count();
}

void WarningsPanel::add(const QString& text, const QString& shot) {
    auto* item = new QListWidgetItem(icon("warning"), text, list_);
    item->setData(Qt::UserRole, shot);
    item->setToolTip(text);
}

void WarningsPanel::refresh() {
    list_->clear();
    const auto faults = checking_.faults();
    QStringList shots = faults.keys();
    shots.sort();
    for (const QString& shot : std::as_const(shots))
        for (const QString& fault : faults[shot])
            add(tr("%1: %2", "file of a shot, what is wrong").arg(QFileInfo(shot).fileName(), fault), shot);
    for (const QString& warning : checking_.productWarnings())
        add(tr("Of the product as it was last saved: %1").arg(warning), {});
    state_->setText(checking_.isChecking() ? tr("The shots are being checked …")
                    : list_->count() == 0
                        ? tr("Nothing was found that makes a bad shot.")
                        : tr("These may make the product learn badly. Choose one to see the shot."));
    list_->setVisible(list_->count() > 0);
    Q_EMIT changed();
}

void WarningsPanel::retranslate() {
    list_->setAccessibleName(tr("Warnings"));
    refresh();
}

} // namespace cliplad::ui
