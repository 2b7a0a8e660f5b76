#include "document/product_document.h"

#include <fstream>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "base/error.h"
#include "support/error_of.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

DocumentState fullState() {
    DocumentState state;
    state.name = "Board";
    state.modelName = "ViT-L-14";
    state.precision = "bf16";
    state.coarse = {{{"wood", {"wood", "a board, brown"}, true, "#102030"}, true}};
    state.fine = {{{"screw", {}, false, ""}, true}, {{"hole", {"hole"}, true, ""}, false}};
    state.settings.clusters.count = 13;
    state.ignore.reference = {640, 480};
    state.ignore.polygons = {{{1.5, 2}, {10, 2}, {10, 30.25}}};
    state.ignore.rectangles = {{3, 4, 5.5, 6}};
    state.threshold = 4.25;
    state.reviewThreshold = 3;
    state.photos = {"/photos/ä 1.png", "/photos/2.png"};
    state.shots = {"/photos/2.png"};
    state.validation = {"/photos/3.png"};
    state.tests = {"/photos/4.png"};
    return state;
}

class DocumentTest : public QObject {
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

    void onlyEnabledLabelsReachTheRecipe() {
        const Recipe recipe = fullState().recipe();
        QCOMPARE(recipe.prompts.fine.size(), std::size_t(1));
        QCOMPARE(recipe.prompts.fine[0].name, std::string("screw"));
    }

    void everyEditCanBeUndoneByName() {
        ProductDocument document(drafts_);
        document.startNew(fullState());
        QSignalSpy changed(&document, &ProductDocument::changed);
        document.edit("Rename to Tray", [](DocumentState& state) { state.name = "Tray"; });
        document.edit("Clusters 13 → 8", [](DocumentState& state) { state.settings.clusters.count = 8; });
        QCOMPARE(changed.count(), 2);
        QCOMPARE(document.undoStack().undoText(), QString("Clusters 13 → 8"));
        document.undoStack().undo();
        QCOMPARE(document.state().settings.clusters.count, 13);
        QCOMPARE(document.state().name, std::string("Tray"));
        document.undoStack().undo();
        QVERIFY(document.state() == fullState());
        document.undoStack().redo();
        QCOMPARE(document.state().name, std::string("Tray"));
    }

    void aDraggedSliderIsOneStep() {
        ProductDocument document(drafts_);
        document.startNew(fullState());
        for (const int count : {12, 11, 10})
            document.edit(
                QString("Clusters → %1").arg(count),
                [count](DocumentState& state) { state.settings.clusters.count = count; }, "clusters");
        QCOMPARE(document.undoStack().count(), 1);
        QCOMPARE(document.undoStack().undoText(), QString("Clusters → 10"));
        document.separateEdits();
        document.edit(
            "Clusters → 9", [](DocumentState& state) { state.settings.clusters.count = 9; }, "clusters");
        QCOMPARE(document.undoStack().count(), 2);
        document.undoStack().undo();
        document.undoStack().undo();
        QCOMPARE(document.state().settings.clusters.count, 13);
    }

    void anEditThatChangesNothingIsNoStep() {
        ProductDocument document(drafts_);
        document.startNew(fullState());
        document.edit("Nothing", [](DocumentState& state) { state.name = "Board"; });
        QCOMPARE(document.undoStack().count(), 0);
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
        next.recover(left[0]);
        DocumentState expected = fullState();
        expected.name = "Last";
        QVERIFY(next.state() == expected);
        QVERIFY(next.isModified());
        next.close();
        QVERIFY(DraftWriter::leftOver(drafts_).empty());
    }

    void aSecondOpenerIsToldAndNothingIsLost() {
        const fs::path product = drafts_ / "product";
        fs::create_directories(product);
        ProductDocument first(drafts_ / "a"), second(drafts_ / "b");
        first.openSaved(product, fullState());
        second.startNew(fullState());
        VERIFY_ERROR(second.openSaved(product, fullState()), "other Studio");
        QVERIFY(second.isOpen());
        first.close();
        second.openSaved(product, fullState());
        QCOMPARE(second.folder(), product);
    }

    void whatWasEditedWhileItWasSavedIsNotSaved() {
        const fs::path product = drafts_ / "product";
        fs::create_directories(product);
        ProductDocument document(drafts_);
        document.openSaved(product, fullState());
        document.edit("Rename", [](DocumentState& state) { state.name = "Saved"; });
        const quint64 saved = document.revision();
        document.edit("Again", [](DocumentState& state) { state.name = "Later"; });
        document.markSaved(saved);
        QVERIFY(document.isModified());
        document.undoStack().undo();
        document.undoStack().undo();
        QVERIFY(document.isModified()); // what was opened is not what is on disk by now
    }

    void editsOfAProductThatIsOpenElsewhereAreRecoveredWithoutIt() {
        const fs::path product = drafts_ / "product";
        fs::create_directories(product);
        const fs::path drafts = drafts_ / "killed";
        {
            ProductDocument killed(drafts);
            killed.openSaved(product, fullState());
            killed.edit("Rename", [](DocumentState& state) { state.name = "Last"; });
            killed.flushDraft();
        }
        ProductDocument other(drafts_), next(drafts);
        other.openSaved(product, fullState());
        next.recover(DraftWriter::leftOver(drafts).at(0));
        QCOMPARE(next.state().name, std::string("Last"));
        QVERIFY(next.folder().empty());
        QVERIFY(next.isModified());
    }

    void theSameProductCanBeOpenedAgain() {
        const fs::path product = drafts_ / "product";
        fs::create_directories(product);
        ProductDocument document(drafts_);
        document.openSaved(product, fullState());
        document.edit("Rename", [](DocumentState& state) { state.name = "Other"; });
        document.openSaved(product, fullState());
        QVERIFY(!document.isModified());
        QVERIFY(document.state() == fullState());
    }

    void whatIsUndoneUntilItIsWhatIsSavedLeavesNoDraft() {
        const fs::path product = drafts_ / "product";
        fs::create_directories(product);
        {
            ProductDocument killed(drafts_);
            killed.openSaved(product, fullState());
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
        document.openSaved(product, fullState(), "as it was read");
        document.edit("Rename", [](DocumentState& state) { state.name = "Other"; });
        document.openSaved(product, fullState(), "as it is now", ProductDocument::Edits::SetAside);
        QVERIFY(document.state() == fullState());
        QCOMPARE(document.definitionSha256(), std::string("as it is now"));
        QTRY_COMPARE(DraftWriter::leftOver(drafts_).size(), std::size_t(1));
        document.recover(DraftWriter::leftOver(drafts_).at(0));
        QCOMPARE(document.state().name, std::string("Other"));
        QCOMPARE(document.definitionSha256(), std::string("as it was read")); // saving it asks
        QCOMPARE(document.folder(), product);
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
            document.openSaved(product, fullState());
            document.edit("Rename", [](DocumentState& state) { state.name = "Other"; });
            document.flushDraft();
            const fs::path blocked = isBlocked ? blockDraft(drafts) : fs::path();
            document.openSaved(product, fullState(), {}, ProductDocument::Edits::SetAside);
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

    void whatCannotBeOpenedAgainStaysHeld() {
        const fs::path product = drafts_ / "product";
        fs::create_directories(product);
        const fs::path drafts = drafts_ / "own";
        ProductDocument document(drafts), other(drafts_ / "others");
        document.openSaved(product, fullState());
        fs::remove_all(drafts);
        std::ofstream(drafts) << "in the way";
        QVERIFY(!tests::errorOf([&] { document.openSaved(product, fullState()); }).empty());
        QVERIFY(document.isOpen() && document.place()->known().isHeld);
        VERIFY_ERROR(other.openSaved(product, fullState()), "other Studio");
        fs::remove(drafts);
    }

    void aPlaceIsHeldUntilItsProductIsClosed() {
        const fs::path product = drafts_ / "product", elsewhere = drafts_ / "elsewhere";
        fs::create_directories(product);
        fs::create_directories(elsewhere);
        ProductDocument document(drafts_), other(drafts_ / "others");
        document.openSaved(product, fullState(), "ab");
        const std::shared_ptr<SavedPlace> place = document.place();
        other.openSaved(elsewhere, fullState());
        VERIFY_ERROR(place->take(elsewhere, "cd"), "other Studio");
        QVERIFY(place->known().isHeld && place->known().folder == product);
        other.close();
        place->take(elsewhere, "cd");
        document.markSaved(document.revision());
        QCOMPARE(document.folder(), elsewhere);
        QCOMPARE(document.definitionSha256(), std::string("cd"));
        document.close();
        QVERIFY(!place->known().isHeld);
        place->take(product, "ef"); // a save that ends after that
        QVERIFY(!place->known().isHeld && place->known().folder == elsewhere);
    }

    void photosOfAProductThatWasNeverSavedAreNotGivenUpUnasked() {
        ProductDocument document(drafts_);
        document.startNew({});
        QVERIFY(!document.isUnsaved());
        document.startNew(fullState());
        QVERIFY(!document.isModified() && document.isUnsaved());
        document.startNew(fullState(), ProductDocument::Origin::Demo);
        QVERIFY(!document.isUnsaved());
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

QTEST_GUILESS_MAIN(cliplad::ui::DocumentTest)
#include "product_document_test.moc"
