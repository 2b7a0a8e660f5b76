#include "shell/help/diagnosis.h"

#include <optional>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QScreen>
#include <QStringList>
#include <QSysInfo>
#include <QThread>

#include "document/path_text.h"
#include "records/records_settings.h"
#include "session/studio.h"
#include "shell/help/log_lines.h"

namespace cliplad::ui {
namespace {

/// The records' address without its password; why there is none, where it cannot be told.
QString recordsName() {
    try {
        return QString::fromStdString(shownName(DecisionWriter::recordsSettings()));
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
}

/// "VmRSS 345678 kB" of a file of Linux's that tells such; empty where there is none.
QString lineOf(const char* file, const char* name) {
    QFile lines(file);
    if (!lines.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray& line : lines.readAll().split('\n')) // its size is told as 0
        if (line.startsWith(QByteArray(name) + ':'))
            return QString::fromLatin1(line).remove(':').simplified();
    return {};
}

QString productLine(const ProductDocument& document) {
    if (!document.isOpen())
        return "product none";
    const DocumentState& state = document.state();
    return QStringLiteral("product %1%2, %3 shots, %4 photos, product.yaml %5")
        .arg(productPlace(document), document.isModified() ? ", edited" : "")
        .arg(state.shots.size())
        .arg(state.photos.size())
        .arg(QString::fromStdString(document.definitionSha256()));
}

/// As it was asked for, and what was loaded.
QString modelLine(const Engine& engine) {
    const ModelStatus& model = engine.model();
    const QString asked =
        QStringLiteral("model %1, %2, %3 %4").arg(model.name, model.precision, model.device, model.problem());
    const std::optional<BackboneInfo> info = engine.modelInfo();
    if (!info)
        return asked;
    return QStringLiteral("%1; is %2, weights %3, their SHA-256 %4")
        .arg(asked, QString::fromStdString(info->name),
             info->weights.empty() ? QString("in the program") : toText(info->weights),
             QString::fromStdString(info->sha256));
}

} // namespace

QString productPlace(const ProductDocument& document) {
    return document.folder().empty() ? QString("not saved yet") : toText(document.folder());
}

QString diagnosisText(Studio& studio) {
    qint64 seen = 0;
    const DecisionWriter& decisions = studio.decisions();
    QStringList lines = {
        "CLIP-LAD Studio " + QApplication::applicationVersion(),
        QStringLiteral("Qt %1 (built with %2), LibTorch %3, %4, Linux %5, %6, %7 threads")
            .arg(qVersion(), QT_VERSION_STR, CLIPLAD_TORCH_VERSION, QSysInfo::prettyProductName(),
                 QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture())
            .arg(QThread::idealThreadCount()),
        QStringLiteral("memory of the process %1, %2; of the machine %3, %4")
            .arg(lineOf("/proc/self/status", "VmRSS"), lineOf("/proc/self/status", "VmHWM"),
                 lineOf("/proc/meminfo", "MemTotal"), lineOf("/proc/meminfo", "MemAvailable")),
        QStringLiteral("screen scale %1, platform %2, language %3")
            .arg(QApplication::primaryScreen()->devicePixelRatio())
            .arg(QApplication::platformName(), QLocale().name()),
        productLine(studio.document()),
        modelLine(studio.engine()),
        QStringLiteral("caches %1 of %2 bytes, last edit %3 ms")
            .arg(studio.cacheBytes().sum())
            .arg(studio.engine().cacheBudgets().sum())
            .arg(studio.live().lastLatencyMs(), 0, 'f', 1),
        QStringLiteral("records %1; %2 decisions and %3 runs wait %4")
            .arg(recordsName())
            .arg(decisions.waiting())
            .arg(decisions.waitingRuns())
            .arg(decisions.problem()),
        "log file " + toText(LogLines::ofProgram().keptIn())};
    for (const WaitingElsewhere& other : decisions.elsewhere())
        lines << QStringLiteral("for records %1 %2 decisions, %3 runs and %4 results wait %5")
                     .arg(other.records)
                     .arg(other.decisions)
                     .arg(other.runs)
                     .arg(other.results)
                     .arg(other.problem);
    lines << QString();
    lines += LogLines::ofProgram().since(seen);
    return QString(lines.join('\n') + '\n').replace(QDir::homePath(), "~");
}

} // namespace cliplad::ui
