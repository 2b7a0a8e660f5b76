#include "pages/enrol/shots/learning_check.h"

#include <QLocale>

#include "document/last_learned.h"
#include "session/studio.h"
#include "session/warning_text.h"

namespace cliplad::ui {
namespace {

/// Edits that follow one another are looked at together.
constexpr int kSoonMs = 1000;

/// By the thresholds the warnings tell what would pass as good.
bool warnsAlike(const DocumentState& a, const DocumentState& b) {
    return a.threshold == b.threshold && a.reviewThreshold == b.reviewThreshold && learnsAlike(a, b);
}

} // namespace

LearningCheck::LearningCheck(Studio& studio, QObject* parent)
    : QObject(parent)
    , studio_(studio) {
    soon_.setSingleShot(true);
    soon_.setInterval(kSoonMs);
    connect(&soon_, &QTimer::timeout, this, &LearningCheck::check);
    connect(&studio_.live(), &LiveSession::changed, this, &LearningCheck::follow);
    connect(&studio_.document(), &ProductDocument::opened, this, &LearningCheck::startOver);
    connect(&studio_.document(), &ProductDocument::changed, this, &LearningCheck::followDocument);
    connect(&studio_, &Studio::savingChanged, this, &LearningCheck::followSaving);
}

void LearningCheck::setActive(bool active) {
    active_ = active;
    follow();
}

bool LearningCheck::isChecked() const {
    return studio_.document().isOpen() && checked_ && warnsAlike(*checked_, studio_.document().state());
}

bool LearningCheck::isGivenUp() const {
    return !job_ && !isChecked() && asked_ && warnsAlike(*asked_, studio_.document().state());
}

void LearningCheck::checkAgain() {
    if (!isGivenUp())
        return;
    asked_.reset();
    follow();
    Q_EMIT changed();
}

QStringList LearningCheck::warnings() const {
    return texts(false);
}

QStringList LearningCheck::hints() const {
    return texts(true);
}

QStringList LearningCheck::texts(bool hints) const {
    QStringList texts;
    if (isChecked())
        for (const EnrolmentWarning& warning : warnings_)
            if (isHint(warning) == hints)
                texts.append(warningText(warning, QLocale()));
    return texts;
}

void LearningCheck::startOver() {
    if (job_)
        drop();
    asked_.reset();
    checked_.reset();
    Q_EMIT changed();
}

void LearningCheck::followDocument() {
    if (job_ && !learnsAlike(*asked_, studio_.document().state()))
        drop();
    Q_EMIT changed();
    follow();
}

/// Two that learn the same at once take twice as long, and twice the memory.
void LearningCheck::followSaving() {
    if (studio_.saving() && job_) {
        drop();
        Q_EMIT changed();
    }
    follow();
}

void LearningCheck::drop() {
    job_->abandon(this);
    job_ = nullptr;
    asked_.reset();
}

/// Only what can be learned, and only once.
void LearningCheck::follow() {
    if (!active_ || job_ || studio_.saving() || !studio_.live().isCurrent() ||
        studio_.document().state().shots.empty())
        return soon_.stop();
    if (!soon_.isActive() && !isChecked() && !isGivenUp())
        soon_.start();
}

void LearningCheck::check() {
    const auto backbone = studio_.modelOfProduct();
    if (!backbone)
        return;
    problem_.clear();
    asked_ = studio_.document().state();
    job_ = studio_.engine().checks().start<std::vector<EnrolmentWarning>>(
        tr("Checking what is learned"),
        [state = *asked_, backbone, learned = studio_.lastLearned()](const JobContext& job) {
            return learned->warnings(state, *backbone, job);
        },
        this,
        [this](const std::vector<EnrolmentWarning>& warnings) {
            checked_ = asked_;
            warnings_ = warnings;
        });
    connect(job_, &BackgroundJob::failed, this, [this](const QString& message) { problem_ = message; });
    connect(job_, &BackgroundJob::ended, this, [this] {
        job_ = nullptr;
        follow(); // the threshold may be another by now
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

} // namespace cliplad::ui
