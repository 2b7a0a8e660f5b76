#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "base/error.h"
#include "base/file_lock.h"
#include "document/product_document.h"
#include "support/error_of.h"
#include "ui/document/full_state.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

/// What an open product leaves on disk beside its folder, and what becomes of it.
class DraftsTest : public QObject {
    Q_OBJECT

private:
    /// The draft's place taken by a folder: it cannot be written.
    static fs::path blockDraft(const fs::path& folder) {
        for (const fs::directory_entry& entry : fs::directory_iterator(folder))
            if (entry.path().extension() == ".json") {
                const fs::path draft = entry.path();
                fs::remove(draft);
                fs::create_directories(draft / "in the way");
                return draft;
            }
        return {};
    }

    static void recover(ProductDocument& document, const fs::path& draft) {
        document.recover(readLeftDraft(draft, document.place().get()));
    }

    QTemporaryDir folder_;
    fs::path drafts_;

private Q_SLOTS:
    void init() { drafts_ = fs::path(folder_.path().toStdString()) / QTest::currentTestFunction(); }

    void aDraftHoldsEverything() {
        const Draft read = parseDraft(
            toDraftText({.state = fullState(), .folder = "/products/board", .definitionSha256 = "ab"}),
            "draft.json");
        QVERIFY(read.state == fullState());
        QCOMPARE(read.folder.string(), std::string("/products/board"));
        QCOMPARE(read.definitionSha256, std::string("ab"));
    }

    void somethingElseIsNoDraft() {
        VERIFY_ERROR(parseDraft("{\"draft\": 1, \"name\": 3}", "draft.json"), "draft.json");
    }

    void whatAKilledStudioLeftIsThereToTheLastEdit() {
        {
            ProductDocument killed(drafts_);
            killed.startNew(fullState());
            killed.edit("Rename", [](DocumentState& state) { state.name = "Last"; });
            killed.flushDraft();
            QVERIFY(DraftWriter::leftOver(drafts_).empty()); // it is open
        } // without close(): the lock goes with the process
        const auto left = DraftWriter::leftOver(drafts_);
        QCOMPARE(left.size(), std::size_t(1));
        ProductDocument next(drafts_);
        recover(next, left[0]);
        DocumentState expected = fullState();
        expected.name = "Last";
        QVERIFY(next.state() == expected);
        QVERIFY(next.isModified());
        next.close();
        QVERIFY(DraftWriter::leftOver(drafts_).empty());
    }

    void editsOfAProductThatIsOpenElsewhereAreRecoveredWithoutIt() {
        const fs::path product = drafts_ / "product";
        fs::create_directories(product);
        const fs::path drafts = drafts_ / "killed";
        {
            ProductDocument killed(drafts);
            killed.openSaved(SavedPlace::toOpen(product), fullState());
            killed.edit("Rename", [](DocumentState& state) { state.name = "Last"; });
            killed.flushDraft();
        }
        ProductDocument other(drafts_), next(drafts);
        other.openSaved(SavedPlace::toOpen(product), fullState());
        recover(next, DraftWriter::leftOver(drafts).at(0));
        QCOMPARE(next.state().name, std::string("Last"));
        QVERIFY(next.folder().empty());
        QVERIFY(next.isModified());
    }

    void whatIsUndoneUntilItIsWhatIsSavedLeavesNoDraft() {
        const fs::path product = drafts_ / "product";
        fs::create_directories(product);
        {
            ProductDocument killed(drafts_);
            killed.openSaved(SavedPlace::toOpen(product), fullState());
            killed.edit("Rename", [](DocumentState& state) { state.name = "Other"; });
            killed.undoStack().undo();
            killed.flushDraft();
        }
        QVERIFY(DraftWriter::leftOver(drafts_).empty());
        {
            ProductDocument killed(drafts_);
            killed.startNew(fullState()); // saved nowhere
            killed.edit("Rename", [](DocumentState& state) { state.name = "Other"; });
            killed.undoStack().undo();
            killed.flushDraft();
        }
        QCOMPARE(DraftWriter::leftOver(drafts_).size(), std::size_t(1));
    }

    void editsThatAreSetAsideCanBeRecovered() {
        const fs::path product = drafts_ / "product";
        fs::create_directories(product);
        ProductDocument document(drafts_);
        document.openSaved(SavedPlace::toOpen(product, "as it was read"), fullState());
        document.edit("Rename", [](DocumentState& state) { state.name = "Other"; });
        openAgain(document, product, "as it is now", ProductDocument::Edits::SetAside);
        QVERIFY(document.state() == fullState());
        QCOMPARE(document.definitionSha256(), std::string("as it is now"));
        QTRY_COMPARE(DraftWriter::leftOver(drafts_).size(), std::size_t(1));
        recover(document, DraftWriter::leftOver(drafts_).at(0));
        QCOMPARE(document.state().name, std::string("Other"));
        QCOMPARE(document.definitionSha256(), std::string("as it was read")); // saving it asks
        QCOMPARE(document.folder(), product);
        QVERIFY(document.isModified() && document.isRecovered());
        openAgain(document, product, "as it is now", ProductDocument::Edits::SetAside);
        QVERIFY(!document.isModified() && !document.isRecovered());
        QTRY_COMPARE(DraftWriter::leftOver(drafts_).size(), std::size_t(1));
        recover(document, DraftWriter::leftOver(drafts_).at(0));
        document.close();
        QVERIFY(!document.isRecovered());
    }

    void aDraftThatCanBeKeptAgainIsTold() {
        ProductDocument document(drafts_);
        document.startNew(fullState());
        document.flushDraft();
        QSignalSpy failed(&document, &ProductDocument::draftFailed),
            kept(&document, &ProductDocument::draftKept);
        const fs::path blocked = blockDraft(drafts_);
        QVERIFY(!blocked.empty());
        document.edit("Rename", [](DocumentState& state) { state.name = "Other"; });
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(kept.count(), 0);
        fs::remove_all(blocked);
        document.edit("Again", [](DocumentState& state) { state.name = "Third"; });
        QTRY_COMPARE(kept.count(), 1);
    }

    void editsAreToldToBeSetAsideWhenTheyAre() {
        const fs::path product = drafts_ / "product";
        fs::create_directories(product);
        const fs::path drafts = drafts_ / "own";
        ProductDocument document(drafts);
        QSignalSpy aside(&document, &ProductDocument::editsSetAside),
            lost(&document, &ProductDocument::setAsideFailed),
            draftFailed(&document, &ProductDocument::draftFailed);
        const auto editAndOpenAgain = [&](bool isBlocked) {
            document.openSaved(SavedPlace::toOpen(product), fullState());
            document.edit("Rename", [](DocumentState& state) { state.name = "Other"; });
            document.flushDraft();
            const fs::path blocked = isBlocked ? blockDraft(drafts) : fs::path();
            openAgain(document, product, {}, ProductDocument::Edits::SetAside);
            QCOMPARE(aside.count() + lost.count(), 0); // nothing is told before it is so
            QTRY_COMPARE(aside.count() + lost.count(), 1);
            QTRY_COMPARE(document.findChildren<DraftWriter*>().size(), 1); // the other is gone
            document.close();
            QTRY_COMPARE(document.findChildren<DraftWriter*>().size(), 0);
        };
        editAndOpenAgain(true);
        QCOMPARE(lost.count(), 1);
        QCOMPARE(draftFailed.count(), 0);
        lost.clear();
        editAndOpenAgain(false);
        QCOMPARE(aside.count(), 1);
    }

    /// As a wait without an event loop of its own does, which lets objects go before they get their events.
    void thatEditsAreSetAsideIsToldBeforeTheirWriterGoes() {
        const fs::path product = drafts_ / "product";
        fs::create_directories(product);
        ProductDocument document(drafts_);
        std::size_t listed = 0;
        QSignalSpy aside(&document, &ProductDocument::editsSetAside);
        connect(&document, &ProductDocument::editsSetAside, this,
                [&] { listed = DraftWriter::leftOver(drafts_).size(); });
        document.openSaved(SavedPlace::toOpen(product), fullState());
        document.edit("Rename", [](DocumentState& state) { state.name = "Other"; });
        openAgain(document, product, {}, ProductDocument::Edits::SetAside);
        const QList<DraftWriter*> writers = document.findChildren<DraftWriter*>();
        QCOMPARE(writers.size(), 2);
        writers.front()->flush();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
        QCOMPARE(aside.count(), 1);
        QCOMPARE(listed, std::size_t(1)); // whoever is told finds it
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(document.findChildren<DraftWriter*>().size(), 1);
    }

    void aDraftThatIsGoneIsNotHeld() {
        fs::create_directories(drafts_);
        VERIFY_ERROR(readLeftDraft(drafts_ / "gone.json"), "does not exist");
        QVERIFY(fs::is_empty(drafts_));
    }

    void lookingForDraftsLeavesThemAlone() {
        fs::create_directories(drafts_);
        const fs::path draft = drafts_ / "left.json";
        std::ofstream(draft) << toDraftText({.state = fullState()});
        QCOMPARE(DraftWriter::leftOver(drafts_), std::vector{draft});
        QCOMPARE(std::distance(fs::directory_iterator(drafts_), {}), 1); // no lock was made for it
        std::optional<FileLock> looking(drafts_ / "left.lock");
        std::jthread soon([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            looking.reset();
        });
        ProductDocument document(drafts_);
        recover(document, draft); // waits a moment
        soon.join();
        QVERIFY(document.state() == fullState());
        VERIFY_ERROR(DraftWriter::hold(draft), "is in use");
    }

    void aDraftThatCannotBeWrittenIsTold() {
        fs::create_directories(drafts_.parent_path());
        ProductDocument document(drafts_);
        document.startNew(fullState());
        document.flushDraft();
        QSignalSpy failed(&document, &ProductDocument::draftFailed);
        fs::remove_all(drafts_);
        std::ofstream(drafts_) << "a file in its place";
        document.edit("Rename", [](DocumentState& state) { state.name = "Other"; });
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(document.state().name, std::string("Other"));
        fs::remove(drafts_);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::DraftsTest)
#include "drafts_test.moc"
