#include "pages/prompts/prompts_page.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include "pages/prompts/hint_panel.h"
#include "pages/prompts/label_panel.h"
#include "pages/prompts/label_view.h"
#include "pages/prompts/prompt_files.h"
#include "pages/prompts/table/label_table_model.h"
#include "pages/prompts/text_options.h"
#include "style/icons.h"
#include "style/spacing.h"
#include "widgets/file_dialog.h"

namespace cliplad::ui {
namespace {

/// A file with words among what is dragged in.
QString promptFileIn(const QMimeData& data) {
    for (const QUrl& url : data.urls())
        if (const QString file = url.toLocalFile(); file.endsWith(".yaml") || file.endsWith(".yml"))
            return file;
    return {};
}

} // namespace

PromptsPage::PromptsPage(Studio& studio)
    : Page(studio, "prompts")
    , files_(new PromptFiles(studio, this))
    , shipped_(new QPushButton)
    , import_(new QPushButton)
    , export_(new QPushButton)
    , options_(new TextOptions(studio.document(), this))
    , coarse_(new LabelPanel(studio, LabelList::Coarse, this))
    , fine_(new LabelPanel(studio, LabelList::Fine, this))
    , hints_(new HintPanel(studio, this))
    , view_(new LabelView(studio, this)) {
    auto* split = new QSplitter(Qt::Horizontal);
    split->addWidget(buildLists());
    split->addWidget(view_);
    split->setChildrenCollapsible(false);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    split->setSizes({740, 440}); // the photo is no wider than high: the words need the room
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(kSpace, kSpace, kSpace, kSpace);
    layout->addWidget(split);
    setAcceptDrops(true);

    connect(coarse_, &LabelPanel::labelChosen, this, &PromptsPage::choose);
    connect(fine_, &LabelPanel::labelChosen, this, &PromptsPage::choose);
    connect(hints_, &HintPanel::wanted, this, &PromptsPage::goTo);
    connect(import_, &QPushButton::clicked, this, &PromptsPage::askImport);
    connect(export_, &QPushButton::clicked, this, &PromptsPage::askExport);
    connect(&studio.document(), &ProductDocument::changed, this, &PromptsPage::followDocument);
    connect(&studio.document(), &ProductDocument::opened, this, &PromptsPage::followDocument);
    connect(&studio.live(), &LiveSession::changed, this, &PromptsPage::showFigures);
    buildLabelActions();
    buildViewActions();
    retranslate();
    followDocument();
}

QWidget* PromptsPage::buildHead() {
    auto* menu = new QMenu(shipped_);
    files_->fillShipped(*menu);
    shipped_->setMenu(menu);
    shipped_->setObjectName("startFrom");
    import_->setIcon(icon("import"));
    export_->setIcon(icon("export"));
    auto* files = new QHBoxLayout;
    files->addWidget(shipped_);
    files->addWidget(import_);
    files->addWidget(export_);
    files->addStretch(1);
    auto* head = new QWidget;
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins({});
    layout->setSpacing(kHalfSpace);
    layout->addLayout(files);
    layout->addWidget(options_);
    return head;
}

QWidget* PromptsPage::buildLists() {
    lists_ = new QSplitter(Qt::Vertical);
    for (QWidget* part : std::initializer_list<QWidget*>{coarse_, fine_, hints_})
        lists_->addWidget(part);
    lists_->setChildrenCollapsible(false);
    lists_->setSizes({150, 220, 140});
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins({});
    layout->addWidget(buildHead());
    layout->addWidget(lists_, 1);
    return side;
}

void PromptsPage::command(const QString& id, const char* text, const QKeySequence& keys,
                          std::function<void()> run, QWidget* where) {
    const auto runIfOpen = [this, run = std::move(run)] {
        if (studio_.document().isOpen())
            run();
    };
    QWidget* owner = where != nullptr ? where : this;
    actions_.append({studio_.actions().add(owner, "prompts." + id, tr(text), keys, runIfOpen), text});
}

void PromptsPage::buildLabelActions() {
    command("add", QT_TR_NOOP("Add a label"), Qt::Key_Insert, [this] { chosenPanel().focusAddField(); });
    command("duplicate", QT_TR_NOOP("Duplicate the label"), Qt::CTRL | Qt::Key_D,
            [this] { chosenPanel().duplicate(); });
    // The same key takes a test image off the film strip: here it is the lists' alone.
    command(
        "remove", QT_TR_NOOP("Remove the label"), Qt::Key_Delete, [this] { chosenPanel().remove(); }, lists_);
    command("up", QT_TR_NOOP("Move the label up"), Qt::ALT | Qt::Key_Up,
            [this] { chosenPanel().moveBy(-1); });
    command("down", QT_TR_NOOP("Move the label down"), Qt::ALT | Qt::Key_Down,
            [this] { chosenPanel().moveBy(1); });
    command("toggle", QT_TR_NOOP("Switch the label off or on"), Qt::CTRL | Qt::Key_T,
            [this] { chosenPanel().toggleEnabled(); });
    command("background", QT_TR_NOOP("Background or not"), Qt::CTRL | Qt::Key_B,
            [this] { chosenPanel().toggleBackground(); });
    command("colour", QT_TR_NOOP("Choose the label's colour"), Qt::CTRL | Qt::Key_L,
            [this] { chosenPanel().chooseColour(); });
    command("other", QT_TR_NOOP("Go to the other list"), Qt::Key_F6, [this] {
        panel(chosen_.list == LabelList::Coarse ? LabelList::Fine : LabelList::Coarse).focusTable();
    });
    command("hint", QT_TR_NOOP("Go to the next hint or problem"), Qt::Key_F8, [this] { hints_->next(); });
}

void PromptsPage::buildViewActions() {
    using Shows = LabelView::Shows;
    command("won", QT_TR_NOOP("Show the pixels that the label wins"), Qt::ALT | Qt::Key_1,
            [this] { view_->setShows(Shows::Won); });
    command("similarity", QT_TR_NOOP("Show the label's similarity map"), Qt::ALT | Qt::Key_2,
            [this] { view_->setShows(Shows::Similarity); });
    command("masks", QT_TR_NOOP("Show all masks"), Qt::ALT | Qt::Key_3,
            [this] { view_->setShows(Shows::Masks); });
    command("photo", QT_TR_NOOP("Show the photo alone"), Qt::ALT | Qt::Key_4,
            [this] { view_->setShows(Shows::Photo); });
    command("next", QT_TR_NOOP("Next image"), Qt::CTRL | Qt::Key_PageDown, [this] { view_->step(1); });
    command("previous", QT_TR_NOOP("Previous image"), Qt::CTRL | Qt::Key_PageUp, [this] { view_->step(-1); });
    command("import", QT_TR_NOOP("Import labels from a file"), Qt::CTRL | Qt::Key_I, [this] { askImport(); });
    command("export", QT_TR_NOOP("Export labels to a file"), Qt::CTRL | Qt::Key_E, [this] { askExport(); });
    command("shipped", QT_TR_NOOP("Start from labels that come with the program"),
            Qt::CTRL | Qt::SHIFT | Qt::Key_I, [this] { shipped_->showMenu(); });
}

LabelPanel& PromptsPage::panel(LabelList list) const {
    return list == LabelList::Coarse ? *coarse_ : *fine_;
}

void PromptsPage::activate() {
    LiveSession& live = studio_.live();
    if (live.image().empty() && !studio_.document().state().shots.empty())
        live.setImage(studio_.document().state().shots.front());
    if (chosen_.row < 0)
        fine_->choose(0);
}

void PromptsPage::followDocument() {
    const DocumentState& state = studio_.document().state();
    setEnabled(studio_.document().isOpen());
    std::vector<LabelProblem> problems;
    if (studio_.document().isOpen())
        problems = labelProblems(state);
    for (LabelPanel* panel : {coarse_, fine_})
        panel->model().showRows(problems);
    showFigures();
    hints_->showProblems(std::move(problems));
    view_->setChosen(chosen_);
}

void PromptsPage::showFigures() {
    if (!isVisible())
        return; // showEvent comes back to it
    for (LabelPanel* panel : {coarse_, fine_})
        panel->model().showFigures(studio_.live());
}

/// One label of the two tables is the one that the picture shows.
void PromptsPage::choose(LabelPlace place) {
    if (place.row < 0 && place.list != chosen_.list)
        return; // the other table gave way
    chosen_ = place;
    if (place.row >= 0)
        panel(place.list == LabelList::Coarse ? LabelList::Fine : LabelList::Coarse).choose(-1);
    view_->setChosen(chosen_);
}

void PromptsPage::goTo(LabelPlace place, LabelProblem::Cell cell) {
    switch (cell) {
    case LabelProblem::Cell::Row:
        panel(place.list).choose(place.row);
        return panel(place.list).focusTable();
    case LabelProblem::Cell::Name:
        return panel(place.list).editCell(place.row, LabelTableModel::Name);
    case LabelProblem::Cell::Synonyms:
        return panel(place.list).editCell(place.row, LabelTableModel::Synonyms);
    case LabelProblem::Cell::Colour:
        return panel(place.list).editCell(place.row, LabelTableModel::Colour);
    }
}

void PromptsPage::askImport() {
    QFileDialog* dialog = makeFileDialog(this, tr("Import labels"));
    dialog->setNameFilter(tr("Labels (*.yaml *.yml)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& file) { files_->importFrom(file.toStdString()); });
    dialog->open();
}

void PromptsPage::askExport() {
    QFileDialog* dialog = makeSaveDialog(this, tr("Export labels"));
    dialog->setNameFilter(tr("Labels (*.yaml *.yml)"));
    dialog->setDefaultSuffix("yaml");
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& file) { files_->exportTo(file.toStdString()); });
    dialog->open();
}

void PromptsPage::dragEnterEvent(QDragEnterEvent* event) {
    if (studio_.document().isOpen() && !promptFileIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void PromptsPage::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    if (const QString file = promptFileIn(*event->mimeData()); !file.isEmpty())
        studio_.openIfProduct({file.toStdString()}, this,
                              [this, file] { files_->importFrom(file.toStdString()); });
}

void PromptsPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    showFigures();
}

void PromptsPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showFigures(); // why there are none
    }
    Page::changeEvent(event);
}

void PromptsPage::retranslate() {
    shipped_->setText(tr("Start from"));
    shipped_->setToolTip(tr("Replaces all labels by those of a product that comes with the program"));
    import_->setText(tr("Import…"));
    import_->setToolTip(tr("Replaces all labels by those of a YAML file; one can also be dropped here"));
    export_->setText(tr("Export…"));
    export_->setToolTip(tr("Writes the labels that are switched on to a YAML file"));
    for (const auto& [action, text] : std::as_const(actions_))
        action->setText(tr(text));
}

} // namespace cliplad::ui
