#include "shell/help/log_window.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QEvent>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

#include "document/path_text.h"
#include "session/studio.h"
#include "shell/help/diagnosis.h"
#include "shell/help/log_lines.h"
#include "shell/help/log_recording.h"
#include "shell/help/single_window.h"

namespace cliplad::ui {
namespace {

constexpr int kRefreshMs = 500;
constexpr int kCopiedMs = 3000;

} // namespace

void LogWindow::startRecording(Studio& studio) {
    new LogRecording(studio);
}

void LogWindow::add(const QString& line) {
    LogLines::ofProgram().add(line);
}

LogWindow::LogWindow(QWidget* parent, Studio& studio)
    : QDialog(parent)
    , text_(new QPlainTextEdit(this))
    , file_(new QLabel(this))
    , copied_(new QTimer(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    resize(860, 420);
    text_->setReadOnly(true);
    text_->setLineWrapMode(QPlainTextEdit::NoWrap);
    text_->setMaximumBlockCount(static_cast<int>(LogLines::kMost));
    file_->setObjectName("logFile");
    file_->setWordWrap(true);
    file_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    copy_ = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    copy_->setObjectName("copyDiagnosis");
    copied_->setSingleShot(true);
    copied_->setInterval(kCopiedMs);
    connect(copy_, &QPushButton::clicked, this, [this, &studio] { copy(studio); });
    connect(copied_, &QTimer::timeout, this, &LogWindow::retranslate);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(text_);
    column->addWidget(file_);
    column->addWidget(buttons);
    auto* refresh = new QTimer(this);
    connect(refresh, &QTimer::timeout, this, &LogWindow::takeLines);
    refresh->start(kRefreshMs);
    retranslate();
    takeLines();
}

void LogWindow::open(QWidget* parent, Studio& studio) {
    bringUp<LogWindow>(*parent, [&] { return new LogWindow(parent, studio); });
}

void LogWindow::retranslate() {
    setWindowTitle(tr("Log"));
    text_->setAccessibleName(tr("Log"));
    copy_->setText(copied_->isActive() ? tr("Copied") : tr("Copy diagnosis"));
    showFile();
}

void LogWindow::takeLines() {
    for (const QString& line : LogLines::ofProgram().since(seen_))
        text_->appendPlainText(line);
    showFile();
}

void LogWindow::showFile() {
    LogLines& lines = LogLines::ofProgram();
    QString path = toText(lines.keptIn());
    file_->setHidden(path.isEmpty());
    if (path.startsWith(QDir::homePath() + '/'))
        path.replace(0, QDir::homePath().size(), "~");
    file_->setText(lines.isKeepingFailing() ? tr("The log cannot be written to %1.").arg(path)
                                            : tr("The log is kept in %1 too.").arg(path));
}

void LogWindow::copy(Studio& studio) {
    QApplication::clipboard()->setText(diagnosisText(studio));
    copied_->start();
    retranslate();
}

void LogWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
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
