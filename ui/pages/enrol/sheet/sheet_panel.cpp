#include "pages/enrol/sheet/sheet_panel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QStyle>
#include <QVBoxLayout>

#include "pages/enrol/sheet/photo_sheet.h"
#include "style/icons.h"
#include "style/spacing.h"
#include "widgets/action_button.h"

namespace cliplad::ui {
namespace {

constexpr int kCardPx = 120;
constexpr int kMostShots = 4; ///< that are suggested; who wants more stars them

void bind(QPushButton* button, QAction* action) {
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    const auto follow = [button, action] { button->setToolTip(withKey(action->text(), *action)); };
    QObject::connect(action, &QAction::changed, button, follow);
    follow();
}

} // namespace

SheetPanel::SheetPanel(Thumbnails& thumbnails, QWidget* parent)
    : QWidget(parent)
    , photos_(thumbnails)
    , sheet_(new PhotoSheet(photos_, kCardPx, PhotoSheet::Flow::Sheet))
    , counts_(new QLabel)
    , addPhotos_(new QPushButton(icon("photos"), {}))
    , addFolder_(new QPushButton(icon("folder"), {}))
    , camera_(new QPushButton(icon("camera"), {}))
    , suggest_(new QPushButton(icon("suggest"), {}))
    , wanted_(new QSpinBox)
    , remove_(new QPushButton(icon("remove"), {})) {
    sheet_->setObjectName("photoSheet");
    addPhotos_->setObjectName("addPhotos");
    addFolder_->setObjectName("addFolder");
    camera_->setObjectName("camera");
    suggest_->setObjectName("suggestShots");
    wanted_->setObjectName("wantedShots");
    remove_->setObjectName("removePhotos");
    counts_->setProperty("faint", true);
    wanted_->setRange(1, kMostShots);
    wanted_->setValue(kMostShots);

    auto* adding = new QHBoxLayout;
    adding->setSpacing(kSpace);
    for (QPushButton* button : {addPhotos_, addFolder_, camera_})
        adding->addWidget(button);
    adding->addStretch(1);
    auto* marking = new QHBoxLayout;
    marking->setSpacing(kSpace);
    marking->addWidget(suggest_);
    marking->addWidget(wanted_);
    marking->addStretch(1);
    marking->addWidget(counts_);
    marking->addWidget(remove_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(kHalfSpace);
    column->addLayout(adding);
    column->addWidget(sheet_, 1);
    column->addLayout(marking);
    retranslate();
    setPhotos({}, {}, {});
}

void SheetPanel::setActions(const Actions& actions) {
    bind(addPhotos_, actions.addPhotos);
    bind(addFolder_, actions.addFolder);
    bind(camera_, actions.camera);
    bind(suggest_, actions.suggest);
    bind(remove_, actions.remove);
}

int SheetPanel::wantedShots() const {
    return wanted_->value();
}

void SheetPanel::setPhotos(const PathList& photos, const Paths& shots, const Paths& validation) {
    photos_.setPhotos(photos);
    photos_.setShots(shots);
    photos_.setValidation(validation);
    shotCount_ = shots.size();
    remove_->setEnabled(!photos.empty());
    suggest_->setEnabled(suggesting_ || !photos.empty());
    if (addPhotos_->property("primary").toBool() != photos.empty()) {
        addPhotos_->setProperty("primary", photos.empty()); // the one thing to do
        addPhotos_->setIcon(
            icon("photos", photos.empty() ? QPalette::HighlightedText : QPalette::ButtonText));
        addPhotos_->style()->unpolish(addPhotos_);
        addPhotos_->style()->polish(addPhotos_);
    }
    showCounts();
}

void SheetPanel::setSuggesting(bool running) {
    suggesting_ = running;
    showSuggesting();
}

/// As wide for both texts: what is beside the sheet stays where it is.
void SheetPanel::showSuggesting() {
    int width = 0;
    for (const QString& text : {tr("Stop suggesting"), tr("Suggest shots")}) {
        suggest_->setText(text);
        width = std::max(width, suggest_->sizeHint().width());
    }
    suggest_->setMinimumWidth(width);
    if (suggesting_)
        suggest_->setText(tr("Stop suggesting"));
}

void SheetPanel::focusFirst() {
    (photos_.rowCount() > 0 ? static_cast<QWidget*>(sheet_) : addPhotos_)->setFocus();
}

void SheetPanel::showCounts() {
    counts_->setText(
        tr("Photos: %1, shots: %2")
            .arg(locale().toString(photos_.rowCount()), locale().toString(qulonglong(shotCount_))));
}

void SheetPanel::retranslate() {
    sheet_->setAccessibleName(tr("Contact sheet"));
    sheet_->setPlaceholder(tr("Drop photos or folders of good products here, or press “Add photos…”."));
    addPhotos_->setText(tr("Add photos…"));
    addFolder_->setText(tr("Add folder…"));
    camera_->setText(tr("Camera…"));
    showSuggesting();
    wanted_->setAccessibleName(tr("Number of shots to suggest"));
    wanted_->setToolTip(tr("So many shots altogether, one to four; give more photos a star yourself"));
    remove_->setText(tr("Remove"));
    remove_->setAccessibleName(tr("Remove the selected photos from the sheet"));
    showCounts();
}

} // namespace cliplad::ui
