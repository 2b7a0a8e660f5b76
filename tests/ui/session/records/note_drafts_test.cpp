#include "session/records/note_drafts.h"

#include <fstream>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

const std::string kImage(64, 'a'), kOther(64, 'b');

class NoteDraftsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        temporary_ = std::make_unique<QTemporaryDir>();
        folder_ = fs::path(temporary_->path().toStdString()) / "notes";
    }

    void notesAreThereInAnotherSession() {
        {
            NoteDrafts drafts(folder_);
            QVERIFY(!drafts.find(kImage));
            drafts.keep(kImage, "Kratzer links?");
            drafts.keep(kOther, {}); // takes back what was recorded
        }
        NoteDrafts drafts(folder_);
        QCOMPARE(drafts.find(kImage), std::optional<QString>("Kratzer links?"));
        QCOMPARE(drafts.find(kOther), std::optional<QString>(""));
        QVERIFY(!drafts.find({})); // an image that could not be read
    }

    void aDroppedNoteIsGone() {
        {
            NoteDrafts drafts(folder_);
            drafts.keep(kImage, "small crack");
        }
        {
            NoteDrafts drafts(folder_);
            drafts.drop(kImage); // not looked at before
            QVERIFY(!drafts.find(kImage));
        }
        QVERIFY(fs::is_empty(folder_));
    }

    void twoSessionsKeepNotesOfDifferentImages() {
        {
            NoteDrafts one(folder_), two(folder_);
            one.keep(kImage, "one");
            two.keep(kOther, "two");
        }
        NoteDrafts drafts(folder_);
        QCOMPARE(drafts.find(kImage), std::optional<QString>("one"));
        QCOMPARE(drafts.find(kOther), std::optional<QString>("two"));
    }

    void aNoteThatCannotBeWrittenIsToldAndStaysInMemory() {
        std::ofstream(folder_) << "a file is in the way";
        NoteDrafts drafts(folder_);
        QSignalSpy failed(&drafts, &NoteDrafts::failed);
        drafts.keep(kImage, "seen");
        QTRY_VERIFY(failed.count() > 0);
        QVERIFY2(failed.at(0).at(0).toString().contains("notes"), qPrintable(failed.at(0).at(0).toString()));
        QCOMPARE(drafts.find(kImage), std::optional<QString>("seen"));
        fs::remove(folder_);
        drafts.keep(kOther, "later"); // the one before is written with it
        {
            QTRY_VERIFY(fs::exists(folder_ / (kOther + ".txt")));
            QTRY_VERIFY(fs::exists(folder_ / (kImage + ".txt")));
        }
    }

    void whyANoteCannotBeWrittenIsToldInTheStudiosWords() {
        std::ofstream(folder_) << "a file is in the way";
        NoteDrafts drafts(folder_ / "below");
        QSignalSpy failed(&drafts, &NoteDrafts::failed);
        drafts.keep(kImage, "seen");
        QTRY_COMPARE(failed.count(), 1);
        const QString told = failed.at(0).at(0).toString();
        QVERIFY2(told.contains("Check that its folder is there"), qPrintable(told));
    }

    void aFileThatCannotBeReadIsTold() {
        fs::create_directories(folder_ / (kImage + ".txt")); // a folder where a file should be
        NoteDrafts drafts(folder_);
        QSignalSpy failed(&drafts, &NoteDrafts::failed);
        QVERIFY(!drafts.find(kImage));
        QCOMPARE(failed.count(), 1);
    }

private:
    std::unique_ptr<QTemporaryDir> temporary_;
    fs::path folder_;
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::NoteDraftsTest)
#include "note_drafts_test.moc"
