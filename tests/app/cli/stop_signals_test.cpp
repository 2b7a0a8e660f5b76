#include "stop_signals.h"

#include <array>
#include <chrono>
#include <filesystem>

#include <QTemporaryDir>
#include <QtTest>

#include <unistd.h>

#include "base/atomic_file.h"
#include "base/staging_folder.h"
#include "support/child_process.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace fs = std::filesystem;

class StopSignalsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatDoesNotStopIsEndedWithALineAndLeavesNothing_data() {
        QTest::addColumn<int>("first");
        QTest::addColumn<bool>("again");
        QTest::addColumn<int>("longestMs");
        QTest::addRow("one signal") << SIGTERM << false << 2000;
        QTest::addRow("a second signal") << SIGINT << true << 1000;
    }
    void whatDoesNotStopIsEndedWithALineAndLeavesNothing() {
        QFETCH(int, first);
        QFETCH(bool, again);
        QFETCH(int, longestMs);
        const QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        std::array<int, 2> ends{};
        QCOMPARE(pipe(ends.data()), 0);
        ChildProcess program([&] { workWithoutLooking(root, ends[1]); });
        close(ends[1]);
        QVERIFY(program.isReady());
        QCOMPARE(std::distance(fs::directory_iterator(root), {}), std::ptrdiff_t(2));

        const auto begin = std::chrono::steady_clock::now();
        if (again)
            kill(program.id(), SIGTERM);
        const int status = program.end(first);
        const auto took = std::chrono::steady_clock::now() - begin;
        QVERIFY(WIFEXITED(status));
        QVERIFY(WEXITSTATUS(status) == 128 + first || (again && WEXITSTATUS(status) == 128 + SIGTERM));
        QVERIFY(took < std::chrono::milliseconds(longestMs));
        QVERIFY(fs::is_empty(root));
        QCOMPARE(readAll(ends[0]),
                 std::string("clip-lad: stopped in the middle of a step; what was finished is "
                             "kept, and the same command goes on from it (score: with --resume)\n"));
    }

    void aProgramThatStopsByItselfIsLeftAlone() {
        ChildProcess program([] {
            static const cli::StopSignals signals;
            static const std::stop_callback leave(signals.token(), [] { _exit(signals.exitCode()); });
        });
        QVERIFY(program.isReady());
        const int status = program.end(SIGTERM);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 128 + SIGTERM);
    }

private:
    static void workWithoutLooking(const fs::path& root, int errors) {
        dup2(errors, STDERR_FILENO);
        static const cli::StopSignals signals;
        static const StagingFolder staging(root / "product");
        writeFileAtomically(staging.path() / "a", std::string(100'000, 'x'));
        static AtomicFile file(root / "b");
        file.stream() << std::string(100'000, 'x');
    }

    static std::string readAll(int descriptor) {
        std::string text;
        std::array<char, 256> block{};
        for (ssize_t size = 0; (size = read(descriptor, block.data(), block.size())) > 0;)
            text.append(block.data(), static_cast<std::size_t>(size));
        close(descriptor);
        return text;
    }
};

QTEST_APPLESS_MAIN(StopSignalsTest)
#include "stop_signals_test.moc"
