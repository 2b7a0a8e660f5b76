#include "document/product_document.h"

#include <fstream>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "base/error.h"
#include "support/error_of.h"
#include "ui/document/full_state.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

class DocumentTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    fs::path drafts_;

private Q_SLOTS:
    void init() { drafts_ = fs::path(folder_.path().toStdString()) / QTest::currentTestFunction(); }

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

    void aStepIsNamedByAllThatItChangesInTheLanguageOfTheMoment() {
        ProductDocument document(drafts_);
        document.startNew(fullState());
        QString word = "Clusters";
        for (const int count : {12, 10})
            document.edit(
                [&word](const DocumentState& before, const DocumentState& after) {
                    return QString("%1 %2 → %3")
                        .arg(word)
                        .arg(before.settings.clusters.count)
                        .arg(after.settings.clusters.count);
                },
                [count](DocumentState& state) { state.settings.clusters.count = count; }, "clusters");
        QCOMPARE(document.undoStack().undoText(), QString("Clusters 13 → 10"));
        document.undoStack().undo();
        word = "Gruppen";
        document.undoStack().retranslate();
        QCOMPARE(document.undoStack().redoText(), QString("Gruppen 13 → 10"));
    }

    void anEditThatChangesNothingIsNoStep() {
        ProductDocument document(drafts_);
        document.startNew(fullState());
        document.edit("Nothing", [](DocumentState& state) { state.name = "Board"; });
        QCOMPARE(document.undoStack().count(), 0);
    }

    void aSecondOpenerIsToldAndNothingIsLost() {
        const fs::path product = drafts_ / "product";
        fs::create_directories(product);
        ProductDocument first(drafts_ / "a"), second(drafts_ / "b");
        first.openSaved(SavedPlace::toOpen(product), fullState());
        second.startNew(fullState());
        VERIFY_ERROR(second.openSaved(SavedPlace::toOpen(product), fullState()), "other Studio");
        QVERIFY(second.isOpen());
        first.close();
        second.openSaved(SavedPlace::toOpen(product), fullState());
        QCOMPARE(second.folder(), product);
    }

    void whatWasEditedWhileItWasSavedIsNotSaved() {
        const fs::path product = drafts_ / "product";
        fs::create_directories(product);
        ProductDocument document(drafts_);
        document.openSaved(SavedPlace::toOpen(product), fullState());
        document.edit("Rename", [](DocumentState& state) { state.name = "Saved"; });
        const quint64 saved = document.revision();
        document.edit("Again", [](DocumentState& state) { state.name = "Later"; });
        document.markSaved(saved);
        QVERIFY(document.isModified());
        document.undoStack().undo();
        document.undoStack().undo();
        QVERIFY(document.isModified()); // what was opened is not what is on disk by now
    }

    void theSameProductCanBeOpenedAgain() {
        const fs::path product = drafts_ / "product";
        fs::create_directories(product);
        ProductDocument document(drafts_);
        document.openSaved(SavedPlace::toOpen(product), fullState());
        document.edit("Rename", [](DocumentState& state) { state.name = "Other"; });
        openAgain(document, product);
        QVERIFY(!document.isModified());
        QVERIFY(document.state() == fullState());
    }

    /// It may lie on a server that answers slowly.
    void theFolderOfAProductIsNotTouchedWhenItIsOpened() {
        const fs::path product = drafts_ / "product", away = drafts_ / "away";
        fs::create_directories(product);
        ProductDocument document(drafts_ / "own"), other(drafts_ / "others");
        const auto place = SavedPlace::toOpen(product, "ab");
        fs::rename(product, away);
        document.openSaved(place, fullState());
        const auto again = SavedPlace::toOpen(product, "cd", document.place().get());
        QVERIFY(!again->known().isHeld);
        document.openSaved(again, fullState());
        QVERIFY(document.place()->known().isHeld && !place->known().isHeld);
        QCOMPARE(document.definitionSha256(), std::string("cd"));
        VERIFY_ERROR(SavedPlace::toOpen(away), "other Studio");
        document.close();
        const auto free = SavedPlace::toOpen(away);
        QVERIFY(free->known().isHeld);
    }

    void whatCannotBeOpenedAgainStaysHeld() {
        const fs::path product = drafts_ / "product";
        fs::create_directories(product);
        const fs::path drafts = drafts_ / "own";
        ProductDocument document(drafts), other(drafts_ / "others");
        document.openSaved(SavedPlace::toOpen(product), fullState());
        fs::remove_all(drafts);
        std::ofstream(drafts) << "in the way";
        QVERIFY(!errorOf([&] { openAgain(document, product); }).empty());
        QVERIFY(document.isOpen() && document.place()->known().isHeld);
        VERIFY_ERROR(other.openSaved(SavedPlace::toOpen(product), fullState()), "other Studio");
        fs::remove(drafts);
    }

    void whatCannotBeOpenedLeavesNothingBesideTheDrafts() {
        const fs::path product = drafts_ / "product", drafts = drafts_ / "own";
        fs::create_directories(product);
        ProductDocument document(drafts), other(drafts_ / "others");
        document.openSaved(SavedPlace::toOpen(product), fullState());
        const auto place = SavedPlace::toOpen(product, {}, document.place().get());
        document.close(); // its hold is gone before it goes over
        other.openSaved(SavedPlace::toOpen(product), fullState());
        VERIFY_ERROR(document.openSaved(place, fullState()), "other Studio");
        QTRY_VERIFY(fs::is_empty(drafts));
    }

    void aPlaceIsHeldUntilItsProductIsClosed() {
        const fs::path product = drafts_ / "product", elsewhere = drafts_ / "elsewhere";
        fs::create_directories(product);
        fs::create_directories(elsewhere);
        ProductDocument document(drafts_), other(drafts_ / "others");
        document.openSaved(SavedPlace::toOpen(product, "ab"), fullState());
        const std::shared_ptr<SavedPlace> place = document.place();
        other.openSaved(SavedPlace::toOpen(elsewhere), fullState());
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
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::DocumentTest)
#include "product_document_test.moc"
