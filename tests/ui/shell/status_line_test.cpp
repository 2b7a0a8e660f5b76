#include "shell/status_line.h"

#include <QLabel>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QToolButton>

#include "session/studio.h"
#include "support/disc_studio.h"
#include "support/held_backbone.h"
#include "support/own_home.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

const OwnHome kHome;

/// Goes on until it is released.
class Held {
public:
    BackgroundJob* start(JobLane& lane, const QString& title) const {
        return lane.start(title, [released = released_](const JobContext& job) {
            while (!*released) {
                job.throwIfStopped();
                QThread::msleep(1);
            }
        });
    }
    void release() { *released_ = true; }

private:
    std::shared_ptr<std::atomic<bool>> released_ = std::make_shared<std::atomic<bool>>(false);
};

class StatusLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLongWaitIsToldInSeconds() {
        QTemporaryDir folder;
        const auto model = std::make_shared<HeldBackbone>();
        Studio studio([&](const std::string&, const std::string&) { return model; });
        const auto letGo = qScopeGuard([&] { model->letGo(); });
        StatusLine line(studio, nullptr);
        const auto says = [&](const QString& wanted) {
            const auto labels = line.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
                return QRegularExpression(wanted).match(label->text()).hasMatch();
            });
        };
        studio.document().startNew(discState(writeShots(folder.path().toStdString(), 2)));
        QTRY_VERIFY(says("encoding 1 of 2"));
        QTest::qWait(1100);
        model->letGo();
        QTRY_VERIFY(studio.live().isCurrent());
        QVERIFY(says("^Up to date · [0-9.]+ s$"));
    }

    void aPressThatCameTooLateDoesNotCancelTheNextJob() {
        Studio studio(loadFake);
        StatusLine line(studio, nullptr);
        line.show();
        auto* cancel = line.findChild<QToolButton*>("cancelJob");
        Held first, second;
        BackgroundJob* checking = first.start(studio.engine().errands(), "Checking");
        BackgroundJob* saving = second.start(studio.engine().errands(), "Saving");
        QSignalSpy checked(checking, &BackgroundJob::done), cancelled(saving, &BackgroundJob::cancelled);
        QTRY_VERIFY(cancel->isVisible());
        first.release();
        QTRY_COMPARE(checked.count(), 1);
        QTest::mouseClick(cancel, Qt::LeftButton); // a hand that was on its way
        QTest::qWait(50);
        QCOMPARE(cancelled.count(), 0);
        const auto pressAgain = [&] {
            QTest::mouseClick(cancel, Qt::LeftButton);
            return cancelled.count() == 1;
        };
        QTRY_VERIFY(pressAgain());
    }

    void aJobAloneIsCancelledAtOnce() {
        Studio studio(loadFake);
        StatusLine line(studio, nullptr);
        line.show();
        auto* cancel = line.findChild<QToolButton*>("cancelJob");
        const Held held;
        QSignalSpy cancelled(held.start(studio.engine().errands(), "Saving"), &BackgroundJob::cancelled);
        QTRY_VERIFY(cancel->isVisible());
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTRY_COMPARE(cancelled.count(), 1);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::StatusLineTest)
#include "status_line_test.moc"
