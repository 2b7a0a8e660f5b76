#include "shell/leaving/saving_dialog.h"

#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>

#include "base/atomic_file.h"
#include "pages/score/runs_dialog.h"
#include "shell/main_window.h"
#include "shell/start/start_page.h"
#include "ui/pages/score/score_desk.h"
#include "ui/waiting_work.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

/// With Alt, as for the letter that is underlined.
void pressLetter(QMessageBox* question, Qt::Key letter) {
    QVERIFY(question != nullptr);
    QTRY_VERIFY(question->isActiveWindow());
    QTest::keyClick(question, letter, Qt::AltModifier);
}

/// A saved product with an edit that is not, whose next saving takes its time.
struct Edited {
    explicit Edited(const ScoreSamples& samples)
        : studio([this](const std::string&, const std::string&) { return model; })
        , window(studio) {
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        studio.document().startNew(samples.state);
        QTRY_VERIFY(studio.live().isCurrent());
        QSignalSpy saved(&studio, &Studio::saved);
        QVERIFY(studio.save(samples.path("product")) != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, 30000);
        model->slow = true;
        studio.document().edit("another threshold and name", [](DocumentState& state) {
            state.threshold = 5;
            state.settings.clusters.count += 1;
        });
    }
    ~Edited() { studio.document().close(); }
    Edited(const Edited&) = delete;
    Edited& operator=(const Edited&) = delete;

    QMessageBox& question() {
        auto* box = window.findChild<QMessageBox*>("unsaved");
        [&] { QVERIFY(box != nullptr); }();
        return *box;
    }
    SavingDialog* saving() { return window.findChild<SavingDialog*>("saving"); }
    /// The window is to close, after the edits are saved.
    void quitAndSave() {
        window.close();
        QVERIFY(window.isVisible());
        QTest::mouseClick(question().button(QMessageBox::Save), Qt::LeftButton);
        QVERIFY(saving() != nullptr && saving()->isVisible());
    }

    std::shared_ptr<SlowBackbone> model = std::make_shared<SlowBackbone>();
    Studio studio;
    MainWindow window;
};

class LeavingTest : public QObject {
    Q_OBJECT

    ScoreSamples samples_;

private Q_SLOTS:
    void cleanup() { fs::remove_all(samples_.path("product")); }

    void theWindowSaysThatItClosesWhenItIsSaved() {
        Edited edited(samples_);
        edited.quitAndSave();
        const auto labels = edited.saving()->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text().startsWith("Saving, then closing…");
        }));
        QTRY_VERIFY_WITH_TIMEOUT(!edited.window.isVisible(), 30000);
        QVERIFY(!edited.studio.document().isModified());
    }

    void aPersonMayStayAndItIsSavedAllTheSame() {
        Edited edited(samples_);
        edited.quitAndSave();
        QSignalSpy saved(&edited.studio, &Studio::saved);
        QTest::mouseClick(edited.saving()->findChild<QPushButton*>("stay"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, 30000);
        QTRY_VERIFY(edited.saving() == nullptr);
        QVERIFY(edited.window.isVisible());
        QVERIFY(!edited.studio.document().isModified());
    }

    void nothingIsLeftWhereSavingIsCancelledAndThatIsSaid() {
        Edited edited(samples_);
        edited.quitAndSave();
        QSignalSpy told(&edited.studio, &Studio::notice);
        const auto jobs = edited.studio.engine().jobs();
        const auto saving = std::find_if(jobs.begin(), jobs.end(), [](const BackgroundJob* job) {
            return job->title().startsWith("Saving");
        });
        QVERIFY(saving != jobs.end());
        (*saving)->cancel();
        QTRY_COMPARE(told.count(), 1);
        QVERIFY2(told[0][0].toString().startsWith("Saving was cancelled"), qPrintable(told[0][0].toString()));
        QTRY_VERIFY(edited.saving() == nullptr);
        QVERIFY(edited.window.isVisible());
        QVERIFY(edited.studio.document().isModified());
    }

    void aQuestionIsAnsweredByTheLettersThatItsButtonsShow() {
        Edited edited(samples_);
        edited.window.close();
        QStringList letters;
        for (const QAbstractButton* button : edited.question().buttons()) {
            const QString text = button->text();
            letters << text.mid(text.indexOf('&') + 1, 1).toUpper();
        }
        QCOMPARE(letters.size(), 3);
        QCOMPARE(letters.removeDuplicates(), 0);
        pressLetter(&edited.question(), Qt::Key_D);
        QTRY_VERIFY(!edited.window.isVisible());
    }

    void aRunThatIsBeingScoredIsNotStoppedUnasked() {
        fs::remove_all(defaultRunsFolder());
        Edited edited(samples_);
        edited.studio.document().undoStack().undo();
        QVERIFY(!edited.studio.document().isUnsaved());
        auto* page = edited.window.findChild<ScorePage*>();
        page->add({QString::fromStdString(samples_.photos.string())});
        QTRY_VERIFY_WITH_TIMEOUT(!edited.studio.results().isEmpty(), 30000);
        edited.window.close();
        QVERIFY(edited.window.isVisible());
        auto* box = edited.window.findChild<QMessageBox*>("runIsScored");
        QVERIFY(box != nullptr);
        QVERIFY2(box->text().contains(" of 10 images"), qPrintable(box->text()));
        pressLetter(box, Qt::Key_K); // keep scoring
        QTRY_VERIFY(edited.window.findChild<QMessageBox*>("runIsScored") == nullptr);
        QVERIFY(edited.window.isVisible());
        QVERIFY(page->runner().job() != nullptr);
        edited.studio.startNew(); // ends the run as well
        QCOMPARE(edited.studio.document().folder(), samples_.path("product"));
        box = edited.window.findChild<QMessageBox*>("runIsScored");
        QVERIFY(box != nullptr);
        QTest::mouseClick(box->button(QMessageBox::Cancel), Qt::LeftButton);
        QTRY_VERIFY(edited.window.findChild<QMessageBox*>("runIsScored") == nullptr);
        edited.window.close();
        QTRY_VERIFY(edited.window.findChild<QMessageBox*>("runIsScored") != nullptr);
        QTest::mouseClick(edited.window.findChild<QMessageBox*>("runIsScored")->button(QMessageBox::Discard),
                          Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!edited.window.isVisible(), 30000);
    }

    void whatAnotherProgramChangedIsOverwrittenWhereThatIsWanted() {
        Edited edited(samples_);
        edited.model->slow = false;
        const fs::path file = samples_.path("product") / "product.yaml";
        writeFileAtomically(file, readFile(file) + "# by hand\n");
        edited.quitAndSave();
        QTRY_VERIFY(edited.window.findChild<QMessageBox*>("changedOnDisk") != nullptr);
        QTRY_VERIFY(edited.saving() == nullptr);
        QVERIFY(readFile(file).ends_with("# by hand\n"));
        pressLetter(edited.window.findChild<QMessageBox*>("changedOnDisk"), Qt::Key_O);
        QTRY_VERIFY_WITH_TIMEOUT(!edited.window.isVisible(), 30000); // as was wanted first
        QVERIFY(!readFile(file).ends_with("# by hand\n"));
    }

    /// "Stay here" holds, whatever is answered later.
    void whoStaysStaysAlsoWhereItIsOverwritten() {
        QSemaphore go;
        Edited edited(samples_);
        edited.model->slow = false;
        edited.studio.engine().errands().start("before", waitFor(go));
        const fs::path file = samples_.path("product") / "product.yaml";
        writeFileAtomically(file, readFile(file) + "# by hand\n");
        edited.quitAndSave();
        QTest::mouseClick(edited.saving()->findChild<QPushButton*>("stay"), Qt::LeftButton);
        QTRY_VERIFY(edited.saving() == nullptr);
        go.release();
        QTRY_VERIFY(edited.window.findChild<QMessageBox*>("changedOnDisk") != nullptr);
        QSignalSpy saved(&edited.studio, &Studio::saved);
        pressLetter(edited.window.findChild<QMessageBox*>("changedOnDisk"), Qt::Key_O);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, 30000);
        QVERIFY(!readFile(file).ends_with("# by hand\n"));
        QTest::qWait(100);
        QVERIFY(edited.window.isVisible());
        QVERIFY(edited.saving() == nullptr);
    }

    void theAnswerIsForTheProductThatWasAskedAbout() {
        Edited edited(samples_);
        edited.model->slow = false;
        const fs::path file = samples_.path("product") / "product.yaml";
        writeFileAtomically(file, readFile(file) + "# by hand\n");
        for (const Qt::Key answer : {Qt::Key_O, Qt::Key_R}) {
            edited.window.findChild<QAction*>("app.save")->trigger();
            QTRY_VERIFY(edited.window.findChild<QMessageBox*>("changedOnDisk") != nullptr);
            auto* box = edited.window.findChild<QMessageBox*>("changedOnDisk");
            QVERIFY2(box->text().contains(QString::fromStdString(samples_.path("product").string())),
                     qPrintable(box->text()));
            edited.studio.document().startNew(samples_.state); // as where it was read meanwhile
            const quint64 opening = edited.studio.document().opening();
            QSignalSpy problem(&edited.studio, &Studio::problem);
            pressLetter(box, answer);
            QTRY_COMPARE(problem.count(), 1);
            QVERIFY2(problem[0][0].toString().contains("another one"), qPrintable(problem[0][0].toString()));
            QTRY_VERIFY(edited.studio.engine().jobs().isEmpty());
            QCOMPARE(edited.studio.document().opening(), opening);
            QVERIFY(edited.studio.document().folder().empty());
            QVERIFY(readFile(file).ends_with("# by hand\n"));
            edited.studio.document().openSaved(SavedPlace::toOpen(samples_.path("product"), "as it was"),
                                               samples_.state);
            edited.studio.document().edit("Rename", [](DocumentState& state) { state.name += "+"; });
        }
    }

    /// The demo has nothing that a person made: no edit stands for what is being saved.
    void whatIsBeingSavedIsWaitedFor() {
        QSemaphore go;
        Edited edited(samples_);
        edited.model->slow = false;
        edited.studio.document().startNew(samples_.state, ProductDocument::Origin::Demo);
        QVERIFY(!edited.studio.loss().edits);
        QTRY_VERIFY(edited.studio.engine().jobs().isEmpty());
        edited.studio.engine().errands().start("before", waitFor(go));
        fs::remove_all(samples_.path("demo"));
        QVERIFY(edited.studio.save(samples_.path("demo")) != nullptr);
        QVERIFY(edited.studio.loss().saving);
        edited.window.close();
        QVERIFY(edited.window.isVisible());
        QVERIFY(edited.saving() != nullptr && edited.saving()->isVisible());
        QTest::mouseClick(edited.saving()->findChild<QPushButton*>("stay"), Qt::LeftButton);
        QTRY_VERIFY(edited.saving() == nullptr);
        edited.studio.startNew(); // that is done all the same: nothing is asked
        QVERIFY(edited.studio.document().state().shots.empty());
        edited.window.close();
        QVERIFY(edited.window.isVisible() && edited.saving() != nullptr);
        go.release();
        QTRY_VERIFY_WITH_TIMEOUT(!edited.window.isVisible(), 30000);
        QVERIFY(fs::exists(samples_.path("demo") / "product.yaml"));
        fs::remove_all(samples_.path("demo"));
    }

    void editsThatAreBeingSavedAreNotAskedAbout() {
        QSemaphore go;
        Edited edited(samples_);
        edited.model->slow = false;
        edited.studio.engine().errands().start("before", waitFor(go));
        edited.window.findChild<QAction*>("app.save")->trigger();
        QVERIFY(edited.studio.saving().has_value());
        edited.window.close();
        QVERIFY(edited.window.findChild<QMessageBox*>("unsaved") == nullptr);
        QVERIFY(edited.saving() != nullptr && edited.window.isVisible());
        go.release();
        QTRY_VERIFY_WITH_TIMEOUT(!edited.window.isVisible(), 30000);
        QVERIFY(!edited.studio.document().isModified());
    }

    void whatAnotherProgramChangedIsOpenedAgainWhereThatIsWanted() {
        Edited edited(samples_);
        const fs::path file = samples_.path("product") / "product.yaml";
        writeFileAtomically(file, readFile(file) + "# by hand\n");
        edited.window.findChild<QAction*>("app.save")->trigger();
        QTRY_VERIFY(edited.window.findChild<QMessageBox*>("changedOnDisk") != nullptr);
        pressLetter(edited.window.findChild<QMessageBox*>("changedOnDisk"), Qt::Key_R);
        QTRY_VERIFY(!edited.studio.document().isModified());
        QVERIFY(readFile(file).ends_with("# by hand\n"));
        QTRY_VERIFY(!DraftWriter::leftOver().empty());
        auto* start = edited.window.findChild<StartPage*>();
        start->refresh();
        auto* drafts = start->findChild<QListWidget*>("drafts");
        QTRY_COMPARE(drafts->count(), 1);
        start->findChild<QPushButton*>("discardDraft")->click(); // returns at once
        auto* box = edited.window.findChild<QMessageBox*>("discardEdits");
        QVERIFY(box != nullptr);
        QVERIFY(!DraftWriter::leftOver().empty());
        pressLetter(box, Qt::Key_D);
        QTRY_VERIFY(DraftWriter::leftOver().empty());
    }

    void aDraftThatIsSavedIsNotOffered() {
        Edited edited(samples_);
        Draft draft{.state = readProductState(samples_.path("product")), .folder = samples_.path("product")};
        fs::create_directories(DraftWriter::defaultFolder());
        const fs::path saved = DraftWriter::defaultFolder() / "saved.json",
                       more = DraftWriter::defaultFolder() / "more.json";
        writeFileAtomically(saved, toDraftText(draft));
        draft.state.name += "+";
        writeFileAtomically(more, toDraftText(draft));
        const StartListing listing = listStart({}, {});
        QCOMPARE(listing.leftOver.size(), std::size_t(1));
        QCOMPARE(listing.leftOver[0].draft, more);
        QVERIFY(!fs::exists(saved));
        DraftWriter::discard(more);
    }

    void aRunIsRemovedAfterAQuestionThatNobodyWaitsFor() {
        RunsDialog dialog({{.folder = samples_.path("run")}}, nullptr);
        dialog.show();
        QSignalSpy removed(&dialog, &RunsDialog::removeWanted);
        const auto buttons = dialog.findChildren<QPushButton*>();
        const auto remove = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton* button) {
            return button->text().remove('&') == "Remove…";
        });
        QVERIFY(remove != buttons.end());
        (*remove)->click();
        QCOMPARE(removed.count(), 0);
        auto* box = dialog.findChild<QMessageBox*>("removeRun");
        QVERIFY(box != nullptr);
        pressLetter(box, Qt::Key_R);
        QTRY_COMPARE(removed.count(), 1);
        QCOMPARE(removed[0][0].toString(), QString::fromStdString(samples_.path("run").string()));
    }

    void theTitleOfTheQuestionHasRoom() {
        Edited edited(samples_);
        edited.window.close();
        const QString title =
            edited.question().windowTitle() + " — " + QApplication::applicationDisplayName();
        QVERIFY(edited.question().width() >
                QFontMetrics(edited.question().font()).horizontalAdvance(title) + 100);
        edited.question().reject();
        QVERIFY(edited.window.isVisible());
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::LeavingTest)
#include "leaving_test.moc"
