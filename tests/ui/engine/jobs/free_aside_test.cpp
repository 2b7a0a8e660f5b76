#include "engine/jobs/free_aside.h"

#include <atomic>

#include <QTest>
#include <QThread>

#include "support/told_end.h"

namespace cliplad::ui {
namespace {

class FreeAsideTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anotherThreadFreesAtOnce() {
        std::atomic<QThread*> by = nullptr;
        freeAsideAtOnce(std::make_unique<tests::ToldEnd>(by));
        while (by == nullptr) // without the event loop
            QThread::yieldCurrentThread();
        QVERIFY(by != QThread::currentThread());
    }

    void anotherThreadFreesOnceTheGuiThreadIsDoneWithTheEvent() {
        std::atomic<QThread*> by = nullptr;
        freeAside(std::make_unique<tests::ToldEnd>(by));
        QCoreApplication::processEvents();
        QThreadPool::globalInstance()->waitForDone();
        QVERIFY(by == nullptr);
        QTRY_VERIFY(by != nullptr);
        QVERIFY(by != QThread::currentThread());
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::FreeAsideTest)
#include "free_aside_test.moc"
