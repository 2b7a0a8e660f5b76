#include "pages/enrol/shots/validation_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "pages/enrol/sheet/photo_sheet.h"
#include "style/spacing.h"

namespace cliplad::ui {
namespace {

constexpr int kValidationCardPx = 84;

} // namespace

ValidationPanel::ValidationPanel(Thumbnails& thumbnails, QWidget* parent)
    : QWidget(parent)
    , photos_(thumbnails)
    , about_(new QLabel)
    , sheet_(new PhotoSheet(photos_, kValidationCardPx, PhotoSheet::Flow::Plain))
    , add_(new QPushButton)
    , addSelected_(new QPushButton)
    , remove_(new QPushButton) {
    sheet_->setObjectName("validationSheet");
    add_->setObjectName("addValidation");
    addSelected_->setObjectName("addSelectedValidation");
    remove_->setObjectName("removeValidation");
    about_->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kSpace);
    for (QPushButton* button : {add_, addSelected_, remove_})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace, kSpace, kSpace, kSpace);
    column->setSpacing(kHalfSpace);
    column->addWidget(about_);
    column->addWidget(sheet_, 1);
    column->addLayout(buttons);
    connect(add_, &QPushButton::clicked, this, &ValidationPanel::addWanted);
    connect(addSelected_, &QPushButton::clicked, this, &ValidationPanel::addSelectedWanted);
    connect(remove_, &QPushButton::clicked, this, &ValidationPanel::removeWanted);
    connect(sheet_, &PhotoSheet::looked, this, &ValidationPanel::looked);
    retranslate();
}

void ValidationPanel::setPhotos(const PathList& photos) {
    photos_.setPhotos(photos);
    remove_->setEnabled(!photos.empty());
}

void ValidationPanel::retranslate() {
    about_->setText(
        tr("Optional: good photos that are no shots. From them the threshold between good and bad is "
           "learned; without any, it is learned from the shots."));
    sheet_->setAccessibleName(tr("More good photos"));
    sheet_->setPlaceholder(tr("None yet"));
    add_->setText(tr("Add…"));
    add_->setAccessibleName(tr("Add more good photos"));
    addSelected_->setText(tr("Add those selected"));
    addSelected_->setToolTip(tr("The photos that are selected on the sheet"));
    remove_->setText(tr("Remove"));
    remove_->setAccessibleName(tr("Remove the selected ones from the more good photos"));
}

} // namespace cliplad::ui
