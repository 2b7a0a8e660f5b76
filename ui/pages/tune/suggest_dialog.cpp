#include "pages/tune/suggest_dialog.h"

#include <algorithm>

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "session/studio.h"
#include "widgets/mask_pictures.h"

namespace cliplad::ui {
namespace {

enum Column { Count, Stability, Agreement, Spread, Separation, Time, Right, Columns };

constexpr int kPicturePx = 64;
/// Reviewed images beyond so many make the search slow and teach little.
constexpr std::size_t kMostReviewed = 24;

PreviewRequest requestOf(const DocumentState& state) {
    PreviewRequest request{
        .recipe = state.recipe(), .shots = state.shots, .validation = state.validation, .image = {}};
    request.recipe.settings.clusters.count = 0;
    return request;
}

} // namespace

SuggestDialog::SuggestDialog(Studio& studio, QWidget* parent)
    : QDialog(parent)
    , studio_(studio)
    , intro_(new QLabel)
    , state_(new QLabel)
    , reviewed_(new QCheckBox)
    , table_(new QTableWidget(0, Columns))
    , progress_(new QProgressBar)
    , again_(new QPushButton)
    , adopt_(new QPushButton)
    , close_(new QPushButton) {
    buildLayout();
    connect(again_, &QPushButton::clicked, this, [this] { job_ ? stop() : start(); });
    connect(adopt_, &QPushButton::clicked, this, &SuggestDialog::adopt);
    connect(close_, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::finished, this, &SuggestDialog::stop);
    connect(table_, &QTableWidget::itemSelectionChanged, this, &SuggestDialog::refreshState);
    connect(table_, &QTableWidget::cellActivated, this, &SuggestDialog::adopt);
    connect(&studio.document(), &ProductDocument::changed, this, &SuggestDialog::refreshState);
    connect(&studio.document(), &ProductDocument::opened, this, &QDialog::reject);
    retranslate();
    resize(820, 560);
}

SuggestDialog::~SuggestDialog() {
    stop();
}

void SuggestDialog::buildLayout() {
    intro_->setWordWrap(true);
    state_->setWordWrap(true);
    table_->setObjectName("suggest.table");
    adopt_->setObjectName("suggest.adopt");
    again_->setObjectName("suggest.again");
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setTabKeyNavigation(false);
    table_->setIconSize({kPicturePx, kPicturePx});
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(kPicturePx + 4);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table_->horizontalHeader()->setSectionResizeMode(Count, QHeaderView::ResizeToContents);
    QSizePolicy keepsPlace = progress_->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    progress_->setSizePolicy(keepsPlace);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(progress_, 1);
    buttons->addWidget(again_);
    buttons->addWidget(adopt_);
    buttons->addWidget(close_);
    adopt_->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(intro_);
    layout->addWidget(reviewed_);
    layout->addWidget(table_, 1);
    layout->addWidget(state_);
    layout->addLayout(buttons);
}

std::vector<ReviewedImage> SuggestDialog::reviewedImages() const {
    std::vector<ReviewedImage> images;
    for (const ScoreRow& row : studio_.results().rows()) {
        const bool decided = row.review == ReviewDecision::Good || row.review == ReviewDecision::Bad;
        if (decided && !row.failed && images.size() < kMostReviewed)
            images.push_back({row.path, row.review == ReviewDecision::Bad});
    }
    return images;
}

void SuggestDialog::start() {
    stop();
    trials_.clear();
    problem_.clear();
    showTrials(trials_);
    const auto backbone = studio_.engine().backbone();
    if (!backbone) {
        problem_ = tr("The model is not ready yet. Try again when the status bar shows it.");
        return refreshState();
    }
    tried_ = requestOf(studio_.document().state());
    CountSearch search{.request = tried_};
    const std::vector<ReviewedImage> reviewed = reviewedImages();
    reviewed_->setVisible(!reviewed.empty());
    if (reviewed_->isChecked())
        search.reviewed = reviewed;
    found_ = std::make_shared<Found>();
    job_ = studio_.engine().start(tr("Trying cluster counts"),
                                  [backbone, search, found = found_](const JobContext& job) {
                                      tryCounts(
                                          backbone, search,
                                          [&](const std::vector<CountTrial>& trials) {
                                              const std::scoped_lock lock(found->mutex);
                                              found->trials = trials;
                                          },
                                          job);
                                  });
    follow(job_);
    refreshState();
}

void SuggestDialog::follow(BackgroundJob* job) {
    connect(job, &BackgroundJob::changed, this, [this, job] {
        if (job != job_)
            return;
        progress_->setMaximum(static_cast<int>(job->progress().total));
        progress_->setValue(static_cast<int>(job->progress().done));
        takeTrials();
    });
    connect(job, &BackgroundJob::failed, this, [this, job](const QString& message) {
        if (job == job_)
            problem_ = message;
    });
    connect(job, &BackgroundJob::ended, this, [this, job] {
        if (job != job_)
            return;
        job_ = nullptr;
        takeTrials();
    });
}

void SuggestDialog::takeTrials() {
    std::vector<CountTrial> trials;
    {
        const std::scoped_lock lock(found_->mutex);
        trials = found_->trials;
    }
    showTrials(trials);
}

void SuggestDialog::stop() {
    if (job_)
        job_->cancel();
    job_ = nullptr;
    refreshState();
}

void SuggestDialog::showTrials(const std::vector<CountTrial>& trials) {
    trials_ = trials;
    const int chosen = table_->currentRow();
    const int suggested = suggestedTrial(trials_);
    table_->setRowCount(static_cast<int>(trials_.size()));
    for (int row = 0; row < table_->rowCount(); ++row)
        fillRow(row, trials_[static_cast<std::size_t>(row)], row == suggested);
    const bool anyReviewed = std::any_of(trials_.begin(), trials_.end(),
                                         [](const CountTrial& trial) { return trial.reviewed > 0; });
    table_->setColumnHidden(Right, !anyReviewed);
    if (chosen < 0 && suggested >= 0 && !job_)
        table_->selectRow(suggested);
    refreshState();
}

void SuggestDialog::fillRow(int row, const CountTrial& trial, bool suggested) {
    const auto percent = [this](double share) {
        return tr("%1 %").arg(locale().toString(100 * share, 'f', 1));
    };
    const bool isOne = studio_.document().state().shots.size() < 2;
    const QString texts[Columns] = {
        suggested ? tr("%1\n★ suggested").arg(locale().toString(trial.count))
                  : locale().toString(trial.count),
        trial.agreement < 0 ? QString("…") : percent(trial.stability()),
        trial.agreement < 0 ? QString("…") : percent(trial.agreement),
        isOne ? QString("–") : percent(trial.areaSpread),
        locale().toString(trial.separation, 'f', 4),
        tr("%1 ms").arg(locale().toString(trial.milliseconds, 'f', 0)),
        tr("%1 of %2").arg(locale().toString(trial.reviewedRight), locale().toString(trial.reviewed)),
    };
    for (int column = 0; column < Columns; ++column) {
        auto* item = new QTableWidgetItem(texts[column]);
        QFont font = item->font();
        font.setBold(suggested);
        item->setFont(font);
        if (column == Count && !trial.parts.empty()) {
            const QImage parts =
                paintedMask(trial.parts.front(), labelColours(tried_.recipe.prompts.fine), 1);
            const QPixmap picture = QPixmap::fromImage(parts.scaled(kPicturePx, kPicturePx));
            QIcon shown(picture);
            shown.addPixmap(picture, QIcon::Selected); // selection does not tint it
            item->setIcon(shown);
            item->setData(Qt::AccessibleTextRole, texts[column]);
        }
        table_->setItem(row, column, item);
    }
}

void SuggestDialog::adopt() {
    const int row = table_->currentRow();
    if (row < 0 || row >= static_cast<int>(trials_.size()))
        return;
    const int count = trials_[static_cast<std::size_t>(row)].count;
    const int from = studio_.document().state().settings.clusters.count;
    studio_.document().edit(tr("Clusters %1 → %2").arg(locale().toString(from), locale().toString(count)),
                            [count](DocumentState& state) { state.settings.clusters.count = count; });
    accept();
}

void SuggestDialog::refreshState() {
    const int row = table_->currentRow();
    const bool chosen = row >= 0 && row < static_cast<int>(trials_.size());
    adopt_->setEnabled(chosen);
    adopt_->setText(
        chosen ? tr("Use %1 clusters").arg(locale().toString(trials_[static_cast<std::size_t>(row)].count))
               : tr("Use it"));
    progress_->setVisible(job_ != nullptr);
    again_->setText(job_ ? tr("Stop") : tr("Try again"));
    const PreviewRequest now = requestOf(studio_.document().state());
    const bool holds = now.recipe == tried_.recipe && now.shots == tried_.shots;
    if (!problem_.isEmpty())
        state_->setText("⚠ " + problem_);
    else if (!holds && !trials_.empty())
        state_->setText("⚠ " + tr("The product was changed since; these figures are of the state before."));
    else
        state_->clear();
    state_->setVisible(!state_->text().isEmpty());
}

void SuggestDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SuggestDialog::retranslate() {
    setWindowTitle(tr("Suggest a number of clusters"));
    intro_->setText(
        tr("Each count is tried on the shots. A good one gives nearly the same parts as one cluster more "
           "or fewer, and the same areas on all shots; its labels win by a clear margin."));
    reviewed_->setText(tr("Also score the reviewed images with each count (takes longer)"));
    reviewed_->setVisible(!reviewedImages().empty());
    table_->setAccessibleName(tr("Cluster counts that were tried"));
    table_->setHorizontalHeaderLabels({tr("Clusters"), tr("Stability"), tr("Agreement\nwith neighbours"),
                                       tr("Spread of\nareas"), tr("Separation"), tr("Time to\nlearn"),
                                       tr("Reviews\nmatched")});
    const QString helps[Columns] = {
        tr("The parts that the first shot is divided into."),
        tr("Agreement, less the spread of the areas: higher is better."),
        tr("Share of the parts' pixels that stay the same part with one cluster more or fewer."),
        tr("How much the parts' areas differ from shot to shot, relative to their means."),
        tr("Cosine by which the label that won is ahead of the next one; negative where regions mix "
           "surfaces."),
        tr("Time to learn the shots with this count, the photos encoded before."),
        tr("Reviewed images that get the verdict that a person gave them."),
    };
    for (int column = 0; column < Columns; ++column)
        table_->horizontalHeaderItem(column)->setToolTip(helps[column]);
    progress_->setAccessibleName(tr("Counts tried"));
    close_->setText(tr("Close"));
    if (!trials_.empty())
        showTrials(trials_);
    refreshState();
}

} // namespace cliplad::ui
