#include "base/line_file.h"

#include <QtTest>

#include <sys/stat.h>

#include "base/atomic_file.h"
#include "base/known_error.h"
#include "support/error_of.h"
#include "support/file_size_limit.h"

using namespace cliplad;
using namespace cliplad::tests;

class LineFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void linesAreAppendedAndRead() {
        LineFile file(path());
        QCOMPARE(file.end(), std::int64_t(0));
        file.append("one\n");
        file.appendToDisk("two\nthree\n");
        file.sync();
        QCOMPARE(file.end(), std::int64_t(14));
        QCOMPARE(file.read(4, 3), std::string("two"));
        QCOMPARE(file.read(8, 100), std::string("three\n"));
        file.clear();
        file.append("four\n");
        QCOMPARE(readFile(path()), std::string("four\n"));
        QCOMPARE(LineFile(path()).end(), std::int64_t(5));
    }

    /// However long the lines are: it is looked for from the end, a block at a time.
    void whatAKillLeftOfALastLineGoesWithTheNextOne() {
        for (const std::size_t whole : {0, 1, 4095, 4096, 4097, 9000})
            for (const std::size_t rest : {0, 1, 4095, 4096, 4097, 9000}) {
                const std::string lines = whole == 0 ? "" : std::string(whole, 'w') + '\n';
                writeFileAtomically(path(), lines + std::string(rest, 'r'));
                LineFile file(path());
                QCOMPARE(file.end(), static_cast<std::int64_t>(lines.size()));
                QCOMPARE(readFile(path()).size(), lines.size() + rest); // may be somebody else's
                file.append("next\n");
                QVERIFY(readFile(path()) == lines + "next\n");
            }
    }

    void aFullDiskLeavesTheLinesThatAreThereAndTheNextAppendSucceeds() {
        LineFile file(path());
        file.append("one\n");
        for (int i = 0; i < 2; ++i) {
            const FileSizeLimit limit(10);
            try {
                i == 0 ? file.append("too much for it\n") : file.appendToDisk("too much\nfor it\n");
                QFAIL("there is no room");
            } catch (const KnownError& error) {
                QCOMPARE(error.kind(), KnownError::Kind::DiskFull);
                QCOMPARE(error.where(), path().string());
            }
            QCOMPARE(file.end(), std::int64_t(4));
            QCOMPARE(readFile(path()), std::string("one\n"));
        }
        file.append("two\n");
        QCOMPARE(readFile(path()), std::string("one\ntwo\n"));
    }

    void whatCannotBeReadIsNotSaidToBeUnwritable() {
        QCOMPARE(mkfifo(path().c_str(), 0600), 0); // it has no end to look for
        try {
            const LineFile file(path());
            QFAIL("it cannot be read");
        } catch (const KnownError& error) {
            QCOMPARE(error.kind(), KnownError::Kind::Unreadable);
            QVERIFY(error.problem().find("the write failed") == std::string::npos);
            QVERIFY(error.hint().find("disk") != std::string::npos);
        }
    }

    void aFolderIsNoFile() { VERIFY_ERROR(LineFile(path().parent_path()), "cannot be written"); }

private:
    std::filesystem::path path() const {
        return std::filesystem::path(folder_->path().toStdString()) / "lines";
    }

    std::unique_ptr<QTemporaryDir> folder_;
};

QTEST_APPLESS_MAIN(LineFileTest)
#include "line_file_test.moc"
