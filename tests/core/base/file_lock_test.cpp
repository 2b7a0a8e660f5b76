#include "base/file_lock.h"

#include <optional>

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QtTest>

#include <fmt/format.h>

#include "support/child_process.h"
#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::tests;

class FileLockTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::filesystem::path path(const char* name) const { return folder_.filePath(name).toStdString(); }

private Q_SLOTS:
    void anotherProcessIsNamedUntilItIsKilled() {
        ChildProcess other([file = path("a")] { static const FileLock held(file); });
        QVERIFY(other.isReady());
        VERIFY_ERROR(FileLock(path("a")), fmt::format("is in use by process {}", other.id()));
        other.end(SIGKILL);
        const FileLock mine(path("a"));
    }

    void oneProcessLocksOnceToo() {
        std::optional<FileLock> first(path("b"));
        VERIFY_ERROR(FileLock(path("b")), fmt::format("is in use by process {} ({:.15})", getpid(),
                                                      QCoreApplication::applicationName().toStdString()));
        const FileLock moved = std::move(*first);
        first.reset();
        VERIFY_ERROR(FileLock(path("b")), "is in use");
    }

    void lookingTakesNothingAndMakesNothing() {
        QVERIFY(!FileLock::isHeld(path("c")));
        QVERIFY(!std::filesystem::exists(path("c")));
        std::optional<FileLock> held(path("c"));
        QVERIFY(FileLock::isHeld(path("c")));
        held.reset();
        QVERIFY(!FileLock::isHeld(path("c")));
        const FileLock mine(path("c"));
    }

    void aLockThatCannotBeMadeIsNotSaidToBeInUse() {
        VERIFY_ERROR(FileLock(path("absent/lock")), "cannot be locked: No such file or directory");
        VERIFY_ERROR(FileLock(path(std::string(300, 'n').c_str())), "cannot be locked: File name too long");
    }
};

QTEST_GUILESS_MAIN(FileLockTest)
#include "file_lock_test.moc"
