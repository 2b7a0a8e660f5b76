#include "shell/help/log_recording.h"

#include <utility>

#include <QCoreApplication>
#include <QMetaEnum>
#include <QTimer>

#include "session/studio.h"
#include "shell/help/diagnosis.h"
#include "shell/help/log_file.h"
#include "shell/help/log_lines.h"
#include "shell/help/step_recording.h"

namespace cliplad::ui {
namespace {

constexpr int kLongJobMs = 1000; ///< work on files that is done sooner is nothing to tell

QtMessageHandler previousHandler = nullptr;
int recordings = 0; ///< that live

void add(const QString& line) {
    LogLines::ofProgram().add(line);
}

void take(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    add(message);
    if (previousHandler != nullptr)
        previousHandler(type, context, message);
}

QString stateName(ModelStatus::State state) {
    switch (state) {
    case ModelStatus::State::None:
        return "none";
    case ModelStatus::State::Loading:
        return "loading";
    case ModelStatus::State::Ready:
        return "ready";
    case ModelStatus::State::Failed:
        return "failed:";
    }
    return {};
}

QString stateName(const BackgroundJob& job) {
    const auto states = QMetaEnum::fromType<BackgroundJob::State>();
    return QString::fromLatin1(states.valueToKey(static_cast<int>(job.state()))).toLower();
}

QString outageLine(const WaitingElsewhere& waiting) {
    QStringList parts;
    if (waiting.decisions > 0)
        parts << QStringLiteral("%1 decisions").arg(waiting.decisions);
    if (waiting.runs > 0)
        parts << QStringLiteral("%1 runs").arg(waiting.runs);
    if (waiting.results > 0)
        parts << QStringLiteral("%1 results").arg(waiting.results);
    QString line("RECORDS ");
    if (!parts.isEmpty())
        line += parts.join(", ") + " wait" +
                (waiting.records.isEmpty() ? QString() : " for " + waiting.records) + ": ";
    return line + waiting.problem;
}

} // namespace

LogRecording::LogRecording(Studio& studio)
    : QObject(&studio)
    , studio_(studio) {
    if (recordings++ == 0)
        previousHandler = qInstallMessageHandler(take);
    LogLines::ofProgram().keepIn(LogFile::defaultFile());
    add(QStringLiteral("CLIP-LAD Studio %1, process %2")
            .arg(QCoreApplication::applicationVersion())
            .arg(QCoreApplication::applicationPid()));
    connect(&studio_, &Studio::problem, this, [](const QString& what, const QString& details) {
        add(QStringLiteral("PROBLEM %1 %2").arg(what, details));
    });
    connect(&studio_, &Studio::notice, this, [](const QString& text) { add(text); });
    connect(&studio_.engine(), &Engine::jobStarted, this, [this](BackgroundJob* job) { followJob(*job); });
    connect(&studio_.engine(), &Engine::modelChanged, this, &LogRecording::noteModel);
    const DecisionWriter& decisions = studio_.decisions();
    connect(&decisions, &DecisionWriter::waitingChanged, this, &LogRecording::noteRecords);
    connect(&decisions, &DecisionWriter::failedToRecord, this,
            [](const QString& problem) { add("RECORDS a decision is on no disk: " + problem); });
    connect(&decisions, &DecisionWriter::sentAgainstOthers, this, &LogRecording::noteClashes);
    followProduct();
    new StepRecording(studio_.document().undoStack(), "edit", this);
}

LogRecording::~LogRecording() {
    if (--recordings > 0)
        return;
    LogLines::ofProgram().keepIn({});
    qInstallMessageHandler(previousHandler);
}

void LogRecording::followProduct() {
    const ProductDocument& document = studio_.document();
    connect(&document, &ProductDocument::opened, this, [&document] {
        add(document.isOpen() ? QStringLiteral("product opened: %1, %2 shots")
                                    .arg(productPlace(document))
                                    .arg(document.state().shots.size())
                              : QString("product closed"));
    });
    connect(&document, &ProductDocument::saved, this,
            [&document] { add("product saved: " + productPlace(document)); });
}

void LogRecording::followJob(BackgroundJob& job) {
    const bool isOfFiles = studio_.engine().files().jobs().contains(&job);
    const auto told = std::make_shared<bool>(false);
    const auto tell = [&job, told] {
        if (!std::exchange(*told, true))
            add("started: " + job.title());
    };
    if (isOfFiles)
        QTimer::singleShot(kLongJobMs, &job, tell);
    else
        tell();
    connect(&job, &BackgroundJob::ended, this, [&job, told] {
        if (*told || job.state() != BackgroundJob::State::Done)
            add(QStringLiteral("%1: %2").arg(stateName(job), job.title()));
    });
}

void LogRecording::noteModel() {
    const ModelStatus& model = studio_.engine().model();
    QStringList parts{"model", model.name, model.precision, stateName(model.state), model.problem()};
    parts.removeAll(QString());
    add(parts.join(' '));
}

void LogRecording::noteClashes(const SentDecisions& sent) {
    const auto words = [](const Review& review) {
        return QStringLiteral("%1 by %2 at %3")
            .arg(QString::fromStdString(std::string(toText(review.value))), review.who,
                 review.when.toUTC().toString(Qt::ISODateWithMs));
    };
    for (const SentDecisions::Clash& clash : sent.clashes)
        add(QStringLiteral(
                "RECORDS image %1 (%2): %3 was sent from here, %4 on %5 was there; the %6 counts%7")
                .arg(QString::fromStdString(clash.imageSha256), clash.image, words(clash.own),
                     words(clash.other), clash.otherStation, clash.ownStands ? "first" : "second",
                     clash.records.isEmpty() ? QString() : " in " + clash.records));
}

/// What was elsewhere and is not any more was sent, or is set again.
void LogRecording::noteRecords() {
    const DecisionWriter& decisions = studio_.decisions();
    noteWaiting({.records = decisions.records(),
                 .decisions = decisions.waiting(),
                 .runs = decisions.waitingRuns(),
                 .problem = decisions.problem()});
    QSet<QString> sent = std::exchange(elsewhere_, {});
    sent.remove(decisions.records());
    for (const WaitingElsewhere& waiting : decisions.elsewhere()) {
        noteWaiting(waiting);
        elsewhere_.insert(waiting.records);
        sent.remove(waiting.records);
    }
    for (const QString& records : std::as_const(sent))
        noteWaiting({.records = records, .problem = {}});
}

/// An outage once when it begins, once for each other reason, and once when it ends, however often it is
/// tried meanwhile. What waits without a problem was not tried yet.
void LogRecording::noteWaiting(const WaitingElsewhere& waiting) {
    if (!waiting.problem.isEmpty()) {
        if (std::exchange(away_[waiting.records], waiting.problem) != waiting.problem)
            add(outageLine(waiting));
    } else if (waiting.isNothing() && away_.remove(waiting.records) > 0) {
        add("the records are reached again: " + waiting.records);
    }
}

} // namespace cliplad::ui
