#include "session/opening/left_edits.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>

#include "base/atomic_file.h"
#include "document/path_text.h"
#include "shell/main_window.h"
#include "shell/view_menu.h"
#include "support/own_home.h"
#include "ui/session/saved_discs.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

const OwnHome kHome;
namespace fs = std::filesystem;

class LeftEditsTest : public SavedDiscs {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        begin("left_edits_test");
        QStandardPaths::setTestModeEnabled(false); // it has a home of its own
    }

    /// Nobody else changed it: a person saved over what the edits began from, and recovered them then.
    void editsRecoveredAfterTheProductWasSavedAreNotLaidToAnotherProgram() {
        const fs::path product = inFolder("saved since"), file = DraftWriter::defaultFolder() / "mine.json";
        {
            Studio first(loadFake);
            saveIn(first, "saved since");
            Draft draft{.state = first.document().state(),
                        .folder = product,
                        .definitionSha256 = first.document().definitionSha256()};
            draft.state.name = "recovered";
            fs::create_directories(file.parent_path());
            writeFileAtomically(file, toDraftText(draft));
        }
        Studio studio(loadFake);
        MainWindow window(studio);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto* recover = window.findChild<QPushButton*>("noticeRemedy");
        auto* save = window.findChild<QAction*>("app.save");
        const auto name = [&] { return QString::fromStdString(studio.document().state().name); };
        const auto savedName = [&] { return QString::fromStdString(readProductState(product).name); };
        QMessageBox* question = nullptr;
        const auto ask = [&] {
            save->trigger();
            QTRY_VERIFY((question = window.findChild<QMessageBox*>("changedOnDisk")) != nullptr);
            QVERIFY2(question->text().contains("the recovered edits"), qPrintable(question->text()));
            const QString all = question->windowTitle() + question->text() + question->informativeText();
            QVERIFY2(!all.contains("another program"), qPrintable(all));
        };

        studio.open(product);
        QTRY_VERIFY(recover->isVisible()); // and is left alone
        QTRY_VERIFY(studio.modelOfProduct() != nullptr);
        studio.document().edit("Rename", [](DocumentState& state) { state.name = "saved since"; });
        QSignalSpy saved(&studio, &Studio::saved);
        save->trigger();
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(window.findChild<QMessageBox*>("changedOnDisk") == nullptr);
        QTest::mouseClick(recover, Qt::LeftButton);
        QTRY_COMPARE(name(), QString("recovered"));

        ask();
        QTest::mouseClick(question->button(QMessageBox::Discard), Qt::LeftButton); // reload
        QTRY_COMPARE(name(), QString("saved since"));
        QTRY_COMPARE(DraftWriter::leftOver(), std::vector{file});
        QVERIFY(!studio.loss().edits);
        studio.recover(file);
        QTRY_COMPARE(name(), QString("recovered"));

        ask();
        QTest::mouseClick(question->button(QMessageBox::Save), Qt::LeftButton); // overwrite
        QTRY_COMPARE(saved.count(), 2);
        QCOMPARE(savedName(), QString("recovered"));
        QTRY_VERIFY(!fs::exists(file));

        // From now on it is a product like any other.
        const fs::path yaml = product / "product.yaml";
        writeFileAtomically(yaml, readFile(yaml) + "# by hand\n");
        studio.document().edit("Rename", [](DocumentState& state) { state.name = "later"; });
        QTRY_VERIFY(window.findChild<QMessageBox*>("changedOnDisk") == nullptr);
        save->trigger();
        QTRY_VERIFY((question = window.findChild<QMessageBox*>("changedOnDisk")) != nullptr);
        QVERIFY2(question->text().contains("another program"), qPrintable(question->text()));
        question->reject();
        studio.document().close();
    }

    void theOfferFollowsTheLanguage() {
        setLanguage("en");
        const fs::path product = inFolder("offered");
        {
            Studio first(loadFake);
            saveIn(first, "offered");
        }
        Draft draft{.state = readProductState(product), .folder = product};
        draft.state.name = "ours";
        fs::create_directories(DraftWriter::defaultFolder());
        const fs::path file = DraftWriter::defaultFolder() / "offered.json";
        writeFileAtomically(file, toDraftText(draft));
        Studio studio(loadFake);
        MainWindow window(studio);
        window.show();
        const auto* recover = window.findChild<QPushButton*>("noticeRemedy");
        const auto* discard = window.findChild<QPushButton*>("noticeOtherRemedy");
        const auto text = [&] {
            return window.findChild<QWidget*>("noticeBar")->findChildren<QLabel*>().constLast()->text();
        };
        studio.open(product);
        QTRY_VERIFY(recover->isVisible());
        const QString english = text();
        QVERIFY2(english.startsWith("There are edits of this product from "), qPrintable(english));
        setLanguage("de");
        QTRY_COMPARE(recover->text(), QString("Wiederherstellen"));
        QCOMPARE(discard->text(), QString("Verwerfen …"));
        QVERIFY2(!text().contains("edits of this product"), qPrintable(text()));
        setLanguage("en");
        QTRY_COMPARE(text(), english);
        DraftWriter::discard(file);
    }

    void aProductThatIsOpenedOffersWhatWasLeftOfIt() {
        const fs::path product = inFolder("product"), another = inFolder("another");
        {
            Studio first(loadFake);
            saveIn(first, "product");
        }
        Draft draft{.state = readProductState(product), .folder = product};
        const auto leave = [&](const char* name, const char* of) {
            draft.state.name = of;
            fs::create_directories(DraftWriter::defaultFolder());
            writeFileAtomically(DraftWriter::defaultFolder() / name, toDraftText(draft));
        };
        leave("ours.json", "ours");
        draft.folder = another;
        leave("theirs.json", "theirs");
        Studio studio(loadFake);
        MainWindow window(studio);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));

        const auto* list = window.findChild<QListWidget*>("drafts");
        QTRY_COMPARE(list->count(), 2);
        for (const fs::path& folder : {product, another})
            QVERIFY(list->item(0)->text().endsWith('\n' + toText(folder)) ||
                    list->item(1)->text().endsWith('\n' + toText(folder)));

        const auto* bar = window.findChild<QWidget*>("noticeBar");
        auto* recover = window.findChild<QPushButton*>("noticeRemedy");
        auto* discard = window.findChild<QPushButton*>("noticeOtherRemedy");
        studio.open(product);
        QTRY_VERIFY(recover->isVisible() && discard->isVisible());
        QTest::mouseClick(recover, Qt::LeftButton);
        QTRY_COMPARE(studio.document().state().name, std::string("ours"));
        QCOMPARE(studio.document().folder(), product);
        QVERIFY(!bar->isVisible());

        studio.document().close();
        draft.folder = product;
        leave("ours.json", "ours");
        studio.open(product);
        QTRY_VERIFY(discard->isVisible());
        QTest::mouseClick(discard, Qt::LeftButton);
        auto* question = window.findChild<QMessageBox*>("discardEdits");
        QVERIFY(question != nullptr);
        QTest::mouseClick(question->button(QMessageBox::Discard), Qt::LeftButton);
        QTRY_VERIFY(!bar->isVisible());
        QCOMPARE(DraftWriter::leftOver(), std::vector{DraftWriter::defaultFolder() / "theirs.json"});
        DraftWriter::discard(DraftWriter::defaultFolder() / "theirs.json");
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::LeftEditsTest)
#include "left_edits_test.moc"
