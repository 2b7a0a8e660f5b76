#include "pages/enrol/shots/warnings_panel.h"

#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include "pages/enrol/shots/learning_check.h"
#include "pages/enrol/shots/shot_checking.h"
#include "style/icons.h"
#include "style/spacing.h"

namespace cliplad::ui {

WarningsPanel::WarningsPanel(ShotChecking& checking, LearningCheck& learning, QWidget* parent)
    : QWidget(parent)
    , checking_(checking)
    , learning_(learning)
    , state_(new QLabel)
    , again_(new QPushButton)
    , list_(new QListWidget) {
    list_->setObjectName("warnings");
    list_->setWordWrap(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    state_->setObjectName("warningsState");
    state_->setWordWrap(true);
    again_->setObjectName("checkAgain");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace, kSpace, kSpace, kSpace);
    column->setSpacing(kHalfSpace);
    column->addWidget(state_);
    column->addWidget(again_, 0, Qt::AlignLeft);
    column->addWidget(list_, 1);
    column->addStretch(0);
    connect(again_, &QPushButton::clicked, &checking_, &ShotChecking::checkAgain);
    connect(again_, &QPushButton::clicked, &learning_, &LearningCheck::checkAgain);
    connect(&checking_, &ShotChecking::changed, this, &WarningsPanel::refresh);
    connect(&learning_, &LearningCheck::changed, this, &WarningsPanel::refresh);
    const auto look = [this](QListWidgetItem* item) {
        if (item != nullptr && !item->data(Qt::UserRole).toString().isEmpty())
            Q_EMIT looked(item->data(Qt::UserRole).toString());
    };
    connect(list_, &QListWidget::itemClicked, this, look);
    connect(list_, &QListWidget::itemActivated, this, look);
    retranslate();
}

void WarningsPanel::add(const char* picture, const QString& text, const QString& shot) {
    auto* item = new QListWidgetItem(icon(picture), text, list_);
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
            add("warning",
                tr("%1: %2", "file of a shot, what is wrong").arg(QFileInfo(shot).fileName(), fault), shot);
    for (const QString& warning : learning_.warnings())
        add("warning", warning);
    count_ = list_->count();
    for (const QString& hint : learning_.hints())
        add("info", hint);
    state_->setText(stateText());
    const bool isChecked = checking_.isChecking() || checking_.isChecked();
    const bool offersAgain = !isChecked || learning_.isGivenUp(), hasLines = list_->count() > 0;
    if ((list_->hasFocus() && !hasLines) || (again_->hasFocus() && !offersAgain))
        keepFocus();
    again_->setVisible(offersAgain);
    list_->setVisible(hasLines);
    Q_EMIT changed();
}

/// What has the focus is about to hide: the window would give it to its first button.
void WarningsPanel::keepFocus() {
    for (QWidget* around = parentWidget(); around != nullptr; around = around->parentWidget())
        if (const auto* tabs = qobject_cast<QTabWidget*>(around))
            return tabs->tabBar()->setFocus();
}

QString WarningsPanel::stateText() const {
    if (checking_.isChecking())
        return tr("The shots are being checked…");
    if (!checking_.isChecked())
        return checking_.problem().isEmpty() ? tr("The shots are not checked: the check was cancelled.")
                                             : tr("The shots are not checked: %1").arg(checking_.problem());
    const QString found =
        count_ > 0              ? tr("These may make the product learn badly. Choose one to see the shot.")
        : learning_.isChecked() ? tr("Nothing was found that makes the product learn badly.")
                                : tr("Nothing was found that makes a bad shot.");
    const QString learning = learningText();
    return learning.isEmpty() ? found : found + ' ' + learning;
}

QString WarningsPanel::learningText() const {
    if (learning_.isChecking())
        return tr("What the product learns is being checked…");
    if (!learning_.isGivenUp())
        return {};
    return learning_.problem().isEmpty()
               ? tr("What the product learns is not checked: the check was cancelled.")
               : tr("What the product learns is not checked: %1").arg(learning_.problem());
}

void WarningsPanel::retranslate() {
    list_->setAccessibleName(tr("Warnings"));
    again_->setText(tr("Check again"));
    refresh();
}

} // namespace cliplad::ui
