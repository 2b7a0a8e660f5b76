#include "pages/tune/suggest/suggest_dialog.h"

#include <algorithm>
#include <set>

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "pages/tune/suggest/trial_edit.h"
#include "pages/tune/suggest/trial_table.h"
#include "session/studio.h"
#include "style/spacing.h"
#include "widgets/duration_text.h"
#include "widgets/settings/setting_text.h"

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

/// How many changes of one kind there are.
int countOf(const DocumentState& state, const TuningChoice& choice) {
    return static_cast<int>(changesToTry(state.recipe(), choice).size()) - 1;
}

QString listOfSettings() {
    QStringList names;
    for (const TunedSetting& tuned : tunedSettings())
        for (const auto& setting : inspectionSettings())
            if (setting.info.key == tuned.key)
                names.append(settingLabel(setting.info));
    return names.join(", ");
}

} // namespace

SuggestDialog::SuggestDialog(Studio& studio, QWidget* parent)
    : QDialog(parent)
    , studio_(studio)
    , intro_(new QLabel)
    , plan_(new QLabel)
    , state_(new QLabel)
    , told_(new QLabel)
    , counts_(new QCheckBox)
    , synonyms_(new QCheckBox)
    , settings_(new QCheckBox)
    , judged_(new QCheckBox)
    , table_(new TrialTable(nullptr))
    , progress_(new QProgressBar)
    , start_(new QPushButton)
    , adopt_(new QPushButton)
    , close_(new QPushButton) {
    buildLayout();
    for (QCheckBox* box : {counts_, synonyms_, settings_, judged_})
        connect(box, &QCheckBox::toggled, this, &SuggestDialog::refreshChoices);
    connect(start_, &QPushButton::clicked, this, [this] { job_ ? stop() : start(); });
    connect(adopt_, &QPushButton::clicked, this, &SuggestDialog::adoptChosen);
    connect(close_, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::finished, this, &SuggestDialog::stop);
    connect(table_, &QTableWidget::itemSelectionChanged, this, &SuggestDialog::refreshState);
    connect(table_, &TrialTable::adoptWanted, this, &SuggestDialog::adoptChosen);
    connect(&studio.document(), &ProductDocument::changed, this, &SuggestDialog::refresh);
    connect(&studio.document(), &ProductDocument::opened, this, &QDialog::reject);
    retranslate();
    resize(960, 620);
}

SuggestDialog::~SuggestDialog() {
    stop();
}

void SuggestDialog::buildLayout() {
    table_->setObjectName("suggest.table");
    start_->setObjectName("suggest.start");
    adopt_->setObjectName("suggest.adopt");
    counts_->setObjectName("suggest.counts");
    synonyms_->setObjectName("suggest.synonyms");
    settings_->setObjectName("suggest.settings");
    judged_->setObjectName("suggest.judged");
    plan_->setObjectName("suggest.plan");
    state_->setObjectName("suggest.state");
    counts_->setChecked(true);
    judged_->setChecked(true);
    for (QLabel* label : {intro_, plan_, state_})
        label->setWordWrap(true);
    plan_->setProperty("faint", true);
    adopt_->setProperty("primary", true);
    auto* choices = new QGridLayout;
    choices->setHorizontalSpacing(kWideSpace);
    choices->addWidget(counts_, 0, 0);
    choices->addWidget(synonyms_, 1, 0);
    choices->addWidget(settings_, 0, 1);
    choices->addWidget(judged_, 1, 1);
    choices->addWidget(plan_, 2, 0, 1, 3);
    choices->addWidget(start_, 0, 2, 2, 1, Qt::AlignVCenter);
    choices->setColumnStretch(1, 1);
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
    layout->addWidget(state_);
    layout->addLayout(buttons);
}

std::vector<ReviewedImage> SuggestDialog::reviewedImages() const {
    const DocumentState& state = studio_.document().state();
    std::set<std::filesystem::path> learned(state.shots.begin(), state.shots.end());
    learned.insert(state.validation.begin(), state.validation.end()); // they judge nothing
    std::vector<ReviewedImage> images;
    for (const ScoreRow& row : studio_.results().rows())
        if (const auto bad = row.knownBad(); bad && !row.failed && !learned.contains(row.path))
            images.push_back({row.path, *bad});
    return balancedSample(images, kMostReviewed);
}

TuningChoice SuggestDialog::choice() const {
    return {.counts = counts_->isChecked(),
            .synonyms = synonyms_->isChecked(),
            .settings = settings_->isChecked(),
            .judged = judged_->isChecked() && !reviewed_.empty()};
}

void SuggestDialog::prepare() {
    reviewed_ = reviewedImages();
    if (isStale()) {
        results_ = {};
        table_->showTrials({}, tried_);
    }
    problem_.clear();
    refresh();
    (table_->rowCount() > 0 ? static_cast<QWidget*>(table_) : start_)->setFocus();
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
    results_ = {};
    table_->showTrials({}, tried_);
    TrialSearch search{.request = tried_, .changes = changesToTry(tried_.recipe, choice())};
    if (choice().judged)
        search.reviewed = reviewed_;
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
    connect(job, &BackgroundJob::ended, this, [this, job] {
        if (job != job_)
            return;
        job_ = nullptr;
        takeResults();
        if (table_->chosen() == nullptr)
            table_->chooseBest();
        if (start_->hasFocus() && table_->rowCount() > 0)
            table_->setFocus(); // Enter then takes the best
        refresh();
    });
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
    refreshState();
}

void SuggestDialog::stop() {
    if (job_)
        job_->cancel();
    job_ = nullptr;
    if (table_->chosen() == nullptr)
        table_->chooseBest(); // of those that were tried
    refresh();
}

void SuggestDialog::adoptChosen() {
    const Trial* trial = table_->chosen();
    if (trial == nullptr || trial->figures.failed || trial->change.kind == RecipeChange::Kind::Nothing)
        return;
    const RecipeChange change = trial->change;
    const InspectionSettings& present = studio_.document().state().settings;
    studio_.document().edit(tr("Suggest: %1").arg(trialText(change, present, locale())),
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
    refreshState();
}

void SuggestDialog::refreshChoices() {
    const DocumentState& state = studio_.document().state();
    const bool free = job_ == nullptr;
    const TuningChoice now = choice();
    const auto number = [&](const TuningChoice& one) { return locale().toString(countOf(state, one)); };
    counts_->setText(tr("Cluster &counts, 2 to 20 (%1)").arg(number({.counts = true})));
    synonyms_->setText(
        tr("Leave out each s&ynonym in turn (%1)").arg(number({.counts = false, .synonyms = true})));
    settings_->setText(tr("&Settings that matter most (%1)")
                           .arg(number({.counts = false, .settings = true, .judged = now.judged})));
    const auto bads = std::count_if(reviewed_.begin(), reviewed_.end(),
                                    [](const ReviewedImage& image) { return image.bad; });
    judged_->setText(reviewed_.empty()
                         ? tr("Score &reviewed images too (there are none yet)")
                         : tr("Score &reviewed images too: %1 good, %2 bad")
                               .arg(locale().toString(static_cast<qlonglong>(reviewed_.size()) - bads),
                                    locale().toString(static_cast<qlonglong>(bads))));
    counts_->setEnabled(free);
    synonyms_->setEnabled(free && countOf(state, {.counts = false, .synonyms = true}) > 0);
    settings_->setEnabled(free);
    judged_->setEnabled(free && !reviewed_.empty());
    const int variants = countOf(state, now);
    plan_->setText(
        variants == 0
            ? tr("Nothing to try: tick what may change.")
            : tr("To try: %1 variants and the present state, one after the other. Shots: %2. "
                 "Reviewed images: %3. Photos are encoded once for all of them.")
                  .arg(locale().toString(variants),
                       locale().toString(static_cast<qlonglong>(state.shots.size())),
                       locale().toString(static_cast<qlonglong>(now.judged ? reviewed_.size() : 0))));
    start_->setEnabled(!free || (variants > 0 && !state.shots.empty()));
    start_->setText(free ? tr("&Try %1 variants").arg(locale().toString(variants)) : tr("S&top"));
}

QString SuggestDialog::stateText() const {
    if (!problem_.isEmpty())
        return "⚠ " + problem_;
    if (results_.trials.empty())
        return {};
    if (isStale())
        return "⚠ " + tr("The product was changed since; these figures are of the state before.");
    QStringList told;
    const Trial* best = table_->best();
    if (!job_ && best->change.kind == RecipeChange::Kind::Nothing)
        told.append(tr("Nothing that was tried is clearly better than the present state."));
    if (results_.unreadable > 0)
        told.append("⚠ " + tr("Reviewed images that could not be read: %1.")
                               .arg(locale().toString(static_cast<qlonglong>(results_.unreadable))));
    return told.join(" ");
}

void SuggestDialog::refreshState() {
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
    counts_->setToolTip(tr("Kinds of surface that the shots are divided into."));
    synonyms_->setToolTip(
        tr("Finds synonyms that hurt. Labels with one synonym keep it; labels that are switched off are not "
           "tried."));
    settings_->setToolTip(tr("One at a time: %1. The last four change no mask and are tried only with "
                             "reviewed images.")
                              .arg(listOfSettings()));
    judged_->setToolTip(
        tr("Images of the last run on Score that are known to be good or bad, by a review or by the data "
           "set; at most 24, of both kinds alike. Shots do not count. Takes longer."));
    table_->retranslate();
    progress_->setAccessibleName(tr("Progress of the trials"));
    close_->setText(tr("Close"));
    refresh();
}

} // namespace cliplad::ui
