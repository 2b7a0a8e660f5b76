// How the window saves, and what it asks before something is lost.
#include <QCloseEvent>
#include <QSettings>

#include "shell/leaving/closing_dialog.h"
#include "shell/leaving/saving_dialog.h"
#include "shell/main_window.h"
#include "widgets/save_dialog.h"

namespace cliplad::ui {

void MainWindow::save(const std::function<void(BackgroundJob*)>& started) {
    const std::filesystem::path& folder = studio_.document().folder();
    if (folder.empty())
        saveProductAs(studio_, this, [this, started](BackgroundJob* job) { follow(job, started); });
    else if (BackgroundJob* job = studio_.save(folder); job != nullptr)
        follow(job, started);
}

void MainWindow::follow(BackgroundJob* saving, const std::function<void(BackgroundJob*)>& started) {
    followed_ = saving;
    followSaving_ = started;
    if (started)
        started(saving);
}

void MainWindow::askToOverwrite(BackgroundJob* saving) {
    const auto started = followed_ == saving ? followSaving_ : nullptr;
    const auto overwrite = [this, started] {
        if (BackgroundJob* job = studio_.save(studio_.document().folder(), Studio::Over::Anything))
            follow(job, started);
    };
    askAboutChange(studio_.document().isModified(), this, overwrite, [this] { studio_.reload(); });
}

void MainWindow::askBeforeLeaving(const Studio::Loss& loss, const std::function<void()>& go,
                                  Leaving leaving) {
    const auto goOn = [this, loss, go, leaving] { loss.edits ? askAboutEdits(go, leaving) : go(); };
    if (loss.run)
        askAboutRun(studio_.results(), leaving, this, goOn);
    else
        goOn();
}

void MainWindow::askAboutEdits(const std::function<void()>& go, Leaving leaving) {
    const auto saveAndGo = [this, go, leaving] {
        save([this, go, leaving](BackgroundJob* job) {
            auto* saving = new SavingDialog(*job, leaving, this);
            connect(saving, &SavingDialog::saved, this, go);
            saving->open();
        });
    };
    askAboutUnsaved(QString::fromStdString(studio_.document().state().name), this, saveAndGo, go);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (const Studio::Loss loss = studio_.loss(); (loss.edits || loss.run) && !isLeaving_) {
        event->ignore();
        return askBeforeLeaving(
            loss,
            [this] {
                isLeaving_ = true;
                QMetaObject::invokeMethod(
                    this, [this] { close(); }, Qt::QueuedConnection);
            },
            Leaving::Close);
    }
    QSettings().setValue("window", saveGeometry());
    studio_.document().close(); // a run that is being scored ends with it, also in the records
    studio_.decisions().endSoon();
    if (!studio_.decisions().isBusy())
        return event->accept();
    event->ignore();
    if (findChild<ClosingDialog*>() == nullptr)
        connect(new ClosingDialog(studio_.decisions(), this), &ClosingDialog::finished, this,
                &MainWindow::close);
}

} // namespace cliplad::ui
