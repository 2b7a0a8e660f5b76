#include "pages/score/run_bar.h"

#include <algorithm>

#include <QAction>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>

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
    , text_(new QLabel(this))
    , bar_(new QProgressBar(this))
    , pauseButton_(actionButton(*pause, this))
    , cancelButton_(actionButton(*cancel, this))
    , resumeButton_(actionButton(*resume, this)) {
    text_->setObjectName("runText");
    text_->setTextFormat(Qt::PlainText);
    bar_->setObjectName("runProgress");
    bar_->setMinimumWidth(kBarPx);
    bar_->setTextVisible(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(bar_);
    row->addWidget(text_);
    row->addWidget(resumeButton_); // never where a hand was on its way to stop the run
    row->addStretch(1);
    row->addWidget(pauseButton_);
    row->addWidget(cancelButton_);
    quiet_.setSingleShot(true);
    connect(&quiet_, &QTimer::timeout, this, &RunBar::refresh);
    connect(&runner_, &ScoreRunner::changed, this, &RunBar::refresh);
    connect(&runner_.files(), &JobLane::jobsChanged, this, [this] {
        if (runner_.files().jobs().isEmpty())
            quiet_.stop();
        else if (!isVisible())
            quiet_.start(kQuietMs);
        for (BackgroundJob* job : runner_.files().jobs())
            connect(job, &BackgroundJob::changed, this, &RunBar::refresh, Qt::UniqueConnection);
        refresh();
    });
    connect(&studio_.results(), &ScoreResults::rowsAppended, this, &RunBar::refresh);
    connect(&studio_.results(), &ScoreResults::reset, this, &RunBar::refresh);
    refresh();
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
    cancelButton_->setVisible(cancel_->isEnabled());
    resumeButton_->setVisible(!works && runner_.leftToScore() > 0);
    bar_->setAccessibleName(tr("Progress"));
    setVisible(tellScoring() || tellFileWork() || tellLeftOver());
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
    bar_->show();
    bar_->setRange(0, static_cast<int>(job.progress().total));
    bar_->setValue(static_cast<int>(job.progress().done));
    text_->setText(job.title());
    return true;
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

void RunBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace cliplad::ui
