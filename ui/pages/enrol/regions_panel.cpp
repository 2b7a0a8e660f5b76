#include "pages/enrol/regions_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "style/icons.h"
#include "style/spacing.h"

namespace cliplad::ui {

RegionsPanel::RegionsPanel(QWidget* parent)
    : QWidget(parent)
    , about_(new QLabel)
    , list_(new QListWidget)
    , remove_(new QPushButton)
    , removeAll_(new QPushButton) {
    list_->setObjectName("regions");
    remove_->setObjectName("removeRegion");
    removeAll_->setObjectName("removeAllRegions");
    about_->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kSpace);
    buttons->addWidget(remove_);
    buttons->addWidget(removeAll_);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace, kSpace, kSpace, kSpace);
    column->setSpacing(kHalfSpace);
    column->addWidget(about_);
    column->addWidget(list_, 1);
    column->addLayout(buttons);
    connect(list_, &QListWidget::currentRowChanged, this, &RegionsPanel::selected);
    connect(remove_, &QPushButton::clicked, this, &RegionsPanel::removeWanted);
    connect(removeAll_, &QPushButton::clicked, this, &RegionsPanel::removeAllWanted);
    retranslate();
}

void RegionsPanel::setRegions(const IgnoreRegions& regions) {
    if (regions == regions_)
        return;
    regions_ = regions;
    refresh();
}

void RegionsPanel::select(int index) {
    const QSignalBlocker quiet(list_);
    list_->setCurrentRow(index);
    remove_->setEnabled(index >= 0);
}

void RegionsPanel::refresh() {
    const QSignalBlocker quiet(list_);
    const int row = list_->currentRow();
    list_->clear();
    int number = 0; // undo steps name them by it
    for (const cv::Rect2d& r : regions_.rectangles)
        new QListWidgetItem(icon("rectangle"),
                            tr("Rectangle %1: %2 × %3 px at %4, %5")
                                .arg(locale().toString(++number), locale().toString(qRound(r.width)),
                                     locale().toString(qRound(r.height)), locale().toString(qRound(r.x)),
                                     locale().toString(qRound(r.y))),
                            list_);
    number = 0;
    for (const auto& polygon : regions_.polygons)
        new QListWidgetItem(icon("polygon"),
                            tr("Outline %1 with %2 corners")
                                .arg(locale().toString(++number), locale().toString(polygon.size())),
                            list_);
    list_->setCurrentRow(row < list_->count() ? row : -1);
    remove_->setEnabled(list_->currentRow() >= 0);
    removeAll_->setEnabled(list_->count() > 0);
}

void RegionsPanel::retranslate() {
    about_->setText(
        tr("Nothing looks at these parts of the picture. Draw them on the photo above with the rectangle, "
           "the polygon or the brush. They hold for all photos of the product."));
    list_->setAccessibleName(tr("Ignore regions"));
    remove_->setText(tr("Remove"));
    remove_->setAccessibleName(tr("Remove the selected ignore region"));
    removeAll_->setText(tr("Remove all"));
    removeAll_->setAccessibleName(tr("Remove all ignore regions"));
    refresh();
}

} // namespace cliplad::ui
