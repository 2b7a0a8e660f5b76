#include "base/atomic_file.h"

#include <QTemporaryDir>
#include <QtTest>

#include "base/folder.h"
#include "support/child_process.h"
#include "support/closed_folder.h"
#include "support/error_of.h"
#include "support/file_size_limit.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace fs = std::filesystem;

class AtomicFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    fs::path root() const { return folder_.path().toStdString(); }
    std::size_t count() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(root()), {}));
    }

private Q_SLOTS:
    void init() {
        for (const auto& entry : fs::directory_iterator(root()))
            fs::remove_all(entry.path());
        writeFileAtomically(root() / "a", std::string("before"));
    }

    void contentAppearsAtTheCommit() {
        AtomicFile file(root() / "a");
        file.stream() << "after";
        file.stream().flush();
        QCOMPARE(readFile(root() / "a"), std::string("before"));
        file.commit();
        QCOMPARE(readFile(root() / "a"), std::string("after"));
        QCOMPARE(count(), std::size_t(1));
    }

    void aDeviceOrPipeIsNotReplaced() {
        const fs::path pipe = root() / "pipe";
        QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
        VERIFY_ERROR(writeFileAtomically(pipe, std::string("text")), "device or pipe");
        QVERIFY(fs::is_fifo(pipe));
        QCOMPARE(count(), std::size_t(2));
    }

    void withoutACommitNothingChanges() {
        AtomicFile(root() / "a").stream() << "after";
        QCOMPARE(readFile(root() / "a"), std::string("before"));
        QCOMPARE(count(), std::size_t(1));
    }

    void aKilledWriterLeavesTheOldFileAndWhatIsSwept() {
        const auto begin = [this] {
            static AtomicFile file(root() / "a");
            file.stream() << std::string(100'000, 'x');
        };
        ChildProcess killed(begin);
        ChildProcess running(begin);
        QVERIFY(killed.isReady() && running.isReady());
        killed.end(SIGKILL);
        const AtomicFile mine(root() / "a");
        QCOMPARE(readFile(root() / "a"), std::string("before"));
        QCOMPARE(count(), std::size_t(4));
        UnfinishedPath::sweep(root() / "a");
        QCOMPARE(count(), std::size_t(3)); // those of this process and of the one that runs stay
    }

    void nothingUnfinishedOutlivesAnExit() {
        ChildProcess child([this] {
            static AtomicFile file(root() / "a");
            file.stream() << std::string(100'000, 'x');
            UnfinishedPath::removeAllForExit();
        });
        QVERIFY(child.isReady());
        child.end(SIGKILL);
        QCOMPARE(count(), std::size_t(1));
        QCOMPARE(readFile(root() / "a"), std::string("before"));
    }

    void aFullDiskLeavesTheOldFile() {
        const FileSizeLimit limit(16);
        for (const std::size_t size : {1'000, 1'000'000}) // more than a stream keeps until it is closed
            try {
                writeFileAtomically(root() / "a", std::string(size, 'x'));
                QFAIL("there is no room");
            } catch (const KnownError& error) {
                QCOMPARE(error.kind(), KnownError::Kind::DiskFull);
                QCOMPARE(error.hint(), std::string(kWriteHint));
            }
        QCOMPARE(readFile(root() / "a"), std::string("before"));
        QCOMPARE(count(), std::size_t(1));
    }

    void namesUpToTheLimitCanBeWrittenAndLongerOnesAreSaidToBe() {
        const fs::path longest = root() / std::string(255, 'n');
        writeFileAtomically(longest, std::string("x"));
        QCOMPARE(readFile(longest), std::string("x"));
        const fs::path longer = root() / std::string(300, 'n');
        VERIFY_ERROR(AtomicFile{longer}, "cannot be written: File name too long; choose a shorter name");
        VERIFY_ERROR(readFile(longer), "cannot be read: File name too long");
    }

    void placesThatCannotBeWrittenAreNamed() {
        VERIFY_ERROR(AtomicFile{root()}, "is a folder, expected a file to write");
        VERIFY_ERROR(AtomicFile(root() / "absent" / "a"), "absent/a: cannot be written: No such file");
        VERIFY_ERROR(AtomicFile(root() / "absent" / "a"), "make its folder first");
        VERIFY_ERROR(AtomicFile("/proc/a"), "/proc/a: cannot be written");
    }

    void aClosedFolderIsNotSaidToBeEmpty() {
        fs::create_directory(root() / "closed");
        writeFileAtomically(root() / "closed/a", std::string("x"));
        const ClosedFolder closed(root() / "closed");
        VERIFY_ERROR(readFile(root() / "closed/a"), "closed/a: cannot be read: Permission denied");
        VERIFY_ERROR(AtomicFile(root() / "closed/a"), "closed/a: cannot be written: Permission denied");
    }

    void onlyFilesUpToTheLimitAreRead() {
        VERIFY_ERROR(readFile(root() / "absent"), "does not exist");
        VERIFY_ERROR(readFile(root()), "is not a file");
        VERIFY_ERROR(readFile(root() / "a", 5), "has 6 bytes, at most 5 are read");
        QCOMPARE(readFile(root() / "a", 6), std::string("before"));
    }
};

QTEST_GUILESS_MAIN(AtomicFileTest)
#include "atomic_file_test.moc"
