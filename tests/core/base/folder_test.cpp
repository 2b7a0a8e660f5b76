#include <QTest>

#include <filesystem>
#include <fstream>
#include <string>

#include <QTemporaryDir>

#include "base/folder.h"
#include "support/closed_folder.h"
#include "support/error_of.h"

using namespace cliplad;
namespace fs = std::filesystem;

class FolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsThereIsToldFromWhatIsNot() {
        const QTemporaryDir temporary;
        const fs::path root = temporary.path().toStdString();
        std::ofstream(root / "file") << "x";
        QVERIFY(isThere(root) && isFolder(root));
        QVERIFY(isThere(root / "file") && !isFolder(root / "file"));
        QVERIFY(!isThere(root / "none") && !isFolder(root / "none"));
        QVERIFY(!isThere(root / "file" / "below a file"));
    }

    void aNameThatIsTooLongIsAnErrorWhereSomebodyGaveIt() {
        const fs::path longName(std::string(300, 'n'));
        VERIFY_ERROR(isThere(longName), "File name too long");
        VERIFY_ERROR(isFolder(longName), "check the name");
        QVERIFY(!isThere(longName, TooLongName::IsAbsent));
        QVERIFY(!isFolder(longName, TooLongName::IsAbsent));
    }

    void aClosedFolderIsAClearError() {
        const QTemporaryDir temporary;
        const fs::path root = temporary.path().toStdString();
        fs::create_directory(root / "closed");
        const tests::ClosedFolder closed(root / "closed");
        VERIFY_ERROR(isThere(root / "closed/file"), "that you may read its folder");
    }

    void everyFolderHasANameAndAParent() {
        QCOMPARE(folderName("a/b/"), std::string("b"));
        QCOMPARE(folderName("a/b/../c/."), std::string("c"));
        QCOMPARE(folderName("."), fs::current_path().filename().string());
        QCOMPARE(wholeFolder("a/"), fs::current_path() / "a");
        VERIFY_ERROR(wholeFolder(""), "name a folder");
    }

    void whatLiesInAFolderIsKnown() {
        const QTemporaryDir temporary;
        const fs::path root = temporary.path().toStdString();
        fs::create_directories(root / "tray" / "shots");
        fs::create_directory_symlink(root / "tray", root / "link");
        for (const char* inside : {"tray", "tray/", "tray/results", "tray/shots/../results", "link/results"})
            QVERIFY2(isWithin(root / inside, root / "tray"), inside);
        for (const char* outside : {"tray2", "results", "tray/../results", "."})
            QVERIFY2(!isWithin(root / outside, root / "tray"), outside);
    }

    void foldersAreMadeWithThoseAbove() {
        const QTemporaryDir temporary;
        const fs::path root = temporary.path().toStdString();
        makeFolder(root / "a" / "b");
        makeFolder(root / "a" / "b");
        QVERIFY(fs::is_directory(root / "a" / "b"));
        std::ofstream(root / "file") << "x";
        VERIFY_ERROR(makeFolder(root / "file"), "is a file, expected a folder");
        VERIFY_ERROR(makeFolder(root / std::string(300, 'n')), "choose a shorter name");
    }
};

QTEST_GUILESS_MAIN(FolderTest)
#include "folder_test.moc"
