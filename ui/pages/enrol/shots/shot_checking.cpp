#include "pages/enrol/shots/shot_checking.h"

#include <string_view>
#include <unordered_set>

#include <QLocale>

#include "document/path_text.h"
#include "session/studio.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

/// Stars that are given one after another are looked at together.
constexpr int kSoonMs = 200;

QString percent(double share) {
    return QLocale().toString(100 * share, 'f', 0);
}

QString sizeText(const QSize& size) {
    const QLocale locale;
    return ShotChecking::tr("%1 × %2 px").arg(locale.toString(size.width()), locale.toString(size.height()));
}

QString sentence(const ShotFault& fault) {
    const QString other = toText(fault.other.filename());
    switch (fault.kind) {
    case ShotFault::Kind::Unreadable:
        return ShotChecking::tr("It cannot be read: %1").arg(fault.problem);
    case ShotFault::Kind::Blurred:
        return ShotChecking::tr("It is blurred: only %1 % as sharp as the other photos.")
            .arg(percent(fault.value));
    case ShotFault::Kind::Overexposed:
        return ShotChecking::tr("It is over-exposed: in %1 % of it a colour is at its brightest.")
            .arg(percent(fault.value));
    case ShotFault::Kind::Underexposed:
        return ShotChecking::tr("It is under-exposed: %1 % of it is pure black.").arg(percent(fault.value));
    case ShotFault::Kind::Dim:
        return ShotChecking::tr("It is under-exposed: its lightest places have only %1 % of full light.")
            .arg(percent(fault.value));
    case ShotFault::Kind::NearlyIdentical:
        return ShotChecking::tr("It is nearly identical to %1 and teaches nothing new.").arg(other);
    case ShotFault::Kind::OtherSize:
        return ShotChecking::tr("It has %1, but the other shots have %2: all shots must be of one size.")
            .arg(sizeText(fault.size), sizeText(fault.otherSize));
    }
    return {};
}

} // namespace

ShotChecking::ShotChecking(Studio& studio, QObject* parent)
    : QObject(parent)
    , studio_(studio)
    , reporter_(std::make_shared<ShotReporter>()) {
    soon_.setSingleShot(true);
    soon_.setInterval(kSoonMs);
    connect(&soon_, &QTimer::timeout, this, &ShotChecking::check);
    connect(&studio_.document(), &ProductDocument::changed, this, &ShotChecking::followDocument);
    connect(&studio_.document(), &ProductDocument::opened, this, &ShotChecking::followDocument);
}

bool ShotChecking::isChecking() const {
    return soon_.isActive() || (job_ && !job_->isEnded());
}

void ShotChecking::followDocument() {
    const auto& shots = studio_.document().state().shots;
    if (shots == asked_)
        return;
    asked_ = shots;
    problem_.clear();
    if (job_)
        job_->cancel();
    if (shots.empty()) {
        soon_.stop();
        report_ = {};
    } else {
        soon_.start();
    }
    Q_EMIT changed();
}

void ShotChecking::checkAgain() {
    if (isChecking() || isChecked())
        return;
    check();
    Q_EMIT changed();
}

void ShotChecking::check() {
    problem_.clear();
    const auto sheet = studio_.document().state().photos;
    job_ = studio_.engine().files().start<ShotReport>( // needs no model: beside all that encodes
        tr("Checking the shots"),
        [shots = asked_, sheet, reporter = reporter_](const JobContext& job) {
            return reporter->report(shots, sheet, job);
        },
        this,
        [this](const ShotReport& report) {
            if (report.shots == asked_)
                report_ = report;
        });
    connect(job_, &BackgroundJob::failed, this, [this, shots = asked_](const QString& message) {
        if (shots == asked_)
            problem_ = message;
    });
    connect(job_, &BackgroundJob::ended, this, &ShotChecking::changed);
}

QHash<QString, QStringList> ShotChecking::faults() const {
    QHash<QString, QStringList> texts;
    std::unordered_set<std::string_view> shots;
    for (const fs::path& shot : asked_)
        shots.insert(shot.native());
    for (const ShotFault& fault : report_.faults)
        if (shots.contains(fault.shot.native()))
            texts[toText(fault.shot)].append(sentence(fault));
    return texts;
}

} // namespace cliplad::ui
