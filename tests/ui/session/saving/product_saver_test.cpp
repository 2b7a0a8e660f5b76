#include "session/saving/product_saver.h"

#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "base/atomic_file.h"
#include "base/known_error.h"
#include "inspection/product/product_folder.h"
#include "scoring/run_product.h"
#include "session/studio.h"
#include "support/disc_studio.h"
#include "ui/session/saved_discs.h"
#include "ui/waiting_work.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

/// Saving, as the window's commands do.
class ProductSaverTest : public SavedDiscs {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin("product_saver_test"); }

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
        studio.document().openSaved(SavedPlace::toOpen(folder, {}, studio.document().place().get()),
                                    readProductState(folder));
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

    /// Between the last look at the folder and the first hold of what was written: as often as it takes.
    void whatAnotherStudioOpensAsItIsWrittenIsToldOnce() {
        Studio studio(loadFake);
        studio.document().startNew(discState(shots_));
        QTRY_VERIFY(studio.engine().backbone() != nullptr);
        bool wasFaster = false;
        for (int round = 0; round < 100 && !wasFaster; ++round) {
            const fs::path folder = inFolder(("contested" + std::to_string(round)).c_str());
            QSignalSpy notHeld(&studio.saver(), &ProductSaver::notHeld), saved(&studio, &Studio::saved),
                problem(&studio, &Studio::problem);
            std::optional<FileLock> other;
            std::jthread opening([&](const std::stop_token& stop) {
                while (!stop.stop_requested() && !other)
                    try {
                        other.emplace(ProductFolder::hold(folder));
                    } catch (const Error&) {
                        std::this_thread::yield(); // not there yet, or held
                    }
            });
            studio.document().edit("Rename", [](DocumentState& state) { state.name += "+"; });
            QVERIFY(studio.save(folder) != nullptr);
            QTRY_COMPARE(notHeld.count() + saved.count(), 1);
            opening.request_stop();
            opening.join();
            wasFaster = !notHeld.isEmpty();
            QCOMPARE(saved.isEmpty(), wasFaster);
            QCOMPARE(problem.count(), wasFaster ? 1 : 0);
            QCOMPARE(studio.document().isModified(), wasFaster);
        }
        if (!wasFaster)
            QSKIP("the other one never came in between");
    }

    void whatAnotherProgramChangedIsNotOverwrittenUnasked() {
        Studio studio(loadFake);
        saveIn(studio, "edited");
        const fs::path file = inFolder("edited") / "product.yaml";
        const auto rename = [](DocumentState& state) { state.name += "+"; };
        studio.document().edit("Rename", rename);
        const std::string ours = readFile(file), theirs = ours + "# by hand\n";
        writeFileAtomically(file, theirs);
        QSignalSpy changed(&studio.saver(), &ProductSaver::changedOnDisk), problem(&studio, &Studio::problem),
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

    /// As the first is still on its way when the next is asked for.
    void severalSavesInARowAreDoneInTheirOrder() {
        QSemaphore go;
        Studio studio(loadFake);
        studio.document().startNew(discState(shots_));
        QTRY_VERIFY(studio.engine().backbone() != nullptr);
        QSignalSpy changed(&studio.saver(), &ProductSaver::changedOnDisk), problem(&studio, &Studio::problem),
            saved(&studio, &Studio::saved);
        const auto rename = [&](const char* name) {
            studio.document().edit("Rename", [name](DocumentState& state) { state.name = name; });
        };
        studio.engine().errands().start("before", waitFor(go));
        studio.engine().errands().start("after", [](const JobContext&) {});
        for (const char* name : {"first", "second", "third"}) { // in no folder yet
            rename(name);
            BackgroundJob* job = studio.save(inFolder("row"));
            QVERIFY(job != nullptr);
            QCOMPARE(studio.save(inFolder("row")), job); // the same once more
            QCOMPARE(studio.saving(), std::optional(studio.document().revision()));
        }
        QCOMPARE(studio.engine().errands().jobs().back()->title(), QString("after"));
        go.release();
        QTRY_COMPARE(saved.count(), 3);
        QCOMPARE(ProductFolder::readDefinition(inFolder("row")).name, std::string("third"));
        QVERIFY(!studio.document().isModified());
        QTRY_VERIFY(!studio.saving());
        for (const char* name : {"fourth", "fifth"}) { // over what was written here
            rename(name);
            studio.save(inFolder("row"));
        }
        QTRY_COMPARE(saved.count(), 5);
        QCOMPARE(ProductFolder::readDefinition(inFolder("row")).name, std::string("fifth"));
        QVERIFY(!studio.document().isModified());
        QCOMPARE(changed.count(), 0);
        QVERIFY2(problem.isEmpty(), problem.isEmpty() ? "" : qPrintable(problem[0][1].toString()));
        Studio second(loadFake); // it is still held
        QSignalSpy refused(&second, &Studio::problem);
        second.open(inFolder("row"));
        QTRY_COMPARE(refused.count(), 1);
    }

    void twoSavesThatMeetTheSameChangeAskOnce() {
        QSemaphore go;
        Studio studio(loadFake);
        saveIn(studio, "twice");
        const fs::path file = inFolder("twice") / "product.yaml";
        const std::string theirs = readFile(file) + "# by hand\n";
        writeFileAtomically(file, theirs);
        QSignalSpy changed(&studio.saver(), &ProductSaver::changedOnDisk);
        studio.engine().errands().start("before", waitFor(go));
        for (int i = 0; i < 2; ++i) {
            studio.document().edit("Rename", [](DocumentState& state) { state.name += "+"; });
            studio.save(inFolder("twice"));
        }
        go.release();
        QTRY_VERIFY(!studio.saving());
        QTRY_COMPARE(changed.count(), 1);
        QTest::qWait(50);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(readFile(file), theirs);
        QVERIFY(studio.document().isModified());
    }

    void aChangeWhileItIsLearnedIsNotOverwritten() {
        Studio studio(loadFake);
        saveIn(studio, "learned");
        const fs::path file = inFolder("learned") / "product.yaml";
        const std::string ours = readFile(file);
        const auto request = [&] {
            return SaveRequest{.state = discState(shots_),
                               .folder = inFolder("learned"),
                               .place = studio.document().place()};
        };
        LastLearned learned;
        const FakeBackbone backbone;
        int steps = 0;
        const JobContext changing{.report = [&](const Progress&) {
            if (steps++ == 0)
                writeFileAtomically(file, ours + "# by hand\n");
        }};
        QVERIFY_EXCEPTION_THROWN(saveProduct(request(), learned, backbone, changing), KnownError);
        QVERIFY(steps > 0);
        QCOMPARE(readFile(file), ours + "# by hand\n");
    }

    /// It was asked about, but what is open by then is another product.
    void whatFailsAfterAnotherProductWasOpenedIsTold() {
        Studio studio(loadFake);
        saveIn(studio, "before");
        const fs::path file = inFolder("before") / "product.yaml";
        studio.document().edit("Rename", [](DocumentState& state) { state.name += "+"; });
        writeFileAtomically(file, readFile(file) + "# by hand\n");
        QSignalSpy changed(&studio.saver(), &ProductSaver::changedOnDisk), problem(&studio, &Studio::problem);
        studio.save(inFolder("before"));
        studio.document().startNew(discState(shots_));
        QTRY_COMPARE(problem.count(), 1);
        QCOMPARE(changed.count(), 0);
        QVERIFY2(problem[0][1].toString().contains("before"), qPrintable(problem[0][1].toString()));
        QVERIFY(readFile(file).ends_with("# by hand\n"));
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
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ProductSaverTest)
#include "product_saver_test.moc"
