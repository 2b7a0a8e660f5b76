#include "pages/tune/suggest/suggest_dialog.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "pages/tune/suggest/trial_choices.h"
#include "pages/tune/suggest/trial_edit.h"
#include "pages/tune/suggest/trial_table.h"
#include "session/studio.h"
#include "style/spacing.h"
#include "widgets/duration_text.h"
#include "widgets/manual_place.h"

namespace cliplad::ui {
namespace {

/// Reviewed images beyond so many make the search slow and teach little.
constexpr std::size_t kMostReviewed = 24;

PreviewRequest requestOf(const DocumentState& state) {
    return {.recipe = state.recipe(), .shots = state.shots, .validation = state.validation, .image = {}};
}

std::string modelOf(const DocumentState& state) {
    return state.modelName + ' ' + state.precision;
}

} // namespace

SuggestDialog::SuggestDialog(Studio& studio, QWidget* parent)
    : QDialog(parent)
    , studio_(studio)
    , intro_(new QLabel)
    , state_(new QLabel)
    , told_(new QLabel)
    , choices_(new TrialChoices(nullptr))
    , table_(new TrialTable(nullptr))
    , progress_(new QProgressBar)
    , start_(new QPushButton)
    , again_(new QPushButton)
    , adopt_(new QPushButton)
    , close_(new QPushButton) {
    setProperty(kManualPlace, "tune#suggest");
    buildLayout();
    connect(choices_, &TrialChoices::changed, this, &SuggestDialog::refreshChoices);
    connect(again_, &QPushButton::clicked, this, &SuggestDialog::start);
    connect(start_, &QPushButton::clicked, this, [this] { job_ ? stop() : start(); });
    connect(adopt_, &QPushButton::clicked, this, &SuggestDialog::adoptChosen);
    connect(close_, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::finished, this, &SuggestDialog::stop);
    connect(table_, &TrialTable::chosenChanged, this, &SuggestDialog::refreshState);
    connect(table_, &TrialTable::adoptWanted, this, &SuggestDialog::adoptChosen);
    connect(&studio.document(), &ProductDocument::changed, this, [this] {
        problem_.clear(); // of the state before
        refresh();
    });
    connect(&studio.document(), &ProductDocument::opened, this, [this] {
        reject();
        found_ = {}; // of another product
        results_ = {};
        table_->showTrials({}, tried_);
    });
    retranslate();
    resize(1000, 620);
}

SuggestDialog::~SuggestDialog() {
    stop();
}

void SuggestDialog::buildLayout() {
    table_->setObjectName("suggest.table");
    start_->setObjectName("suggest.start");
    adopt_->setObjectName("suggest.adopt");
    state_->setObjectName("suggest.state");
    again_->setObjectName("suggest.again");
    for (QLabel* label : {intro_, state_})
        label->setWordWrap(true);
    adopt_->setProperty("primary", true);
    auto* choices = new QHBoxLayout;
    choices->setSpacing(kWideSpace);
    choices->addWidget(choices_, 1);
    choices->addWidget(start_, 0, Qt::AlignTop);
    auto* state = new QHBoxLayout;
    state->addWidget(state_, 1);
    state->addWidget(again_, 0, Qt::AlignTop);
    QSizePolicy keepsPlace = progress_->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    progress_->setSizePolicy(keepsPlace);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(progress_, 1);
    buttons->addWidget(told_, 1);
    buttons->addWidget(adopt_);
    buttons->addWidget(close_);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(intro_);
    layout->addLayout(choices);
    layout->addWidget(table_, 1);
    layout->addLayout(state);
    layout->addLayout(buttons);
}

std::vector<ReviewedImage> SuggestDialog::reviewedImages() const {
    const DocumentState& state = studio_.document().state();
    std::unordered_set<std::string_view> learned; // they judge nothing
    for (const auto& path : state.shots)
        learned.insert(path.native());
    for (const auto& path : state.validation)
        learned.insert(path.native());
    std::vector<const ScoreRow*> rows; // no copies: there may be a hundred thousand
    std::vector<bool> bad;
    for (const ScoreRow& row : studio_.results().rows())
        if (const auto isBad = row.knownBad(); isBad && !row.failed && !learned.contains(row.path.native())) {
            rows.push_back(&row);
            bad.push_back(*isBad);
        }
    std::vector<ReviewedImage> images;
    for (const std::size_t taken : balancedSample(bad, kMostReviewed))
        images.push_back({rows[taken]->path, bad[taken]});
    return images;
}

void SuggestDialog::prepare() {
    reviewed_ = reviewedImages();
    problem_.clear();
    refresh();
    (table_->isEmpty() ? static_cast<QWidget*>(start_) : table_)->setFocus();
}

void SuggestDialog::start() {
    stop();
    problem_.clear();
    const auto backbone = studio_.engine().backbone();
    if (!backbone) {
        problem_ = tr("The model is not ready yet. Try again when the status bar shows it.");
        return refreshState();
    }
    tried_ = requestOf(studio_.document().state());
    triedWith_ = modelOf(studio_.document().state());
    reviewed_ = reviewedImages();
    refreshChoices(); // of the state as it is now
    results_ = {};
    table_->showTrials({}, tried_);
    TrialSearch search{.request = tried_,
                       .changes = changesToTry(settled(tried_.recipe), choices_->choice()),
                       .budgets = studio_.engine().cacheBudgets()};
    if (choices_->choice().judged)
        search.reviewed = reviewed_;
    toTry_ = search.changes.size() - 1; // the first is the present state
    toScore_ = search.reviewed.size();
    stopped_ = false;
    found_ = std::make_shared<Found>();
    revision_ = 0;
    job_ = studio_.engine().batches().start(tr("Trying variants"),
                                            [backbone, search, found = found_](const JobContext& job) {
                                                tryChanges(
                                                    backbone, search,
                                                    [&](const TrialResults& results) {
                                                        const std::scoped_lock lock(found->mutex);
                                                        found->results = results;
                                                        ++found->revision;
                                                    },
                                                    job);
                                            });
    follow(job_);
    refresh();
}

void SuggestDialog::follow(BackgroundJob* job) {
    progress_->setRange(0, 0);
    connect(job, &BackgroundJob::changed, this, [this, job] {
        if (job != job_)
            return;
        progress_->setMaximum(static_cast<int>(job->progress().total));
        progress_->setValue(static_cast<int>(job->progress().done));
        takeResults();
    });
    connect(job, &BackgroundJob::failed, this, [this, job](const QString& message) {
        if (job == job_)
            problem_ = message;
    });
    connect(job, &BackgroundJob::ended, this, [this, job, found = found_] {
        if (job->state() == BackgroundJob::State::Done && found == found_) // also when the stop came too late
            finish();
        else if (job == job_)
            stop();
    });
}

void SuggestDialog::finish() {
    job_ = nullptr;
    takeResults();
    stopped_ = false;
    table_->finish();
    if (table_->chosen() == nullptr) {
        table_->chooseBest();
        table_->scrollToTop();
    }
    if (start_->hasFocus() && !table_->isEmpty())
        table_->setFocus(); // Enter then takes the best
    refresh();
}

void SuggestDialog::takeResults() {
    {
        const std::scoped_lock lock(found_->mutex);
        if (found_->revision == revision_)
            return refreshState();
        revision_ = found_->revision;
        results_ = found_->results;
    }
    table_->showTrials(results_.trials, tried_);
    table_->setOutdated(isStale());
    refreshState();
}

void SuggestDialog::stop() {
    if (job_) {
        job_->cancel();
        takeResults();
        job_ = nullptr;
        stopped_ = true;
        table_->rank(); // those that were tried
    }
    refresh();
}

void SuggestDialog::adoptChosen() {
    const Trial* trial = table_->chosen();
    if (trial == nullptr || trial->figures.failed || trial->change.kind == RecipeChange::Kind::Nothing)
        return;
    const RecipeChange change = trial->change;
    const DocumentState& present = studio_.document().state();
    DocumentState changed = present;
    adopt(changed, change);
    if (changed == present) {
        problem_ = tr("An edit has done this already, or its label is no longer there: nothing to change.");
        return refreshState();
    }
    problem_.clear();
    studio_.document().edit(
        [change](const DocumentState& before, const DocumentState&) {
            return tr("Suggest: %1").arg(trialText(change, before.settings, QLocale()));
        },
        [&](DocumentState& state) { adopt(state, change); });
    accept();
}

bool SuggestDialog::isStale() const {
    const PreviewRequest now = requestOf(studio_.document().state());
    return now.recipe != tried_.recipe || now.shots != tried_.shots || now.validation != tried_.validation ||
           modelOf(studio_.document().state()) != triedWith_;
}

void SuggestDialog::refresh() {
    refreshChoices();
    table_->setOutdated(isStale()); // not from refreshState(): the table calls that while it changes
    refreshState();
}

/// What the recipe leaves to the model settled, so that only what changes something is tried.
Recipe SuggestDialog::settled(Recipe recipe) const {
    const auto model = studio_.engine().modelInfo();
    return model ? settledFor(*model, std::move(recipe)) : recipe;
}

void SuggestDialog::refreshChoices() {
    const DocumentState& state = studio_.document().state();
    const bool free = job_ == nullptr;
    choices_->showState(settled(state.recipe()), state.shots.size(), reviewed_, free);
    const int variants = choices_->variants();
    start_->setEnabled(!free || (variants > 0 && !state.shots.empty()));
    start_->setText(free ? tr("&Try %1 variants").arg(locale().toString(variants)) : tr("S&top"));
}

QString SuggestDialog::stateText() const {
    if (!problem_.isEmpty())
        return "⚠ " + problem_;
    if (results_.trials.empty())
        return {};
    QStringList told;
    if (stopped_)
        told.append("⚠ " + stoppedText());
    if (isStale())
        told.append("⚠ " + tr("The product was edited since: all of this was made for its earlier settings. "
                              "Use still makes the one change of its row."));
    else if (const Trial* best = table_->best();
             !job_ && !stopped_ && best != nullptr && best->change.kind == RecipeChange::Kind::Nothing)
        told.append(tr("Nothing that was tried is clearly better than the present state."));
    if (results_.unreadable > 0)
        told.append("⚠ " + tr("Reviewed images that could not be read: %1.")
                               .arg(locale().toString(static_cast<qlonglong>(results_.unreadable))));
    return told.join(" ");
}

/// What is on its way when a run is stopped is in no row.
QString SuggestDialog::stoppedText() const {
    const auto number = [this](std::size_t count) {
        return locale().toString(static_cast<qulonglong>(count));
    };
    const std::size_t tried = results_.trials.size() - 1;
    if (toScore_ == 0)
        return tr("Stopped: %1 of %2 variants tried. Nothing is suggested.")
            .arg(number(tried), number(toTry_));
    const auto scored = static_cast<std::size_t>(results_.trials.front().figures.judged);
    return tr("Stopped: %1 of %2 reviewed images scored, %3 of %4 variants tried. Nothing is suggested.")
        .arg(number(scored), number(toScore_), number(tried), number(toTry_));
}

void SuggestDialog::refreshState() {
    again_->setVisible(!results_.trials.empty() && isStale());
    again_->setEnabled(start_->isEnabled());
    const Trial* chosen = table_->chosen();
    const bool isChange =
        chosen != nullptr && !chosen->figures.failed && chosen->change.kind != RecipeChange::Kind::Nothing;
    adopt_->setEnabled(isChange);
    adopt_->setDefault(isChange);
    start_->setDefault(!isChange);
    adopt_->setText(isChange ? tr("Use: %1").arg(trialText(chosen->change, tried_.recipe.settings, locale()))
                             : tr("Use"));
    progress_->setVisible(job_ != nullptr);
    const double left = job_ ? job_->remainingSeconds() : -1;
    told_->setText(left < 0 ? QString() : tr("about %1 left").arg(durationText(left)));
    state_->setText(stateText());
    state_->setVisible(!state_->text().isEmpty());
}

void SuggestDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SuggestDialog::retranslate() {
    setWindowTitle(tr("Suggest clusters, words and settings"));
    intro_->setText(tr(
        "Each variant changes one thing and is tried on the shots. A good one gives nearly the same parts "
        "with one cluster more or fewer and the same areas on all shots, its labels win by a clear margin, "
        "and it tells reviewed images apart. Look at the masks before you use it: one that finds nothing "
        "is stable too."));
    again_->setText(tr("Try a&gain"));
    again_->setToolTip(tr("Stops what is being tried, and tries the variants on the product as it is now"));
    if (job_)
        job_->setTitle(tr("Trying variants"));
    choices_->retranslate();
    table_->retranslate();
    progress_->setAccessibleName(tr("Progress of the trials"));
    close_->setText(tr("Close"));
    refresh();
}

} // namespace cliplad::ui
