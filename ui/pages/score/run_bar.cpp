#include "pages/score/run_bar.h"

#include <algorithm>

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>

#include "pages/page.h"
#include "style/icons.h"
#include "style/spacing.h"
#include "widgets/action_button.h"
#include "widgets/duration_text.h"

namespace cliplad::ui {
namespace {

constexpr int kBarPx = 220;
constexpr int kQuietMs = 400;

} // namespace

RunBar::RunBar(Studio& studio, ScoreRunner& runner, QAction* pause, QAction* cancel, QAction* resume,
               QWidget* parent)
    : QWidget(parent)
    , studio_(studio)
    , runner_(runner)
    , pause_(pause)
    , cancel_(cancel)
    , resume_(resume)
    , run_(new QWidget(this))
    , text_(new QLabel(run_))
    , bar_(new QProgressBar(run_))
    , pauseButton_(actionButton(*pause, run_))
    , cancelButton_(actionButton(*cancel, run_))
    , resumeButton_(actionButton(*resume, run_))
    , files_(new QWidget(this))
    , fileText_(new QLabel(files_))
    , fileBar_(new QProgressBar(files_))
    , cancelFiles_(new QAction(this))
    , cancelFilesButton_(actionButton(*cancelFiles_, files_)) {
    text_->setObjectName("runText");
    text_->setTextFormat(Qt::PlainText);
    bar_->setObjectName("runProgress");
    for (QProgressBar* bar : {bar_, fileBar_}) {
        bar->setMinimumWidth(kBarPx);
        bar->setTextVisible(false);
    }
    run_->setMinimumHeight(cancelButton_->sizeHint().height()); // also without buttons: nothing jumps
    auto* row = new QHBoxLayout(run_);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(bar_);
    row->addWidget(text_);
    row->addWidget(resumeButton_); // never where a hand was on its way to stop the run
    row->addStretch(1);
    row->addWidget(pauseButton_);
    row->addWidget(cancelButton_);
    buildFiles();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(run_);
    column->addWidget(files_);
    quiet_.setSingleShot(true);
    connect(&quiet_, &QTimer::timeout, this, &RunBar::refresh);
    connect(&runner_, &ScoreRunner::changed, this, &RunBar::refresh);
    connect(&runner_.files(), &JobLane::jobsChanged, this, [this] {
        if (runner_.files().jobs().isEmpty())
            quiet_.stop();
        else if (files_->isHidden())
            quiet_.start(kQuietMs);
        for (BackgroundJob* job : runner_.files().jobs())
            connect(job, &BackgroundJob::changed, this, &RunBar::refresh, Qt::UniqueConnection);
        refresh();
    });
    connect(&studio_.results(), &ScoreResults::rowsAppended, this, &RunBar::refresh);
    connect(&studio_.results(), &ScoreResults::reset, this, &RunBar::refresh);
    refresh();
}

void RunBar::buildFiles() {
    files_->hide();
    fileText_->setObjectName("fileText");
    fileText_->setTextFormat(Qt::PlainText);
    fileBar_->setObjectName("fileProgress");
    connect(cancelFiles_, &QAction::triggered, this, [this] {
        if (!runner_.files().jobs().isEmpty())
            runner_.files().jobs().first()->cancel(); // the one that is shown
    });
    auto* row = new QHBoxLayout(files_);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(fileBar_);
    row->addWidget(fileText_);
    row->addStretch(1);
    cancelFilesButton_->setObjectName("cancelFiles");
    row->addWidget(cancelFilesButton_);
}

void RunBar::refresh() {
    const ScoreRunner::State state = runner_.state();
    const bool works = state != ScoreRunner::State::Idle;
    const bool isPaused = state == ScoreRunner::State::Paused;
    pause_->setText(isPaused ? tr("Continue") : tr("Pause"));
    pause_->setIcon(icon(isPaused ? "play" : "pause"));
    pause_->setEnabled(state == ScoreRunner::State::Running || isPaused);
    cancel_->setEnabled(works || !runner_.files().jobs().isEmpty());
    pauseButton_->setVisible(pause_->isEnabled());
    cancelButton_->setVisible(works);
    resumeButton_->setVisible(!works && runner_.leftToScore() > 0);
    cancelFiles_->setText(cancel_->text());
    cancelFiles_->setIcon(cancel_->icon());
    bar_->setAccessibleName(tr("Progress"));
    const bool tellsOfRun = tellScoring() || tellLeftOver() || tellDone();
    run_->setVisible(tellsOfRun);
    const bool showsFiles = tellFileWork();
    if (!showsFiles && files_->isAncestorOf(QApplication::focusWidget()))
        keepFocus();
    files_->setVisible(showsFiles);
    setVisible(tellsOfRun || showsFiles);
}

bool RunBar::tellScoring() {
    const ScoreRunner::State state = runner_.state();
    if (state == ScoreRunner::State::Idle)
        return false;
    bar_->show();
    if (state == ScoreRunner::State::WaitsForModel ||
        runner_.job()->state() == BackgroundJob::State::Waiting) {
        bar_->setRange(0, 0);
        text_->setText(state == ScoreRunner::State::WaitsForModel ? tr("Waiting for the model")
                                                                  : tr("Waiting for other work to end"));
        return true;
    }
    const Progress& progress = runner_.job()->progress();
    if (studio_.results().run().productSha256.isEmpty() || progress.total == 0) {
        bar_->setRange(0, 0);
        text_->setText(tr("Learning the product"));
        return true;
    }
    bar_->setRange(0, static_cast<int>(progress.total));
    // Rows come in batches: never more than the table holds.
    const auto done =
        std::min<qlonglong>(progress.done, static_cast<qlonglong>(studio_.results().rows().size()));
    bar_->setValue(static_cast<int>(done));
    QString text = tr("%1 of %2").arg(locale().toString(done), locale().toString(qlonglong(progress.total)));
    const double left = runner_.job()->remainingSeconds();
    if (state == ScoreRunner::State::Paused) {
        text_->setText(text + " · " + tr("paused")); // no image is being worked on
        return true;
    }
    if (left >= 0)
        text += " · " + tr("%1 left").arg(durationText(left));
    text_->setText(text + " · " + QString::fromStdString(progress.what));
    return true;
}

bool RunBar::tellFileWork() {
    const auto& jobs = runner_.files().jobs();
    if (jobs.isEmpty() || quiet_.isActive())
        return false;
    const BackgroundJob& job = *jobs.first();
    fileBar_->setRange(0, static_cast<int>(job.progress().total));
    fileBar_->setValue(static_cast<int>(job.progress().done));
    fileText_->setText(job.title());
    fileBar_->setAccessibleName(job.title()); // not as those of the run
    cancelFilesButton_->setAccessibleName(cancelFiles_->text() + " · " + job.title());
    return true;
}

/// What has the focus is about to hide: the window would give it to its first button.
void RunBar::keepFocus() {
    for (QWidget* around = parentWidget(); around != nullptr; around = around->parentWidget())
        if (auto* page = qobject_cast<Page*>(around))
            return page->activate();
}

bool RunBar::tellLeftOver() {
    if (runner_.leftToScore() == 0)
        return false;
    bar_->hide();
    const ScoreResults& results = studio_.results();
    const auto there = static_cast<qlonglong>(results.rows().size());
    const auto all = static_cast<qlonglong>(runner_.images().size());
    if (there < all)
        text_->setText(tr("Stopped: %1 of %2 images are scored.")
                           .arg(locale().toString(there - results.failed()), locale().toString(all)));
    else if (results.failed() > 0)
        text_->setText(
            tr("%n image(s) could not be scored. Resume tries them again.", nullptr, results.failed()));
    else
        text_->setText(tr("The parts of %n image(s) are lost. Resume scores them again.", nullptr,
                          static_cast<int>(runner_.leftToScore())));
    return true;
}

bool RunBar::tellDone() {
    const auto scored = static_cast<int>(studio_.results().rows().size());
    if (scored == 0 || runner_.images().empty()) // none, or a run that is being opened
        return false;
    bar_->hide();
    text_->setText(tr("%n image(s) of this run are scored.", nullptr, scored));
    return true;
}

void RunBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace cliplad::ui
