// How the Enrol page is put together; what it does is in enrol_page.cpp.

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include "pages/enrol/enrol_page.h"
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
#include "style/spacing.h"

namespace cliplad::ui {
namespace {

constexpr int kTabsPx = 210; ///< height at first: one row of cards

} // namespace

EnrolPage::EnrolPage(Studio& studio)
    : Page(studio, "enrol")
    , import_(new PhotoImport(studio, this))
    , checking_(new ShotChecking(studio, this))
    , learning_(new LearningCheck(studio, this))
    , suggester_(new ShotSuggester(studio, this))
    , steps_(new StepsBar)
    , hint_(new HintLine)
    , nameLabel_(new QLabel)
    , name_(new QLineEdit)
    , save_(new QPushButton)
    , sheet_(new SheetPanel(studio.thumbnails(), nullptr))
    , stage_(new PhotoStage(studio, this))
    , tabs_(new QTabWidget)
    , shots_(new ShotsPanel(studio.live(), studio.thumbnails(), nullptr))
    , warnings_(new WarningsPanel(*checking_, *learning_, nullptr))
    , validation_(new ValidationPanel(studio.thumbnails(), nullptr))
    , regions_(new RegionsPanel(nullptr)) {
    setAcceptDrops(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace, kSpace, kSpace, kSpace);
    column->setSpacing(kSpace);
    column->addWidget(steps_);
    column->addWidget(buildHeader());
    column->addWidget(buildBody(), 1);
    buildActions();
    connectPanels();
    connectStudio();
    retranslate();
}

QWidget* EnrolPage::buildHeader() {
    auto* header = new QWidget;
    hint_->setObjectName("hint");
    name_->setObjectName("productName");
    name_->setMinimumWidth(220);
    name_->setMaximumWidth(320);
    nameLabel_->setBuddy(name_);
    save_->setObjectName("saveProduct");
    save_->setProperty("primary", true);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins({});
    row->setSpacing(kSpace);
    row->addWidget(hint_, 1);
    row->addWidget(nameLabel_);
    row->addWidget(name_);
    row->addWidget(save_);
    return header;
}

QSplitter* EnrolPage::buildBody() {
    tabs_->setObjectName("enrolTabs");
    tabs_->setDocumentMode(true);
    for (QWidget* panel : {static_cast<QWidget*>(shots_), static_cast<QWidget*>(warnings_),
                           static_cast<QWidget*>(validation_), static_cast<QWidget*>(regions_)})
        tabs_->addTab(panel, QString());
    auto* right = new QSplitter(Qt::Vertical);
    right->setChildrenCollapsible(false);
    right->addWidget(stage_);
    right->addWidget(tabs_);
    right->setStretchFactor(0, 1);
    right->setStretchFactor(1, 0);
    right->setSizes({2 * kTabsPx, kTabsPx});
    auto* body = new QSplitter(Qt::Horizontal);
    body->setChildrenCollapsible(false);
    body->addWidget(sheet_);
    body->addWidget(right);
    body->setStretchFactor(0, 2);
    body->setStretchFactor(1, 3);
    return body;
}

void EnrolPage::buildActions() {
    ActionBook& book = studio_.actions();
    const auto add = [&](QWidget* where, const char* id, const char* key, std::function<void()> run) {
        return book.add(where, id, {}, QKeySequence(QLatin1String(key)), std::move(run));
    };
    sheet_->setActions({.addPhotos = add(this, "enrol.addPhotos", "Ctrl+I",
                                         [this] { import_->chooseFiles(PhotoImport::Target::Sheet); }),
                        .addFolder = add(this, "enrol.addFolder", "Ctrl+Shift+I",
                                         [this] { import_->chooseFolder(PhotoImport::Target::Sheet); }),
                        .camera = add(this, "enrol.camera", "Ctrl+K", [this] { openCamera(); }),
                        .suggest = add(this, "enrol.suggest", "Ctrl+G", [this] { suggest(); }),
                        .remove = add(this, "enrol.remove", "Del", [this] { removeChosen(); })});
    // Space presses buttons elsewhere on the page.
    PhotoSheet* photos = &sheet_->sheet();
    add(photos, "enrol.star", "Space", [this, photos] { toggle(photos->chosenPhotos()); });
    add(this, "enrol.good", "Ctrl+Shift+G", [this] { Q_EMIT validation_->addSelectedWanted(); });
    add(this, "enrol.save", "Ctrl+Return", [this] { save(); });
}

void EnrolPage::connectPanels() {
    connect(steps_, &StepsBar::clicked, this, &EnrolPage::openStep);
    connect(import_, &PhotoImport::addedToSheet, this, &EnrolPage::focusAdded);
    connect(hint_, &QLabel::linkActivated, &studio_, &Studio::pageWanted);
    connect(save_, &QPushButton::clicked, this, &EnrolPage::save);
    connect(name_, &QLineEdit::textEdited, this, [this](const QString& text) {
        studio_.document().edit(
            [](const DocumentState& before, const DocumentState& after) {
                return tr("Name of the product “%1” → “%2”")
                    .arg(QString::fromStdString(before.name), QString::fromStdString(after.name));
            },
            [&](DocumentState& state) { state.name = text.toStdString(); }, "name");
    });
    connect(name_, &QLineEdit::editingFinished, this, [this] { studio_.document().separateEdits(); });
    const auto star = [this](const QString& photo) { toggle({photo.toStdString()}); };
    connect(&sheet_->sheet(), &PhotoSheet::starClicked, this, star);
    connect(&sheet_->sheet(), &PhotoSheet::looked, this, &EnrolPage::lookAt);
    connect(shots_, &ShotsPanel::starClicked, this, star);
    connect(shots_, &ShotsPanel::looked, this, &EnrolPage::lookAt);
    connect(warnings_, &WarningsPanel::looked, this, &EnrolPage::lookAt);
    connect(warnings_, &WarningsPanel::changed, this, &EnrolPage::refreshSteps);
    connect(validation_, &ValidationPanel::looked, this, &EnrolPage::lookAt);
    connect(validation_, &ValidationPanel::addWanted, this,
            [this] { import_->chooseFiles(PhotoImport::Target::Validation); });
    connect(validation_, &ValidationPanel::addSelectedWanted, this, [this] {
        const Paths chosen = sheet_->sheet().selectedPhotos();
        if (addGoodPhotos(studio_.document(), chosen) == 0)
            studio_.tell(tr("Select photos on the sheet first that are no shots and are not there yet."));
    });
    connect(validation_, &ValidationPanel::removeWanted, this, &EnrolPage::removeValidation);
    connect(stage_, &PhotoStage::toolChanged, this, &EnrolPage::refreshSteps);
    connect(stage_, &PhotoStage::regionSelected, regions_, &RegionsPanel::select);
    connect(regions_, &RegionsPanel::selected, stage_, &PhotoStage::selectRegion);
    connect(regions_, &RegionsPanel::removeWanted, stage_, &PhotoStage::removeSelectedRegion);
    connect(regions_, &RegionsPanel::removeAllWanted, this, [this] {
        studio_.document().edit(
            [](const DocumentState& before, const DocumentState&) {
                return tr("Remove all ignore regions (%1)")
                    .arg(QLocale().toString(regionCount(before.ignore)));
            },
            [](DocumentState& state) { state.ignore = {}; });
    });
}

void EnrolPage::connectStudio() {
    connect(checking_, &ShotChecking::changed, this, [this] {
        const auto faults = checking_->faults();
        sheet_->setFaults(faults);
        shots_->setFaults(faults);
    });
    connect(suggester_, &ShotSuggester::changed, this,
            [this] { sheet_->setSuggesting(suggester_->isRunning()); });
    connect(&studio_.document(), &ProductDocument::changed, this, &EnrolPage::refresh);
    connect(&studio_.document(), &ProductDocument::opened, this, &EnrolPage::refresh);
    connect(&studio_.document(), &ProductDocument::saved, this, &EnrolPage::refreshSteps);
    connect(&studio_.document().undoStack(), &QUndoStack::cleanChanged, this, &EnrolPage::refreshSteps);
    connect(&studio_, &Studio::savingChanged, this, &EnrolPage::refreshSteps);
    connect(&studio_.live(), &LiveSession::changed, this, &EnrolPage::refreshSteps);
    connect(&studio_.live(), &LiveSession::imageChanged, this, [this] {
        sheet_->sheet().showPhoto(studio_.live().image());
        shots_->showPhoto(studio_.live().image());
    });
}

void EnrolPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    sheet_->retranslate();
    stage_->retranslate();
    shots_->retranslate();
    warnings_->retranslate();
    validation_->retranslate();
    regions_->retranslate();
    retranslate();
    refreshSteps();
}

void EnrolPage::retranslate() {
    const auto name = [this](const char* id, const QString& text) { findChild<QAction*>(id)->setText(text); };
    name("enrol.addPhotos", tr("Add photos"));
    name("enrol.addFolder", tr("Add a folder with all photos in it"));
    name("enrol.camera", tr("Take shots with a live camera"));
    name("enrol.suggest", tr("Mark the most different photos as shots"));
    name("enrol.remove", tr("Remove what is selected"));
    name("enrol.star", tr("Mark the selected photos as shots, or take their stars away"));
    name("enrol.good", tr("Add the selected photos to the more good photos"));
    name("enrol.save", tr("Save the product"));
    nameLabel_->setText(tr("Name:"));
    name_->setAccessibleName(tr("Name of the product"));
    name_->setPlaceholderText(tr("Name of the product"));
    save_->setToolTip(tr("Learn from the shots and write the product"));
    tabs_->setAccessibleName(tr("Shots, warnings, more good photos, ignore regions"));
    hint_->setAccessibleName(tr("What to do next"));
}

} // namespace cliplad::ui
