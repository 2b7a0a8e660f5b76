#include "session/studio.h"

#include <QGuiApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "base/atomic_file.h"
#include "inspection/enrolment.h"
#include "inspection/product/product_folder.h"
#include "scoring/run_product.h"
#include "support/disc_studio.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

/// Opening, saving and recovering, as the window's commands do.
class StudioTest : public QObject {
    Q_OBJECT

private:
    fs::path inFolder(const char* name) const { return fs::path(folder_.path().toStdString()) / name; }

    /// The product of discs, saved and open.
    void saveIn(Studio& studio, const char* name) {
        studio.document().startNew(discState(shots_));
        QTRY_VERIFY(studio.engine().backbone() != nullptr);
        QSignalSpy saved(&studio, &Studio::saved);
        QVERIFY(studio.save(inFolder(name)) != nullptr);
        QTRY_COMPARE(saved.count(), 1);
        QTRY_VERIFY(studio.engine().jobs().isEmpty());
    }

    void saveProductOfDiscs(const char* name) {
        const FakeBackbone backbone;
        fs::create_directories(inFolder(name).parent_path());
        ProductFolder::save(inFolder(name), enrol(backbone, discRequest(shots_)), shots_);
    }

    QTemporaryDir folder_;
    std::vector<fs::path> shots_;

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("clip-lad-tests");
        QCoreApplication::setApplicationName("studio_test");
        QSettings().clear();
        shots_ = writeShots(folder_.path().toStdString(), 3);
    }

    void aNewProductIsSavedAndOpenedAgainWithAllThatWasEdited() {
        Studio studio(loadFake);
        studio.document().startNew(discState(shots_));
        QTRY_VERIFY(studio.live().isCurrent());
        studio.document().edit("Off", [](DocumentState& state) {
            state.fine.push_back({label("green disc"), false}); // switched off
            state.reviewThreshold = 2.5;
        });
        QSignalSpy saved(&studio, &Studio::saved);
        QVERIFY(studio.save(inFolder("product")) != nullptr);
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(!studio.document().isModified());
        QCOMPARE(Studio::recentFolders().value(0), QString::fromStdString(inFolder("product").string()));

        const Product product = ProductFolder::open(inFolder("product"), FakeBackbone());
        QCOMPARE(product.definition.prompts.fine.size(), std::size_t(3)); // without the one that is off
        QCOMPARE(product.threshold(), studio.live().preview()->threshold);
        QCOMPARE(product.definition.reviewThreshold, std::optional(2.5)); // for every program

        studio.document().close();
        studio.open(inFolder("product"));
        QTRY_VERIFY(studio.document().isOpen());
        QCOMPARE(studio.document().state().fine.size(), std::size_t(4));
        QVERIFY(!studio.document().state().fine[3].enabled);
        QCOMPARE(studio.document().state().photos.size(),
                 shots_.size()); // not the originals beside the copies
        QCOMPARE(studio.document().state().reviewThreshold, std::optional(2.5));
        QVERIFY(!studio.document().isModified());
        QTRY_VERIFY(studio.live().isCurrent());
    }

    /// Its shots are copies of those that the open document still has.
    void aRunAfterSavingLearnsNothingAgain() {
        Studio studio(loadFake);
        studio.document().startNew(discState(shots_));
        QTRY_VERIFY(studio.engine().backbone() != nullptr);
        QSignalSpy saved(&studio, &Studio::saved);
        studio.save(inFolder("scored"));
        QTRY_COMPARE(saved.count(), 1);
        RunHead head{.product = studio.document().folder(), .state = studio.document().state()};
        QCOMPARE(head.state.shots, shots_);
        const FakeBackbone backbone;
        const Product product = productOf(head, backbone, {});
        QCOMPARE(backbone.imagesEncoded.load(), 0);
        QVERIFY(product.calibration == ProductFolder::open(inFolder("scored"), backbone).calibration);

        head.state.settings.clusters.count += 1;
        productOf(head, backbone, {});
        QVERIFY(backbone.imagesEncoded > 0);
    }

    /// It was the Studio's own once, beside product.yaml.
    void aReviewThresholdOfAnEarlierVersionIsStillKnown() {
        Studio studio(loadFake);
        studio.document().startNew(discState(shots_));
        QTRY_VERIFY(studio.engine().backbone() != nullptr);
        QSignalSpy saved(&studio, &Studio::saved);
        const fs::path folder = inFolder("earlier");
        studio.save(folder);
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(!readProductState(folder).reviewThreshold);
        DocumentState kept = discState(shots_);
        kept.reviewThreshold = 2.5;
        writeFileAtomically(folder / kStudioFile, toDraftText({.state = kept, .folder = folder}));
        QCOMPARE(readProductState(folder).reviewThreshold, std::optional(2.5));

        // Saved once it is in product.yaml, and what a person does there holds.
        studio.document().openSaved(folder, readProductState(folder));
        QTRY_VERIFY(studio.modelOfProduct() != nullptr);
        studio.save(folder);
        QTRY_COMPARE(saved.count(), 2);
        std::string yaml = readFile(folder / "product.yaml");
        const std::size_t line = yaml.find("review_threshold: 2.5");
        QVERIFY(line != std::string::npos);
        yaml.erase(line, yaml.find('\n', line) + 1 - line);
        writeFileAtomically(folder / "product.yaml", yaml);
        QVERIFY(!readProductState(folder).reviewThreshold);
    }

    void savingOverItsOwnFolderKeepsTheProduct() {
        Studio studio(loadFake);
        studio.document().startNew(discState(shots_));
        QSignalSpy saved(&studio, &Studio::saved);
        QTRY_VERIFY(studio.engine().backbone() != nullptr);
        studio.save(inFolder("twice"));
        QTRY_COMPARE(saved.count(), 1);
        studio.open(inFolder("twice"));
        QTRY_COMPARE(studio.document().folder(), inFolder("twice"));
        QTRY_VERIFY(studio.document().state().shots.front().parent_path() == inFolder("twice") / "shots");
        studio.document().edit("Rename", [](DocumentState& state) { state.name = "again"; });
        studio.save(inFolder("twice"));
        QTRY_COMPARE(saved.count(), 2);
        QCOMPARE(ProductFolder::readDefinition(inFolder("twice")).name, std::string("again"));
    }

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

    void aSaveThatEndsAfterAnotherProductWasOpenedIsNotThatOnes() {
        Studio studio(loadFake);
        studio.document().startNew(discState(shots_));
        QTRY_VERIFY(studio.engine().backbone() != nullptr);
        QSignalSpy saved(&studio, &Studio::saved);
        QVERIFY(studio.save(inFolder("left")) != nullptr);
        DocumentState other = discState(shots_);
        other.name = "other";
        studio.document().startNew(other);
        QTRY_COMPARE(saved.count(), 1);
        QCOMPARE(ProductFolder::readDefinition(inFolder("left")).name, discState(shots_).name);
        QVERIFY(studio.document().folder().empty());
    }

    void aProductThatAnotherStudioHasOpenIsNotReplaced() {
        Studio studio(loadFake);
        studio.document().startNew(discState(shots_));
        QSignalSpy saved(&studio, &Studio::saved);
        QTRY_VERIFY(studio.engine().backbone() != nullptr);
        studio.save(inFolder("held"));
        QTRY_COMPARE(saved.count(), 1);
        Studio second(loadFake);
        DocumentState other = discState(shots_);
        other.name = "other";
        second.document().startNew(other);
        QTRY_VERIFY(second.engine().backbone() != nullptr);
        QSignalSpy refused(&second, &Studio::problem);
        second.save(inFolder("held"));
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(refused[0][1].toString().contains("other Studio"));
        QCOMPARE(ProductFolder::readDefinition(inFolder("held")).name, discState(shots_).name);
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

    void whatAnotherProgramChangedIsNotOverwrittenUnasked() {
        Studio studio(loadFake);
        saveIn(studio, "edited");
        const fs::path file = inFolder("edited") / "product.yaml";
        const auto rename = [](DocumentState& state) { state.name += "+"; };
        studio.document().edit("Rename", rename);
        const std::string ours = readFile(file), theirs = ours + "# by hand\n";
        writeFileAtomically(file, theirs);
        QSignalSpy changed(&studio, &Studio::changedOnDisk), problem(&studio, &Studio::problem),
            saved(&studio, &Studio::saved);
        studio.save(inFolder("edited"));
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(problem.count(), 0);
        QCOMPARE(readFile(file), theirs);
        QVERIFY(studio.document().isModified());
        studio.save(inFolder("edited"), Studio::Over::Anything);
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(readFile(file) != theirs);
        studio.document().edit("Rename", rename); // it is known again what is there
        studio.save(inFolder("edited"));
        QTRY_COMPARE(saved.count(), 2);
        QCOMPARE(changed.count(), 1);
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
        studio.reload();
        QTRY_COMPARE(studio.document().state().name, std::string("other"));
        QVERIFY(!studio.document().isModified());
        QTRY_COMPARE(DraftWriter::leftOver().size(), drafts + 1);
        studio.recover(DraftWriter::leftOver().front());
        QCOMPARE(studio.document().state().name, std::string("mine"));
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
        writeFileAtomically(file, readFile(file) + "# by hand\n");
        for (int i = 0; i < 2; ++i) { // told once
            comeBack();
            QTRY_COMPARE(problem.count(), 1);
            QTRY_VERIFY(studio.engine().jobs().isEmpty());
        }
        QCOMPARE(problem[0][2].value<Studio::Remedy>(), Studio::Remedy::Reload);
        studio.reload();
        QSignalSpy withdrawn(&studio.notices(), &Notices::problemWithdrawn);
        QTRY_COMPARE(withdrawn.count(), 1);
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

    void savingIsNotKeptWaitingByABatch() {
        Studio studio(loadFake);
        studio.document().startNew(discState(shots_));
        QTRY_VERIFY(studio.engine().backbone() != nullptr);
        BackgroundJob* batch = studio.engine().batches().start("batch", [](const JobContext& job) {
            for (int i = 0;; ++i) {
                job.throwIfStopped();
                job.progress(i % 1000, 1000);
            }
        });
        QSignalSpy saved(&studio, &Studio::saved);
        studio.save(inFolder("meanwhile"));
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(!batch->isEnded());
        batch->cancel();
        QTRY_VERIFY(studio.engine().jobs().isEmpty());
    }

    void savingWithoutShotsTellsWhatToDo() {
        Studio studio(loadFake);
        studio.startNew("pushpins");
        QSignalSpy problem(&studio, &Studio::problem);
        QVERIFY(studio.save(inFolder("nothing")) == nullptr);
        QCOMPARE(problem.count(), 1);
        QVERIFY(problem[0][1].toString().contains("star"));
    }

    void savingOverForeignFilesIsRefused() {
        Studio studio(loadFake);
        studio.document().startNew(discState(shots_));
        QTRY_VERIFY(studio.engine().backbone() != nullptr);
        fs::create_directories(inFolder("foreign"));
        writeShots(inFolder("foreign"), 1);
        QSignalSpy problem(&studio, &Studio::problem);
        studio.save(inFolder("foreign"));
        QTRY_COMPARE(problem.count(), 1);
        QVERIFY(studio.document().isOpen());
        QVERIFY(fs::exists(inFolder("foreign") / "shot1.png"));
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
