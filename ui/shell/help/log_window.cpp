#include "shell/help/log_window.h"

#include <mutex>

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QDir>
#include <QMessageBox>
#include <QMetaEnum>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QStyle>
#include <QSysInfo>
#include <QThread>
#include <QTimer>
#include <QVBoxLayout>

#include "records/records_settings.h"
#include "session/studio.h"
#include "shell/help/single_window.h"

namespace cliplad::ui {
namespace {

constexpr qsizetype kKeptLines = 2000;
constexpr int kRefreshMs = 500;

/// Messages come from any thread.
class LogLines {
public:
    void add(const QString& line) {
        const std::scoped_lock lock(mutex_);
        lines_.append(QDateTime::currentDateTime().toString("yyyy-MM-dd HH:mm:ss.zzz  ") + line);
        if (lines_.size() > kKeptLines)
            lines_.removeFirst();
        ++added_;
    }
    /// Those after the first `seen` that were ever added.
    QStringList since(qint64& seen) {
        const std::scoped_lock lock(mutex_);
        const qint64 fresh = std::min<qint64>(added_ - seen, lines_.size());
        seen = added_;
        return lines_.mid(lines_.size() - fresh);
    }

private:
    std::mutex mutex_;
    QStringList lines_;
    qint64 added_ = 0;
};

LogLines& logLines() {
    static LogLines lines;
    return lines;
}

QtMessageHandler previousHandler = nullptr;

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

/// The records' address without its password; why there is none, where it cannot be told.
QString recordsName() {
    try {
        return QString::fromStdString(shownName(DecisionWriter::recordsSettings()));
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
}

void record(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    logLines().add(message);
    if (previousHandler != nullptr)
        previousHandler(type, context, message);
}

} // namespace

void LogWindow::startRecording(Studio& studio) {
    previousHandler = qInstallMessageHandler(record);
    QObject::connect(&studio, &Studio::problem, &studio, [](const QString& what, const QString& details) {
        logLines().add(QStringLiteral("PROBLEM %1 %2").arg(what, details));
    });
    QObject::connect(&studio, &Studio::notice, &studio, [](const QString& text) { logLines().add(text); });
    QObject::connect(&studio.engine(), &Engine::jobStarted, &studio, [](BackgroundJob* job) {
        logLines().add("started: " + job->title());
        QObject::connect(job, &BackgroundJob::ended, job, [job] {
            logLines().add(QStringLiteral("%1: %2").arg(
                QString::fromLatin1(
                    QMetaEnum::fromType<BackgroundJob::State>().valueToKey(static_cast<int>(job->state())))
                    .toLower(),
                job->title()));
        });
    });
    QObject::connect(&studio.engine(), &Engine::modelChanged, &studio, [&studio] {
        const ModelStatus& model = studio.engine().model();
        QStringList parts{"model", model.name, model.precision, stateName(model.state), model.problem};
        parts.removeAll(QString());
        logLines().add(parts.join(' '));
    });
}

void LogWindow::add(const QString& line) {
    logLines().add(line);
}

LogWindow::LogWindow(QWidget* parent, Studio& studio)
    : QDialog(parent)
    , text_(new QPlainTextEdit(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Log"));
    resize(860, 420);
    text_->setReadOnly(true);
    text_->setLineWrapMode(QPlainTextEdit::NoWrap);
    text_->setMaximumBlockCount(static_cast<int>(kKeptLines));
    text_->setAccessibleName(tr("Log"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copy = buttons->addButton(tr("Copy diagnosis"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this,
            [&studio] { QApplication::clipboard()->setText(diagnosisText(studio)); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(text_);
    column->addWidget(buttons);
    auto* refresh = new QTimer(this);
    const auto update = [this, seen = qint64(0)]() mutable {
        for (const QString& line : logLines().since(seen))
            text_->appendPlainText(line);
    };
    connect(refresh, &QTimer::timeout, this, update);
    refresh->start(kRefreshMs);
}

void LogWindow::open(QWidget* parent, Studio& studio) {
    bringUp<LogWindow>(*parent, [&] { return new LogWindow(parent, studio); });
}

QString diagnosisText(Studio& studio) {
    const ModelStatus& model = studio.engine().model();
    qint64 seen = 0;
    QStringList lines = {
        "CLIP-LAD Studio " + QApplication::applicationVersion(),
        QStringLiteral("Qt %1, %2, %3, %4 threads")
            .arg(qVersion(), QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture())
            .arg(QThread::idealThreadCount()),
        QStringLiteral("screen scale %1, platform %2")
            .arg(QApplication::primaryScreen()->devicePixelRatio())
            .arg(QApplication::platformName()),
        QStringLiteral("model %1, %2, %3 %4").arg(model.name, model.precision, model.device, model.problem),
        QStringLiteral("caches %1 of %2 bytes, last edit %3 ms")
            .arg(studio.cacheBytes().sum())
            .arg(studio.engine().cacheBudgets().sum())
            .arg(studio.live().lastLatencyMs(), 0, 'f', 1),
        QStringLiteral("records %1; %2 decisions and %3 runs wait %4")
            .arg(recordsName())
            .arg(studio.decisions().waiting())
            .arg(studio.decisions().waitingRuns())
            .arg(studio.decisions().problem()),
        QString()};
    lines += logLines().since(seen);
    return QString(lines.join('\n') + '\n').replace(QDir::homePath(), "~");
}

void showAbout(QWidget* parent) {
    auto* box = new QMessageBox(
        QMessageBox::NoIcon, LogWindow::tr("About CLIP-LAD"),
        LogWindow::tr(
            "<b>CLIP-LAD Studio %1</b><p>Few-shot visual inspection: missing, extra, misplaced and damaged "
            "parts, learned from one to four good photos.</p><p>Free software under the GPL, version 3. "
            "Not a safety device.</p>")
            .arg(QApplication::applicationVersion()),
        QMessageBox::Ok, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QIcon ofProgram = parent->windowIcon();
    box->setIconPixmap(ofProgram.pixmap(box->style()->pixelMetric(QStyle::PM_MessageBoxIconSize)));
    box->open();
}

} // namespace cliplad::ui
