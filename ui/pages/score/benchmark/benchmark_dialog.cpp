#include "pages/score/benchmark/benchmark_dialog.h"

#include <algorithm>

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLocale>
#include <QUrl>
#include <QVBoxLayout>

#include "document/path_text.h"
#include "style/spacing.h"
#include "widgets/file_dialog.h"
#include "widgets/manual_place.h"

namespace cliplad::ui {
namespace {

constexpr int kTypingMs = 200;
constexpr int kDialogWidthPx = 620;
constexpr int kCommandLines = 5;

} // namespace

BenchmarkDialog::BenchmarkDialog(Subject subject, JobLane& files, QWidget* parent)
    : QDialog(parent)
    , subject_(std::move(subject))
    , files_(files)
    , folder_(new QLineEdit(toText(subject_.results), this))
    , found_(new QLabel(this))
    , toRun_(new QLabel(this))
    , command_(new QPlainTextEdit(this))
    , copy_(new QPushButton(tr("Co&py"), this))
    , open_(nullptr) {
    setObjectName("benchmarkDialog");
    setProperty(kManualPlace, "benchmark");
    setWindowTitle(tr("Benchmark report"));
    auto* intro =
        new QLabel(tr("A benchmark compares CLIP-LAD with other methods on the same photos. It runs "
                      "in a terminal; its report opens in the browser."),
                   this);
    folder_->setObjectName("folder");
    found_->setObjectName("found");
    command_->setObjectName("command");
    copy_->setObjectName("copy");
    command_->setReadOnly(true);
    command_->setTabChangesFocus(true);
    command_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    command_->setFixedHeight(command_->fontMetrics().lineSpacing() * kCommandLines + 2 * kSpace);
    command_->setAccessibleName(tr("Command that runs a benchmark"));
    for (QLabel* label : {intro, found_, toRun_})
        label->setWordWrap(true);
    auto* name = new QLabel(tr("&Results:"), this);
    name->setBuddy(folder_);
    auto* browse = new QPushButton(tr("C&hoose…"), this);
    auto* where = new QHBoxLayout;
    where->addWidget(name);
    where->addWidget(folder_, 1);
    where->addWidget(browse);
    auto* run = new QHBoxLayout;
    run->addWidget(command_, 1);
    run->addWidget(copy_, 0, Qt::AlignTop);
    auto* buttons = new QDialogButtonBox(this);
    open_ = buttons->addButton(tr("&Open report"), QDialogButtonBox::ActionRole);
    open_->setObjectName("openReport");
    open_->setDefault(true);
    buttons->addButton(QDialogButtonBox::Close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(intro);
    column->addSpacing(kSpace);
    column->addLayout(where);
    column->addWidget(found_);
    column->addSpacing(kSpace);
    column->addWidget(toRun_);
    column->addLayout(run);
    column->addWidget(buttons);
    resize(kDialogWidthPx, 0);
    pause_.setSingleShot(true);
    pause_.setInterval(kTypingMs);
    connect(&pause_, &QTimer::timeout, this, &BenchmarkDialog::look);
    connect(browse, &QPushButton::clicked, this, &BenchmarkDialog::browse);
    connect(folder_, &QLineEdit::textChanged, this, [this] {
        open_->setEnabled(false); // what is said is of another folder
        showCommand();
        pause_.start();
    });
    connect(copy_, &QPushButton::clicked, this, &BenchmarkDialog::copyCommand);
    connect(open_, &QPushButton::clicked, this, &BenchmarkDialog::openReport);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    tell({}, false);
    showCommand();
    look();
}

std::filesystem::path BenchmarkDialog::folder() const {
    return folder_->text().trimmed().toStdString();
}

void BenchmarkDialog::browse() {
    QFileDialog* dialog = makeFolderDialog(this, tr("Folder with a benchmark's results"), folder_->text());
    connect(dialog, &QFileDialog::fileSelected, folder_, &QLineEdit::setText);
    dialog->open();
}

void BenchmarkDialog::look() {
    const std::filesystem::path folder = this->folder();
    if (folder.empty())
        return tell({}, false);
    BackgroundJob* job = files_.start<BenchmarkLook>(
        tr("Looking for a benchmark's report"),
        [folder, scored = subject_.scored](const JobContext&) { return lookAtBenchmark(folder, scored); },
        this,
        [this, folder](const BenchmarkLook& look) {
            if (folder == this->folder()) // else another one is on its way
                showLook(look);
        });
    connect(job, &BackgroundJob::failed, this, [this, folder](const QString& message) {
        if (folder == this->folder())
            tell(message, false);
    });
}

void BenchmarkDialog::showLook(const BenchmarkLook& look) {
    dataSet_ = look.dataSet;
    showCommand();
    switch (look.state) {
    case BenchmarkLook::State::NoFolder:
        return tell(tr("This folder is not there yet."), false);
    case BenchmarkLook::State::Nothing:
        return tell(tr("There is no report in this folder. It lies in the one that the command was given "
                       "with --out."),
                    false);
    case BenchmarkLook::State::Unfinished:
        return tell(tr("There are results in this folder, but no report yet: the benchmark runs, or was "
                       "stopped. Given the same command again, it goes on."),
                    false);
    case BenchmarkLook::State::Report:
        return tell(tr("The report is of %1.").arg(locale().toString(look.written, QLocale::ShortFormat)),
                    true);
    }
}

void BenchmarkDialog::tell(const QString& text, bool isReport) {
    found_->setText(text);
    open_->setEnabled(isReport);
    makeRoom();
}

void BenchmarkDialog::showCommand() {
    toRun_->setText(
        (dataSet_.empty()
             ? tr("To make one, run this in a terminal, with your folder in the place of DATASET: photos in "
                  "good/ and bad/, or a data set.")
             : tr("To make one of what was scored, run this in a terminal.")) +
        ' ' +
        tr("Copying it also writes the labels and settings of the product to %1.").arg(toText(labelsFile())));
    command_->setPlainText(benchmarkCommand(
        {.dataSet = dataSet_, .prompts = labelsFile(), .model = subject_.model, .out = folder()}));
    copy_->setEnabled(!folder().empty());
    makeRoom();
}

/// For texts that take more lines than those before.
void BenchmarkDialog::makeRoom() {
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void BenchmarkDialog::openReport() {
    const QString report = toText(reportIn(folder()));
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(report)))
        return tell(tr("There is no browser that opens pages by itself. The report is %1.").arg(report),
                    true);
    Q_EMIT opened();
    accept();
}

void BenchmarkDialog::copyCommand() {
    QApplication::clipboard()->setText(command_->toPlainText());
    Q_EMIT copied();
}

} // namespace cliplad::ui
