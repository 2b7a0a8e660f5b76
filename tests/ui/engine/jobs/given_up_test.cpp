#include "engine/jobs/given_up.h"

#include <atomic>
#include <fstream>
#include <vector>

#include <QTest>
#include <QThread>

#include <unistd.h>

#include "support/told_end.h"

namespace cliplad::ui {
namespace {

std::size_t residentBytes() {
    std::size_t pages = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> pages >> resident;
    return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

class GivenUpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoeverOwnsItLastAnotherThreadFreesIt() {
        std::atomic<QThread*> by = nullptr;
        auto value = returningMemory(std::make_shared<tests::ToldEnd>(by));
        auto other = value;
        value.reset();
        QThreadPool::globalInstance()->waitForDone();
        QVERIFY(by == nullptr);
        other.reset();
        QThreadPool::globalInstance()->waitForDone();
        QVERIFY(by != nullptr);
        QVERIFY(by != QThread::currentThread());
    }

    void holesOfTheHeapGoBackToTheSystem() {
#if !defined(__GLIBC__) || defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("the heap is another");
#endif
        constexpr std::size_t kBlocks = 100000, kBytes = 1024;
        auto blocks = std::make_shared<std::vector<std::vector<char>>>();
        for (std::size_t i = 0; i < kBlocks; ++i)
            blocks->emplace_back(kBytes, 'x');
        const std::vector<char> last(kBytes); // above them: they are holes once they are freed
        const std::size_t before = residentBytes();
        auto owner = returningMemory(std::move(blocks));
        owner.reset();
        QThreadPool::globalInstance()->waitForDone();
        QVERIFY(residentBytes() + kBlocks * kBytes * 3 / 4 < before);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::GivenUpTest)
#include "given_up_test.moc"
