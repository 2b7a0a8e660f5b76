#include "pages/enrol/enrol_page.h"

#include <algorithm>

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QTabWidget>

#include "pages/enrol/camera_dialog.h"
#include "pages/enrol/enrol_steps.h"
#include "pages/enrol/hint_line.h"
#include "pages/enrol/photo_stage.h"
#include "pages/enrol/region_edits.h"
#include "pages/enrol/regions_panel.h"
#include "pages/enrol/sheet/photo_import.h"
#include "pages/enrol/sheet/photo_sheet.h"
#include "pages/enrol/sheet/sheet_panel.h"
#include "pages/enrol/shots/learning_check.h"
#include "pages/enrol/shots/shot_checking.h"
#include "pages/enrol/shots/shot_suggester.h"
#include "pages/enrol/shots/shots_panel.h"
#include "pages/enrol/shots/validation_panel.h"
#include "pages/enrol/shots/warnings_panel.h"
#include "pages/enrol/steps_bar.h"
#include "pages/save_dialog.h"
#include "widgets/photo_listing.h"
#include "widgets/questions/question.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

/// More stars than these are given at once only where that is meant: one to four shots are.
constexpr std::size_t kManyAtOnce = 10;

bool contains(const Paths& paths, const fs::path& path) {
    return std::any_of(paths.begin(), paths.end(),
                       [&](const fs::path& p) { return p.native() == path.native(); });
}

} // namespace

EnrolPage::~EnrolPage() = default;

void EnrolPage::activate() {
    sheet_->focusFirst();
}

void EnrolPage::addPhotos(const Paths& paths) {
    import_->add(paths, PhotoImport::Target::Sheet);
}

void EnrolPage::refresh() {
    const ProductDocument& document = studio_.document();
    const DocumentState& state = document.state();
    LiveSession& live = studio_.live();
    if (live.image().empty() && !state.photos.empty())
        live.setImage(state.photos.front()); // the other pages look at it too
    if (!isVisible())
        return; // showEvent comes back to it
    sheet_->setPhotos(state.photos, state.shots, state.validation);
    shots_->setShots(state.shots);
    validation_->setPhotos(state.validation);
    regions_->setRegions(state.ignore);
    name_->setEnabled(document.isOpen());
    save_->setEnabled(document.isOpen());
    if (const QString name = QString::fromStdString(state.name); name != name_->text())
        name_->setText(name);
    sheet_->sheet().showPhoto(live.image());
    shots_->showPhoto(live.image());
    refreshSteps();
}

void EnrolPage::refreshSteps() {
    if (!isVisible())
        return; // showEvent comes back to it
    save_->setText(studio_.saving() ? tr("Saving…") : tr("Save product"));
    const QString next = showSteps(*steps_, studio_, warnings_->count());
    const QString drawing = stage_->toolHint();
    hint_->say(drawing.isEmpty() ? next : drawing);
    const auto tab = [this](QWidget* panel, const QString& name, std::size_t count) {
        tabs_->setTabText(
            tabs_->indexOf(panel),
            count > 0
                ? tr("%1 (%2)", "tab, number of entries").arg(name, locale().toString(qulonglong(count)))
                : name);
    };
    const DocumentState& state = studio_.document().state();
    tab(shots_, tr("Shots"), state.shots.size());
    tab(warnings_, tr("Warnings"), static_cast<std::size_t>(warnings_->count()));
    tab(validation_, tr("More good photos"), state.validation.size());
    tab(regions_, tr("Ignore regions"), static_cast<std::size_t>(regionCount(state.ignore)));
}

/// On to the stars; who types the name meanwhile goes on.
void EnrolPage::focusAdded() {
    if (isVisible() && !name_->hasFocus())
        sheet_->focusFirst();
}

void EnrolPage::lookAt(const QString& photo) {
    if (studio_.document().isOpen())
        studio_.live().setImage(photo.toStdString());
}

void EnrolPage::toggle(const Paths& photos) {
    const Paths without = withoutStar(studio_.document().state(), photos);
    if (without.size() > kManyAtOnce)
        askForMany(without);
    else if (!without.empty())
        star(without);
    else if (!photos.empty())
        studio_.document().edit(
            [](const DocumentState& before, const DocumentState& after) {
                return tr("Take the star away: %1").arg(photosBeyond(before.shots, after.shots));
            },
            [&](DocumentState& state) { takeStars(state, photos); });
}

/// Nobody means all photos of a folder; who does may.
void EnrolPage::askForMany(const Paths& photos) {
    QMessageBox* box = ask(
        this,
        {.name = "manyShots",
         .title = tr("Many shots"),
         .text = tr("Mark %1 photos as shots?").arg(locale().toString(qulonglong(photos.size()))),
         .more = tr("One to four are meant. With many more, learning and inspecting take long, and one bad "
                    "photo among them hides its fault.")},
        {{.button = QMessageBox::Ok,
          .text = tr("&Mark as shots"),
          .then = [this, photos] { star(withoutStar(studio_.document().state(), photos)); }},
         cancelAnswer(true)});
    connect(&studio_.document(), &ProductDocument::opened, box, &QDialog::reject); // of another product
}

void EnrolPage::star(const Paths& photos) {
    studio_.document().edit(
        [](const DocumentState& before, const DocumentState& after) {
            return tr("Mark as shot: %1").arg(photosBeyond(after.shots, before.shots));
        },
        [&](DocumentState& state) { giveStars(state, photos); });
}

void EnrolPage::removeChosen() {
    const QWidget* focus = focusWidget();
    if (focus == &regions_->list() || (focus == &stage_->canvas() && stage_->selectedRegion() >= 0))
        stage_->removeSelectedRegion();
    else if (focus == &validation_->sheet())
        removeValidation();
    else
        removeFromSheet();
}

void EnrolPage::removeFromSheet() {
    const Paths chosen = sheet_->sheet().chosenPhotos();
    if (chosen.empty())
        return studio_.tell(tr("Select the photos first that are to be removed."));
    studio_.document().edit(
        [](const DocumentState& before, const DocumentState& after) {
            return tr("Remove from the sheet: %1").arg(photosBeyond(before.photos, after.photos));
        },
        [&](DocumentState& state) { removePhotos(state, chosen); });
    leaveImages(chosen);
}

/// What is no photo of the product any more is not looked at on.
void EnrolPage::leaveImages(const Paths& gone) {
    if (!contains(gone, studio_.live().image()))
        return;
    const DocumentState& state = studio_.document().state();
    studio_.live().setImage(!state.shots.empty()    ? state.shots.front()
                            : !state.photos.empty() ? state.photos.front()
                                                    : fs::path());
}

void EnrolPage::removeValidation() {
    removeGoodPhotos(studio_.document(), validation_->sheet().chosenPhotos());
}

void EnrolPage::openCamera() {
    auto* dialog = new CameraDialog(CameraDialog::picturesFolder(studio_.document().state().name), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CameraDialog::frozen, this, &EnrolPage::takeFrozen);
    connect(dialog, &CameraDialog::discarded, this, [this](const QString& file) {
        const Paths gone = {file.toStdString()};
        studio_.document().edit(
            [name = QFileInfo(file).fileName()] { return tr("Discard from the camera: %1").arg(name); },
            [&](DocumentState& state) { cliplad::ui::removePhotos(state, gone); });
        leaveImages(gone);
    });
    dialog->open();
}

void EnrolPage::takeFrozen(const QString& file) {
    if (!studio_.document().isOpen())
        studio_.startNew();
    const Paths photo = {file.toStdString()};
    studio_.document().edit(
        [name = QFileInfo(file).fileName()] { return tr("Shot from the camera: %1").arg(name); },
        [&](DocumentState& state) {
            cliplad::ui::addPhotos(state, photo);
            giveStars(state, photo);
        });
    studio_.live().setImage(photo.front());
}

void EnrolPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    refresh();
    learning_->setActive(true);
}

void EnrolPage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    learning_->setActive(false);
}

void EnrolPage::suggest() {
    if (suggester_->isRunning())
        suggester_->cancel();
    else
        suggester_->start(sheet_->wantedShots());
}

void EnrolPage::save() {
    saveOpenProduct(studio_, this);
}

void EnrolPage::openStep(int step) {
    switch (step) {
    case StepsBar::Photos:
        return import_->chooseFiles(PhotoImport::Target::Sheet);
    case StepsBar::Shots:
        return sheet_->sheet().setFocus();
    case StepsBar::Masks:
        if (studio_.live().state() == LiveSession::State::NeedsWords)
            return Q_EMIT studio_.pageWanted("prompts");
        tabs_->setCurrentWidget(shots_);
        return tabs_->setFocus();
    default:
        return save();
    }
}

void EnrolPage::dragEnterEvent(QDragEnterEvent* event) {
    if (!localPathsOf(*event->mimeData()).empty())
        event->acceptProposedAction();
}

void EnrolPage::dropEvent(QDropEvent* event) {
    const QRect good(validation_->mapTo(this, QPoint()), validation_->size());
    const bool isGood = validation_->isVisible() && good.contains(event->position().toPoint());
    import_->addDropped(localPathsOf(*event->mimeData()),
                        isGood ? PhotoImport::Target::Validation : PhotoImport::Target::Sheet);
    event->acceptProposedAction();
}

} // namespace cliplad::ui
