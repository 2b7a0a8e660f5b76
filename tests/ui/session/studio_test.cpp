#include "session/studio.h"

#include <QGuiApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "base/atomic_file.h"
#include "base/known_error.h"
#include "inspection/enrolment.h"
#include "inspection/product/product_folder.h"
#include "support/disc_studio.h"
#include "support/stars.h"
#include "ui/session/saved_discs.h"
#include "ui/waiting_work.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

/// Opening and recovering, as the window's commands do.
class StudioTest : public SavedDiscs {
    Q_OBJECT

private:
    void saveProductOfDiscs(const char* name) {
        const FakeBackbone backbone;
        fs::create_directories(inFolder(name).parent_path());
        ProductFolder::save(inFolder(name), enrol(backbone, discRequest(shots_)), shots_);
    }

    /// Of edits that named it "mine".
    static fs::path leaveDraft(const char* name, const fs::path& product = {}) {
        const fs::path file = DraftWriter::defaultFolder() / name;
        fs::create_directories(file.parent_path());
        Draft draft{.folder = product};
        draft.state.name = "mine";
        writeFileAtomically(file, toDraftText(draft));
        return file;
    }

    static void keepBusy(JobLane& lane, QSemaphore& go) {
        const BackgroundJob* job = lane.start("before", waitFor(go));
        QTRY_COMPARE(job->state(), BackgroundJob::State::Running); // what is urgent would go before it
    }

private Q_SLOTS:
    void initTestCase() { begin("studio_test"); }

    void aFolderOfPhotosBecomesANewProduct() {
        Studio studio(loadFake);
        studio.open(folder_.path().toStdString());
        QTRY_VERIFY(studio.document().isOpen());
        QVERIFY(studio.document().state().photos.size() >= 3);
        QVERIFY(studio.document().folder().empty());
    }

    void whatCannotBeOpenedIsToldAndLeavesTheOpenProduct() {
        Studio studio(loadFake);
        studio.document().startNew(discState(shots_));
        QSignalSpy problem(&studio, &Studio::problem);
        studio.open(inFolder("missing"));
        QTRY_COMPARE(problem.count(), 1);
        QVERIFY(problem[0][1].toString().contains("missing"));
        QVERIFY(studio.document().isOpen());
    }

    /// Each edit tries again to load it.
    void aModelThatCannotBeLoadedIsToldOnceWhateverTheLanguage() {
        Studio studio([](const std::string& name, const std::string&) -> std::shared_ptr<const Backbone> {
            throw KnownError(KnownError::Kind::NoModel, name, "there is no model");
        });
        QSignalSpy told(&studio, &Studio::problem);
        studio.document().startNew(discState(shots_));
        QTRY_COMPARE(told.count(), 1);
        Stars stars;
        QCoreApplication::installTranslator(&stars);
        QSignalSpy tries(&studio.engine(), &Engine::modelChanged);
        studio.document().edit("Rename", [](DocumentState& state) { state.name += "+"; });
        QTRY_VERIFY(tries.count() >= 2 && studio.engine().model().state == ModelStatus::State::Failed);
        QCoreApplication::removeTranslator(&stars);
        QCOMPARE(told.count(), 1);
    }

    void nothingThatIsNotSavedIsLeftUnasked() {
        Studio studio(loadFake);
        int asked = 0;
        std::function<void()> answer;
        studio.setLeaveGuard([&](const Studio::Loss&, const std::function<void()>& go) {
            ++asked;
            answer = go;
        });
        DocumentState words = discState(shots_);
        words.photos.clear();
        words.shots.clear();
        studio.document().startNew(words);
        studio.open(inFolder("missing")); // nothing was edited, no photo gathered
        QCOMPARE(asked, 0);
        studio.document().startNew(discState(shots_)); // in no folder yet
        studio.startDemo();
        QCOMPARE(asked, 1);
        asked = 0;
        const auto rename = [](DocumentState& state) { state.name += "+"; };
        studio.document().edit("Rename", rename);
        studio.startNew();
        studio.startDemo();
        studio.open(folder_.path().toStdString());
        QCOMPARE(asked, 3);
        QVERIFY(studio.document().isModified());
        answer();                                 // "discard": the last of them goes on
        studio.document().edit("Rename", rename); // while it is read
        QTRY_COMPARE(asked, 4);
        QVERIFY(studio.document().isModified());
        answer();
        QTRY_VERIFY(!studio.document().isModified());
    }

    void nobodyIsAskedWhatHoldsAsTheStudioGoes() {
        bool isAsked = false;
        {
            Studio studio(loadFake);
            studio.document().startNew(discState(shots_));
            studio.document().edit("Rename", [](DocumentState& state) { state.name += "+"; });
            studio.tellProblem(asGiven("problem"), {}, {.holds = [&] { return isAsked = true; }});
            isAsked = false;
        }
        QVERIFY(!isAsked);
    }

    void lookingForWhatToOpenCanBeStopped() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(readForOpening(folder_.path().toStdString(), {.stop = stop.get_token()}),
                                 Cancelled);
    }

    void reloadingTakesWhatIsThereAndKeepsTheEdits() {
        Studio studio(loadFake);
        saveIn(studio, "reloaded");
        const fs::path file = inFolder("reloaded") / "product.yaml";
        studio.document().edit("Rename", [](DocumentState& state) { state.name = "mine"; });
        std::string yaml = readFile(file);
        yaml.replace(yaml.find("name: discs"), 11, "name: other");
        writeFileAtomically(file, yaml);
        const std::size_t drafts = DraftWriter::leftOver().size();
        QSignalSpy told(&studio, &Studio::notice), problem(&studio, &Studio::problem);
        studio.reload();
        QTRY_COMPARE(studio.document().state().name, std::string("other"));
        QTRY_VERIFY_WITH_TIMEOUT(told.count() + problem.count() > 0, 30000); // as long as a busy disk takes
        QVERIFY2(problem.isEmpty(), problem.isEmpty() ? "" : qPrintable(problem[0][1].toString()));
        QVERIFY2(told[0][0].toString().contains("start page"), qPrintable(told[0][0].toString()));
        QVERIFY(!studio.document().isModified());
        QTRY_COMPARE(DraftWriter::leftOver().size(), drafts + 1);
        const fs::path draft = DraftWriter::leftOver().front();
        studio.recover(draft);
        studio.recover(draft);                                          // a double click
        QCOMPARE(studio.document().state().name, std::string("other")); // it is read by a job
        QTRY_COMPARE(studio.document().state().name, std::string("mine"));
        QCOMPARE(studio.document().folder(), inFolder("reloaded"));
        QVERIFY(studio.document().place()->known().isHeld);
        QTRY_VERIFY(studio.engine().jobs().isEmpty());
        QCOMPARE(problem.count(), 0);
    }

    void reloadingWaitsForWhatIsBeingSaved() {
        QSemaphore go;
        Studio studio(loadFake);
        saveIn(studio, "saving");
        QTRY_VERIFY(studio.modelOfProduct() != nullptr);
        QSignalSpy problem(&studio, &Studio::problem), saved(&studio, &Studio::saved);
        const quint64 opening = studio.document().opening();
        studio.document().edit("Rename", [](DocumentState& state) { state.name = "mine"; });
        keepBusy(studio.engine().errands(), go);
        QVERIFY(studio.save(inFolder("saving")) != nullptr);
        studio.reload();
        QTest::qWait(100);
        QCOMPARE(studio.document().opening(), opening);
        go.release();
        QTRY_COMPARE(saved.count(), 1);
        QTRY_VERIFY(studio.document().opening() != opening);
        QCOMPARE(studio.document().state().name, std::string("mine"));
        QVERIFY(!studio.document().isModified() && studio.document().place()->known().isHeld);
        // One that is begun while it is read is waited for as well.
        QSemaphore readGo;
        const quint64 openedAgain = studio.document().opening();
        keepBusy(studio.engine().files(), readGo);
        studio.reload();
        studio.document().edit("Rename", [](DocumentState& state) { state.name = "later"; });
        keepBusy(studio.engine().errands(), go);
        QVERIFY(studio.save(inFolder("saving")) != nullptr);
        readGo.release();
        QTest::qWait(100);
        QCOMPARE(studio.document().opening(), openedAgain);
        go.release();
        QTRY_COMPARE(saved.count(), 2);
        QTRY_VERIFY(studio.document().opening() != openedAgain);
        QCOMPARE(studio.document().state().name, std::string("later"));
        QVERIFY2(problem.isEmpty(), problem.isEmpty() ? "" : qPrintable(problem[0][1].toString()));
    }

    /// The question whether it may be left comes after the product was read.
    void whatAPersonSavesAsItIsOpenedAgainIsWhatIsOpened() {
        QSemaphore go;
        Studio studio(loadFake);
        saveIn(studio, "asked");
        QTRY_VERIFY(studio.modelOfProduct() != nullptr);
        studio.setLeaveGuard([&](const Studio::Loss&, const std::function<void()>& goOn) {
            BackgroundJob* saving = studio.save(inFolder("asked"));
            QVERIFY(saving != nullptr);
            connect(saving, &BackgroundJob::done, &studio, goOn);
        });
        const quint64 opening = studio.document().opening();
        keepBusy(studio.engine().files(), go);
        studio.open(inFolder("asked"));
        studio.document().edit("Rename", [](DocumentState& state) { state.name = "later"; });
        go.release();
        QTRY_VERIFY(studio.document().opening() != opening);
        QCOMPARE(studio.document().state().name, std::string("later"));
        QCOMPARE(studio.document().definitionSha256(), ProductFolder::definitionSha256(inFolder("asked")));
        QVERIFY(studio.document().place()->known().isHeld);
    }

    void aDraftThatIsAskedForTwiceIsRecoveredOnce() {
        saveProductOfDiscs("before");
        const fs::path draft = leaveDraft("twice.json");
        QSemaphore go;
        Studio studio(loadFake);
        QSignalSpy problem(&studio, &Studio::problem);
        keepBusy(studio.engine().files(), go);
        studio.open(inFolder("before"));
        studio.recover(draft);
        studio.recover(draft); // while another is still read
        go.release();
        QTRY_COMPARE(studio.document().state().name, std::string("mine"));
        QTRY_VERIFY(studio.engine().jobs().isEmpty());
        QCOMPARE(problem.count(), 0);
        const fs::path gone = draft.parent_path() / "gone.json";
        studio.recover(gone);
        QTRY_COMPARE(problem.count(), 1);
        QTRY_VERIFY((studio.recover(gone), problem.count() >= 2)); // it can be asked for again
    }

    void aDraftIsReadWhenNothingIsBeingSaved() {
        const fs::path folder = inFolder("drafted");
        QSemaphore go;
        Studio studio(loadFake);
        saveIn(studio, "drafted");
        QTRY_VERIFY(studio.modelOfProduct() != nullptr);
        const fs::path draft = leaveDraft("drafted.json", folder);
        QSignalSpy problem(&studio, &Studio::problem);
        studio.document().edit("Rename", [](DocumentState& state) { state.name += "+"; });
        keepBusy(studio.engine().errands(), go);
        QVERIFY(studio.save(folder) != nullptr);
        studio.recover(draft);
        QVERIFY(studio.engine().files().jobs().isEmpty()); // else both hold the folder
        go.release();
        QTRY_COMPARE(studio.document().state().name, std::string("mine"));
        QCOMPARE(studio.document().folder(), folder);
        QVERIFY(studio.document().place()->known().isHeld);
        QVERIFY2(problem.isEmpty(), problem.isEmpty() ? "" : qPrintable(problem[0][1].toString()));
    }

    void openingAProductTwiceOpensItTwice() {
        saveProductOfDiscs("twice");
        Studio studio(loadFake);
        QSignalSpy problem(&studio, &Studio::problem), opened(&studio.document(), &ProductDocument::opened);
        studio.open(inFolder("twice"));
        studio.open(inFolder("twice") / "product.yaml");
        QTRY_VERIFY(opened.count() >= 2);
        QTRY_VERIFY(studio.engine().jobs().isEmpty());
        QCOMPARE(problem.count(), 0);
        QCOMPARE(studio.document().folder(), inFolder("twice"));
        QVERIFY(studio.document().place()->known().isHeld);
    }

    void aChangeByAnotherProgramIsToldWhenTheWindowIsBack() {
        Studio studio(loadFake);
        saveIn(studio, "told");
        QSignalSpy problem(&studio, &Studio::problem);
        const auto comeBack = [] { Q_EMIT qApp->applicationStateChanged(Qt::ApplicationActive); };
        comeBack();
        QTRY_VERIFY(studio.engine().jobs().isEmpty());
        QCOMPARE(problem.count(), 0);
        const fs::path file = inFolder("told") / "product.yaml";
        const std::string ours = readFile(file);
        writeFileAtomically(file, ours + "# by hand\n");
        const auto look = [&] {
            comeBack();
            QTRY_VERIFY(studio.engine().jobs().isEmpty());
        };
        for (int i = 0; i < 2; ++i) { // told once
            look();
            QCOMPARE(problem.count(), 1);
        }
        QCOMPARE(problem[0][2].value<Studio::Remedy>(), Studio::Remedy::Reload);
        QSignalSpy withdrawn(&studio.notices(), &Notices::problemWithdrawn);
        const std::string theirs = readFile(file);
        writeFileAtomically(file, ours); // put back
        look();
        QCOMPARE(withdrawn.count(), 1);
        writeFileAtomically(file, theirs); // and once more
        look();
        QCOMPARE(problem.count(), 2);
        studio.reload();
        QTRY_COMPARE(withdrawn.count(), 2);
    }

    void aDraftThatIsSavedIsKnown() {
        Studio studio(loadFake);
        saveIn(studio, "kept");
        const fs::path folder = inFolder("kept");
        Draft draft{.state = studio.document().state(), .folder = folder}; // with the photos that were copied
        QVERIFY(draft.state.shots == shots_);
        QVERIFY(isSaved(draft));
        QVERIFY(isSaved({.state = readProductState(folder), .folder = folder}));
        QVERIFY(!isSaved({.state = draft.state}));
        draft.state.name += "+";
        QVERIFY(!isSaved(draft));
    }

    void whereThereIsNothingToOpenThatIsTold() {
        Studio studio(loadFake);
        studio.document().startNew({});
        const quint64 opening = studio.document().opening();
        QSignalSpy problem(&studio, &Studio::problem), notice(&studio, &Studio::notice);
        fs::create_directories(inFolder("empty"));
        studio.open(inFolder("empty"));
        QTRY_COMPARE(problem.count(), 1);
        QVERIFY2(problem[0][0].toString().contains("nothing to open"), qPrintable(problem[0][0].toString()));
        saveProductOfDiscs("shelf/one");
        saveProductOfDiscs("shelf/two");
        studio.open(inFolder("shelf"));
        QTRY_COMPARE(problem.count(), 2);
        QVERIFY2(problem[1][1].toString().contains("one, two"), qPrintable(problem[1][1].toString()));
        QCOMPARE(studio.document().opening(), opening);
        fs::create_directories(inFolder("photos"));
        writeShots(inFolder("photos"), 2);
        studio.open(inFolder("photos"));
        QTRY_COMPARE(studio.document().state().photos.size(), std::size_t(2));
        QCOMPARE(notice.count(), 1);
        QVERIFY2(notice[0][0].toString().contains("is no product"), qPrintable(notice[0][0].toString()));
    }

    void onlyAReplacedFileIsSeenAnew() {
        Studio studio(loadFake);
        studio.document().startNew(discState(shots_));
        QTRY_VERIFY(studio.live().isCurrent());
        ScoreResults& results = studio.results();
        const auto row = [this](const char* sha256) {
            return std::vector{ScoreRow{.path = shots_.front(), .imageSha256 = sha256}};
        };
        results.begin({.id = "run"});
        results.append("run", row("one"));
        results.setReview(0, ReviewDecision::Bad, {});
        results.append("run", row("one"));
        QVERIFY(studio.live().isCurrent());
        results.append("run", row("other"));
        QCOMPARE(studio.live().state(), LiveSession::State::Computing);
        QTRY_VERIFY(studio.live().isCurrent());
    }

    void wordsThatCannotBeUsedAreSaidAndTheOldMasksMarked() {
        Studio studio(loadFake);
        studio.document().startNew(discState(shots_));
        QTRY_VERIFY(studio.live().isCurrent());
        studio.document().edit("Empty", [](DocumentState& state) { state.fine.clear(); });
        QCOMPARE(studio.live().state(), LiveSession::State::NeedsWords);
        QVERIFY(!studio.live().notice().isEmpty());
        studio.document().undoStack().undo();
        QTRY_VERIFY(studio.live().isCurrent());
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::StudioTest)
#include "studio_test.moc"
