#include "pages/score/score_page.h"

#include <QAction>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "pages/score/empty_state.h"
#include "pages/score/export_line.h"
#include "pages/score/run_bar.h"
#include "pages/score/table/row_preview.h"
#include "pages/score/table/score_table.h"
#include "pages/score/thresholds/accuracy_panel.h"
#include "pages/score/thresholds/threshold_panel.h"
#include "style/icons.h"
#include "style/spacing.h"
#include "widgets/action_button.h"

namespace cliplad::ui {
namespace {

constexpr int kSignPx = 20;

} // namespace

ScorePage::ScorePage(Studio& studio)
    : Page(studio, "score")
    , runner_(studio) {
    setAcceptDrops(true);
    addActions();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace, kSpace, kSpace, kSpace);
    column->setSpacing(kSpace);
    column->addWidget(buildTools());
    bar_ = new RunBar(studio, runner_, actions_.pause, actions_.cancel, actions_.resume, this);
    column->addWidget(bar_);
    column->addWidget(buildBanner()); // below: one that appears in a run does not move Cancel
    exported_ = new ExportLine(this);
    column->addWidget(exported_);
    stack_ = new QStackedWidget(this);
    empty_ = new EmptyState(studio, actions_.addFolder, actions_.addPhotos, stack_);
    stack_->addWidget(empty_);
    stack_->addWidget(buildResults());
    column->addWidget(stack_, 1);
    connectAll();
    retranslate();
    refresh();
}

void ScorePage::addActions() {
    const auto add = [this](const char* id, const QKeySequence& key, const char* picture, auto run) {
        QAction* action = studio_.actions().add(this, QString("score.") + id, {}, key, std::move(run));
        if (picture != nullptr)
            action->setIcon(icon(picture));
        return action;
    };
    actions_.addFolder = add("addFolder", QKeySequence("Ctrl+Shift+O"), "open", [this] { chooseFolder(); });
    actions_.addPhotos = add("addPhotos", QKeySequence("Ctrl+I"), "import", [this] { choosePhotos(); });
    actions_.watch = add("watch", QKeySequence("Ctrl+Shift+W"), "eye", [this] { chooseWatched(); });
    actions_.watch->setCheckable(true);
    actions_.again = add("again", QKeySequence("Ctrl+R"), "reset", [this] { runner_.scoreAgain(); });
    actions_.newRun = add("newRun", QKeySequence("Ctrl+Shift+N"), "new", [this] { runner_.startOver(); });
    actions_.fit = add("fit", QKeySequence("Ctrl+T"), nullptr, [this] { showFit(); });
    actions_.exportResults = add("export", QKeySequence("Ctrl+E"), "export", [this] { showExport(); });
    actions_.runs = add("runs", QKeySequence("Ctrl+H"), "previous", [this] { showRuns(); });
    actions_.benchmark = add("benchmark", QKeySequence("Ctrl+B"), nullptr, [this] { showBenchmark(); });
    actions_.pause = add("pause", QKeySequence("Ctrl+P"), "pause",
                         [this] { runner_.setPaused(runner_.state() != ScoreRunner::State::Paused); });
    actions_.cancel = add("cancel", QKeySequence("Ctrl+."), "stop", [this] { runner_.cancel(); });
    actions_.resume = add("resume", QKeySequence("Ctrl+Shift+R"), "play", [this] {
        if (runner_.leftToScore() > 0)
            runner_.resume();
        else
            studio_.lastRun().open();
    });
    actions_.find = add("find", QKeySequence("Ctrl+F"), "search", [this] {
        table_->filterField().setFocus(Qt::ShortcutFocusReason);
        table_->filterField().selectAll();
    });
    actions_.sort =
        add("sort", QKeySequence("Ctrl+Alt+S"), nullptr, [this] { table_->sortByCurrentColumn(); });
    actions_.review =
        add("review", QKeySequence("Ctrl+Return"), "review", [this] { openReview(table_->currentRow()); });
    actions_.times =
        add("times", {}, nullptr, [this] { QSettings().setValue(kTimes, actions_.times->isChecked()); });
    actions_.times->setCheckable(true);
}

QWidget* ScorePage::buildTools() {
    auto* tools = new QWidget(this);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins({});
    for (QAction* action :
         {actions_.addFolder, actions_.addPhotos, actions_.watch, actions_.again, actions_.newRun})
        row->addWidget(actionButton(*action, tools));
    row->addStretch(1);
    for (QAction* action : {actions_.runs, actions_.exportResults})
        row->addWidget(actionButton(*action, tools));
    return tools;
}

QWidget* ScorePage::buildBanner() {
    auto* frame = new QFrame(this);
    frame->setObjectName("banner");
    frame->setFrameShape(QFrame::StyledPanel);
    bannerSign_ = new QLabel(frame);
    bannerText_ = new QLabel(frame);
    bannerText_->setObjectName("bannerText");
    bannerText_->setWordWrap(true);
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(kSpace, kHalfSpace, kSpace, kHalfSpace);
    row->addWidget(bannerSign_);
    row->addWidget(bannerText_, 1);
    bannerAgain_ = actionButton(*actions_.again, frame);
    row->addWidget(bannerAgain_);
    showCopies_ = new QPushButton(frame);
    showCopies_->setObjectName("showCopies");
    connect(showCopies_, &QPushButton::clicked, this, [this] { table_->showOnly(RowFilter::Copies); });
    row->addWidget(showCopies_);
    banner_ = frame;
    return frame;
}

QWidget* ScorePage::buildResults() {
    auto* halves = new QSplitter(Qt::Horizontal, stack_);
    halves->setChildrenCollapsible(false);
    table_ = new ScoreTable(studio_, halves);
    connect(actions_.times, &QAction::toggled, table_, &ScoreTable::showTimes);
    showTimes();
    for (QWidget* widget :
         {static_cast<QWidget*>(&table_->view()), static_cast<QWidget*>(table_->view().horizontalHeader())}) {
        widget->setContextMenuPolicy(Qt::ActionsContextMenu);
        widget->addAction(actions_.times);
    }
    table_->view().insertAction(actions_.times, actions_.sort);
    auto* right = new QSplitter(Qt::Vertical, halves);
    right->setChildrenCollapsible(false);
    preview_ = new RowPreview(studio_, right);
    tabs_ = new QTabWidget(right);
    tabs_->setDocumentMode(true);
    thresholds_ = new ThresholdPanel(studio_, tabs_);
    accuracy_ = new AccuracyPanel(studio_, tabs_);
    tabs_->addTab(thresholds_, {});
    tabs_->addTab(accuracy_, {});
    tabs_->setCornerWidget(
        actionButton(*actions_.benchmark, tabs_)); // the row above is full in long languages
    right->setStretchFactor(0, 1);
    right->setStretchFactor(1, 1);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 2);
    halves->setSizes({640, 420});
    return halves;
}

void ScorePage::connectAll() {
    ScoreResults& results = studio_.results();
    connect(table_, &ScoreTable::currentChanged, preview_, &RowPreview::setRow);
    connect(table_, &ScoreTable::activated, this, &ScorePage::openReview);
    connect(preview_, &RowPreview::reviewWanted, this, [this] { openReview(table_->currentRow()); });
    connect(thresholds_, &ThresholdPanel::fitWanted, this, &ScorePage::showFit);
    connect(empty_, &EmptyState::testsWanted, this,
            [this] { runner_.add(studio_.document().state().tests); });
    connect(&studio_.lastRun(), &LastRun::changed, this, &ScorePage::refresh);
    connect(&studio_.lastRun(), &LastRun::openWanted, this,
            [this](const QString& folder, bool goOn) { runner_.open(folder.toStdString(), goOn); });
    connect(&runner_, &ScoreRunner::changed, this, &ScorePage::refresh);
    connect(&runner_, &ScoreRunner::listed, &studio_, [this](const QString& text) { studio_.tell(text); });
    for (const auto signal : {&ScoreResults::reset, &ScoreResults::runChanged})
        connect(&results, signal, this, &ScorePage::refresh);
    connect(&results, &ScoreResults::reset, exported_, &QWidget::hide);
    connect(&results, &ScoreResults::rowsAppended, this, [this](int first, int count) {
        refresh();
        if (first == 0 && table_->currentRow() < 0)
            table_->select(watch_.folder().empty() ? 0 : count - 1);
    });
    connect(&studio_.document(), &ProductDocument::changed, this, &ScorePage::refresh);
    connect(&studio_.document(), &ProductDocument::opened, this, [this] { watchFolder({}); });
    connect(&watch_, &FolderWatch::appeared, this, [this](const std::vector<std::filesystem::path>& files) {
        runner_.addWatched(watch_.folder(), files);
    });
    connect(&watch_, &FolderWatch::failed, this, [this](const QString& message) {
        watchFolder({});
        studio_.tellProblem([] { return tr("The folder is no longer watched."); }, asGiven(message),
                            {.holds = [this] { return watch_.folder().empty(); }, .owner = this});
    });
}

/// Where photos come by themselves, and where a person wants it.
void ScorePage::showTimes() {
    actions_.times->setChecked(!watch_.folder().empty() || QSettings().value(kTimes).toBool());
}

void ScorePage::activate() {
    if (studio_.results().isEmpty())
        studio_.lastRun().look(); // it may have been removed
    if (!studio_.results().isEmpty())
        table_->view().setFocus();
    preview_->lookAgain();
}

void ScorePage::refresh() {
    const ScoreResults& results = studio_.results();
    const bool canScore = studio_.document().isOpen() && !studio_.document().state().shots.empty();
    const bool there = !results.isEmpty();
    studio_.lastRun().setOffered(!there && runner_.state() == ScoreRunner::State::Idle &&
                                 !runner_.isOpening());
    // An empty table beside a run that has just begun would say less than what can be done next.
    stack_->setCurrentIndex(there || runner_.state() != ScoreRunner::State::Idle ? 1 : 0);
    table_->setFollowing(!watch_.folder().empty() || runner_.state() != ScoreRunner::State::Idle);
    for (QAction* action : {actions_.addFolder, actions_.addPhotos, actions_.watch})
        action->setEnabled(canScore);
    // A run that goes on is not thrown away by a slip of the finger: it is cancelled first.
    actions_.again->setEnabled(canScore && !runner_.images().empty() &&
                               runner_.state() == ScoreRunner::State::Idle);
    actions_.newRun->setEnabled(there && runner_.state() == ScoreRunner::State::Idle);
    actions_.resume->setEnabled(runner_.state() == ScoreRunner::State::Idle &&
                                (runner_.leftToScore() > 0 || (!there && studio_.lastRun().run())));
    actions_.exportResults->setEnabled(there && runner_.run() != nullptr);
    actions_.fit->setEnabled(there);
    actions_.review->setEnabled(there);
    actions_.find->setEnabled(there);
    actions_.sort->setEnabled(there);
    for (QAction* action : {actions_.runs, actions_.benchmark})
        action->setEnabled(studio_.document().isOpen());
    refreshBanner();
}

void ScorePage::refreshBanner() {
    const ScoreResults& results = studio_.results();
    const bool isInvalid = results.isStale() || results.otherShapes() > 0;
    const bool hasCopies = results.contents().copies() > 0;
    QStringList said;
    if (isInvalid)
        said += invalidText();
    if (hasCopies)
        said += tr("%n photo(s) have the same content as others of this run: every figure counts them again.",
                   nullptr, results.contents().copies());
    bannerText_->setText(said.join('\n'));
    bannerAgain_->setVisible(isInvalid);
    showCopies_->setVisible(hasCopies);
    banner_->setVisible(!results.isEmpty() && !said.isEmpty());
}

/// Why the scores say little.
QString ScorePage::invalidText() const {
    const ScoreResults& results = studio_.results();
    if (results.isStale())
        return tr("The product has changed since these images were scored. Scores, parts and reasons in the "
                  "table are "
                  "those of the product before.");
    const QSize shot = results.run().shot;
    return tr("%n photo(s) have another shape than the shots (%1 × %2 px). They are squashed to be compared, "
              "so their "
              "scores mean little.",
              nullptr, results.otherShapes())
        .arg(locale().toString(shot.width()), locale().toString(shot.height()));
}

void ScorePage::retranslate() {
    actions_.addFolder->setText(tr("Add a folder…"));
    actions_.addFolder->setToolTip(tr("Score the photos of a folder, or the test images of a data set"));
    actions_.addPhotos->setText(tr("Add photos…"));
    const QString watched = QString::fromStdString(watch_.folder().filename().string());
    actions_.watch->setText(watched.isEmpty() ? tr("Watch a folder…") : tr("Watching %1").arg(watched));
    actions_.watch->setToolTip(tr("Score new photos of a folder as they come"));
    actions_.watch->setChecked(!watched.isEmpty());
    actions_.again->setText(tr("Score again"));
    actions_.again->setToolTip(tr("Score all images with the product as it is now"));
    actions_.newRun->setText(tr("New run"));
    actions_.newRun->setToolTip(
        tr("Empties the table for other images; the run that is shown stays among the earlier ones"));
    actions_.fit->setText(tr("Fit thresholds…"));
    actions_.exportResults->setText(tr("Export…"));
    actions_.runs->setText(tr("Earlier runs…"));
    actions_.benchmark->setText(tr("Benchmark…"));
    actions_.benchmark->setToolTip(tr("The report that compares CLIP-LAD with other methods"));
    actions_.cancel->setText(tr("Cancel"));
    actions_.resume->setText(tr("Resume"));
    actions_.find->setText(tr("Find in the table"));
    actions_.sort->setText(tr("Sort by this column"));
    actions_.review->setText(tr("Review the chosen image"));
    actions_.times->setText(tr("Show when images were scored"));
    showCopies_->setText(tr("Show them"));
    refreshBanner();
    runner_.retranslate();
    showSigns();
    tabs_->setTabText(0, tr("Thresholds"));
    tabs_->setTabText(1, tr("Accuracy"));
    tabs_->setAccessibleName(tr("Thresholds and accuracy"));
}

/// Pictures in the colours of the theme in force.
void ScorePage::showSigns() {
    if (bannerSign_ != nullptr)
        bannerSign_->setPixmap(icon("warning").pixmap(QSize(kSignPx, kSignPx), devicePixelRatioF()));
}

void ScorePage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        showSigns();
    Page::changeEvent(event);
}

} // namespace cliplad::ui
