// How the window saves, and what it asks before something is lost.
#include <QCloseEvent>
#include <QSettings>

#include "pages/save_dialog.h"
#include "shell/leaving/closing_dialog.h"
#include "shell/leaving/saving_dialog.h"
#include "shell/main_window.h"

namespace cliplad::ui {

void MainWindow::follow(BackgroundJob* saving, const std::function<void(BackgroundJob*)>& started) {
    followed_ = saving;
    followSaving_ = started;
    if (started)
        started(saving);
}

void MainWindow::followNothing() {
    followed_ = nullptr;
    followSaving_ = nullptr;
}

void MainWindow::askToOverwrite(const SaveConflict& conflict) {
    const auto started = followed_ == conflict.saving ? followSaving_ : nullptr;
    followNothing();
    const ProductDocument& document = studio_.document();
    const auto unlessLeft = [this, &document, opening = conflict.opening](const std::function<void()>& then) {
        return [this, &document, opening, then] {
            if (document.opening() == opening)
                then();
            else
                studio_.tellProblem(
                    [] { return tr("The product was not saved: another one was opened meanwhile."); });
        };
    };
    const auto overwrite = [this, started, folder = conflict.folder] {
        if (BackgroundJob* job = studio_.save(folder, Studio::Over::Anything))
            follow(job, started);
    };
    const Unsaved unsaved = document.isRecovered()  ? Unsaved::RecoveredEdits
                            : document.isModified() ? Unsaved::Edits
                                                    : Unsaved::Nothing;
    askAboutChange(conflict.folder, unsaved, this, unlessLeft(overwrite),
                   unlessLeft([this] { studio_.reload(); }));
}

void MainWindow::askBeforeLeaving(const Studio::Loss& loss, const std::function<void()>& go,
                                  Leaving leaving) {
    const auto goOn = [this, loss, go, leaving] {
        // Asked now: a question before may have stood for minutes.
        if (BackgroundJob* saving = studio_.saver().ofThisRevision(); saving != nullptr && loss.edits)
            goWhenSaved(saving, go, leaving);
        else if (loss.edits)
            askAboutEdits(loss.next, go, leaving);
        else
            goWithoutSaving(go, leaving);
    };
    if (loss.run)
        askAboutRun(studio_.results(), leaving, this, goOn);
    else
        goOn();
}

void MainWindow::goWhenSaved(BackgroundJob* saving, const std::function<void()>& go, Leaving leaving) {
    follow(saving, [this, go, leaving](BackgroundJob* job) {
        auto* dialog = new SavingDialog(*job, leaving, this);
        connect(dialog, &SavingDialog::saved, this, go);
        // What fails was asked about before this: whoever stays is not to leave by the answer.
        connect(dialog, &QDialog::finished, this, &MainWindow::followNothing);
        dialog->open();
    });
}

void MainWindow::goWithoutSaving(const std::function<void()>& go, Leaving leaving) {
    BackgroundJob* saving = studio_.saver().last();
    if (leaving == Leaving::Close && saving != nullptr) // it would end with the program
        goWhenSaved(saving, go, leaving);
    else
        go();
}

void MainWindow::askAboutEdits(const QString& next, const std::function<void()>& go, Leaving leaving) {
    const auto saveAndGo = [this, go, leaving] {
        saveOpenProduct(studio_, this,
                        [this, go, leaving](BackgroundJob* job) { goWhenSaved(job, go, leaving); });
    };
    askAboutUnsaved(QString::fromStdString(studio_.document().state().name), next, this, saveAndGo,
                    [this, go, leaving] { goWithoutSaving(go, leaving); });
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (const Studio::Loss loss = studio_.loss(); (loss.edits || loss.run || loss.saving) && !isLeaving_) {
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
