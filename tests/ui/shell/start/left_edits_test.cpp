#include "session/opening/left_edits.h"

#include <QApplication>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>

#include "base/atomic_file.h"
#include "document/path_text.h"
#include "shell/main_window.h"
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
