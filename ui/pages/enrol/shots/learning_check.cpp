#include "pages/enrol/shots/learning_check.h"

#include <QLocale>

#include "document/last_learned.h"
#include "session/studio.h"
#include "session/warning_text.h"

namespace cliplad::ui {
namespace {

/// Edits that follow one another are looked at together.
constexpr int kSoonMs = 1000;

} // namespace

LearningCheck::LearningCheck(Studio& studio, QObject* parent)
    : QObject(parent)
    , studio_(studio) {
    soon_.setSingleShot(true);
    soon_.setInterval(kSoonMs);
    connect(&soon_, &QTimer::timeout, this, &LearningCheck::check);
    connect(&studio_.live(), &LiveSession::changed, this, &LearningCheck::follow);
    connect(&studio_.document(), &ProductDocument::changed, this, [this] {
        if (job_)
            job_->cancel();
        Q_EMIT changed();
        follow();
    });
}

void LearningCheck::setActive(bool active) {
    active_ = active;
    follow();
}

bool LearningCheck::isChecked() const {
    return studio_.document().isOpen() && checked_ == studio_.document().revision();
}

bool LearningCheck::isChecking() const {
    return soon_.isActive() || (job_ && !job_->isEnded());
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

/// Only what can be learned, and only once.
void LearningCheck::follow() {
    if (!active_ || !studio_.live().isCurrent() || studio_.document().state().shots.empty())
        return soon_.stop();
    if (asked_ != studio_.document().revision() && !soon_.isActive())
        soon_.start();
}

void LearningCheck::check() {
    const auto backbone = studio_.modelOfProduct();
    if (!backbone)
        return;
    asked_ = studio_.document().revision();
    job_ = studio_.engine().errands().start<std::vector<EnrolmentWarning>>(
        tr("Checking what is learned"),
        [state = studio_.document().state(), backbone, learned = studio_.lastLearned()](
            const JobContext& job) { return learned->warnings(state, *backbone, job); },
        this,
        [this, revision = asked_](const std::vector<EnrolmentWarning>& warnings) {
            checked_ = revision;
            warnings_ = warnings;
        });
    // Where it cannot be learned, the live masks say why.
    connect(job_, &BackgroundJob::ended, this, &LearningCheck::changed);
}

} // namespace cliplad::ui
