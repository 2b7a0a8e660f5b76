#include "shell/status_line.h"

#include <algorithm>
#include <cmath>

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QStyle>
#include <QTimer>
#include <QToolButton>

#include "session/studio.h"
#include "style/icons.h"
#include "style/spacing.h"
#include "widgets/duration_text.h"

namespace cliplad::ui {
namespace {

constexpr int kMemoryEveryMs = 2000;
constexpr int kProgressWidthPx = 140;
constexpr int kMostAddressPx = 240;
constexpr int kDeadMs = 700; ///< longer than a hand takes that is on its way to a button already

/// One line that ends with dots where there is no room for all of it.
class LineLabel : public QLabel {
public:
    using QLabel::QLabel;

    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const QString line = fontMetrics().elidedText(text(), Qt::ElideRight, width());
        style()->drawItemText(&painter, rect(), Qt::AlignLeft | Qt::AlignVCenter, palette(), isEnabled(),
                              line, foregroundRole());
    }
};

QToolButton* smallButton(const QString& iconName, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    return button;
}

} // namespace

StatusLine::StatusLine(Studio& studio, QWidget* parent)
    : QWidget(parent)
    , studio_(studio)
    , model_(new QLabel(this))
    , live_(new LineLabel(this))
    , records_(new LineLabel(this))
    , job_(new QLabel(this))
    , progress_(new QProgressBar(this))
    , pause_(smallButton("pause", this))
    , cancel_(smallButton("close", this))
    , memory_(new QLabel(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kSpace, 0, kSpace, 0);
    row->setSpacing(kWideSpace);
    row->addWidget(model_);
    row->addWidget(live_, 1);
    row->addWidget(records_);
    records_->setObjectName("recordsStatus");
    row->addWidget(job_);
    row->addWidget(progress_);
    row->addWidget(pause_);
    row->addWidget(cancel_);
    row->addWidget(memory_);
    progress_->setMaximumWidth(kProgressWidthPx);
    progress_->setTextVisible(false);
    // Pages do not jump when work begins.
    setMinimumHeight(std::max(cancel_->sizeHint().height(), progress_->sizeHint().height()));
    connect(&studio_.engine(), &Engine::modelChanged, this, &StatusLine::showModel);
    connect(&studio_.live(), &LiveSession::changed, this, &StatusLine::showLive);
    connect(&studio_.engine(), &Engine::jobsChanged, this, &StatusLine::showJob);
    connect(&studio_.engine(), &Engine::jobStarted, this, [this](BackgroundJob* job) {
        connect(job, &BackgroundJob::changed, this, &StatusLine::showJob);
    });
    connect(&studio_.decisions(), &DecisionWriter::waitingChanged, this, &StatusLine::showRecords);
    connect(pause_, &QToolButton::clicked, this, [this] {
        if (BackgroundJob* job = pressed())
            job->setPaused(job->state() != BackgroundJob::State::Paused);
    });
    connect(cancel_, &QToolButton::clicked, this, [this] {
        if (BackgroundJob* job = pressed())
            job->cancel();
    });
    cancel_->setObjectName("cancelJob");
    pause_->setObjectName("pauseJob");
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &StatusLine::showMemory);
    timer->start(kMemoryEveryMs);
    retranslate();
}

void StatusLine::retranslate() {
    cancel_->setAccessibleName(tr("Cancel"));
    cancel_->setToolTip(tr("Cancel"));
    progress_->setAccessibleName(tr("Progress"));
    showModel();
    showLive();
    showJob();
    showRecords();
    showMemory();
}

void StatusLine::showModel() {
    const ModelStatus& model = studio_.engine().model();
    const QString name = model.isDemo ? tr("Embedded demo model") : model.name;
    switch (model.state) {
    case ModelStatus::State::None:
        model_->setText(tr("No model"));
        break;
    case ModelStatus::State::Loading:
        model_->setText(tr("Loading %1…").arg(name));
        break;
    case ModelStatus::State::Ready:
        model_->setText(QStringLiteral("%1 · %2 · %3").arg(name, model.device, model.precision));
        break;
    case ModelStatus::State::Failed:
        model_->setText(tr("%1 could not be loaded").arg(name));
        break;
    }
    model_->setToolTip(model.problem());
}

void StatusLine::showMemory() {
    const CacheBytes held = studio_.cacheBytes();
    const CacheBytes& most = studio_.engine().cacheBudgets();
    const auto text = [this](std::size_t bytes) {
        return locale().formattedDataSize(static_cast<qint64>(bytes), 0);
    };
    memory_->setText(tr("Caches %1").arg(text(held.sum())));
    memory_->setToolTip(
        tr("Kept so that nothing is computed twice, of what may be kept on this machine:\nsteps of the live "
           "view %1 of %2, photos %3 of %4, thumbnails %5 of %6")
            .arg(text(held.steps), text(most.steps), text(held.photos), text(most.photos),
                 text(held.thumbnails), text(most.thumbnails)));
}

void StatusLine::showLive() {
    const LiveSession& live = studio_.live();
    live_->setText(live.isCurrent() ? tr("Up to date · %1").arg(latencyText(live.lastLatencyMs()))
                                    : live.notice());
    live_->setToolTip(live.notice()); // which may be too long for the line
}

QString StatusLine::latencyText(double ms) const {
    constexpr double kSecond = 1000;
    if (std::round(ms) < kSecond)
        return tr("%1 ms").arg(locale().toString(ms, 'f', 0));
    return ms < 9.95 * kSecond ? tr("%1 s").arg(locale().toString(ms / kSecond, 'f', 1))
                               : durationText(ms / kSecond);
}

void StatusLine::showRecords() {
    const DecisionWriter& decisions = studio_.decisions();
    QStringList waiting;
    if (decisions.waiting() > 0)
        waiting << tr("%n decision(s)", nullptr, decisions.waiting());
    if (decisions.waitingRuns() > 0)
        waiting << tr("%n run(s)", nullptr, decisions.waitingRuns());
    const QString& problem = decisions.problem();
    // What is on its way waits for a moment, which is nothing to tell.
    QStringList texts, tips;
    if (!problem.isEmpty()) {
        texts << (waiting.isEmpty() ? tr("Records cannot be read")
                                    : tr("Waiting for the records: %1").arg(waiting.join(", ")));
        tips << (waiting.isEmpty()
                     ? problem
                     : tr("Kept on this machine, and sent when the records can be reached. %1").arg(problem));
    }
    for (const WaitingElsewhere& other : decisions.elsewhere()) {
        if (other.problem.isEmpty())
            continue;
        WaitingElsewhere shown = other;
        shown.records = fontMetrics().elidedText(other.records, Qt::ElideMiddle, kMostAddressPx);
        texts << waitingText(shown);
        tips << waitingText(other)
             << tr("Kept on this machine, and sent when those records can be reached. %1").arg(other.problem);
    }
    records_->setVisible(!texts.isEmpty());
    records_->setText(texts.join(QStringLiteral(" · ")));
    records_->setToolTip(tips.join(QStringLiteral("\n")));
}

BackgroundJob* StatusLine::current() const {
    const auto jobs = studio_.engine().jobs();
    return jobs.isEmpty() ? nullptr : jobs.front();
}

BackgroundJob* StatusLine::pressed() const {
    return sinceOther_.isValid() && !sinceOther_.hasExpired(kDeadMs) ? nullptr : current();
}

void StatusLine::showJob() {
    BackgroundJob* job = current();
    if (showsAny_ && (job == nullptr || shown_ != job))
        sinceOther_.start();
    shown_ = job;
    showsAny_ = job != nullptr;
    for (QWidget* widget : {static_cast<QWidget*>(job_), static_cast<QWidget*>(progress_),
                            static_cast<QWidget*>(pause_), static_cast<QWidget*>(cancel_)})
        widget->setVisible(job != nullptr);
    if (job == nullptr)
        return;
    const Progress& progress = job->progress();
    const bool paused = job->state() == BackgroundJob::State::Paused;
    QString text = job->title();
    if (paused)
        text += QStringLiteral(" · ") + tr("paused");
    else if (const double seconds = job->remainingSeconds(); seconds >= 0)
        text += QStringLiteral(" · ") + tr("%1 left").arg(durationText(seconds));
    if (const auto others = studio_.engine().jobs().size() - 1; others > 0)
        text += QStringLiteral(" · ") + tr("%n more", nullptr, static_cast<int>(others));
    job_->setText(text);
    progress_->setRange(0, progress.total > 0 ? 1000 : 0);
    if (progress.total > 0)
        progress_->setValue(static_cast<int>(1000 * progress.done / progress.total));
    pause_->setIcon(icon(paused ? "play" : "pause"));
    pause_->setAccessibleName(paused ? tr("Go on") : tr("Pause"));
    pause_->setToolTip(pause_->accessibleName());
}

} // namespace cliplad::ui
