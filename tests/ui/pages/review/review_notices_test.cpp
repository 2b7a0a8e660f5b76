#include "pages/review/review_notices.h"

#include <algorithm>

#include <QLabel>
#include <QtTest>

#include "records/outbox/run_outbox.h"
#include "ui/session/records/writer_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

class ReviewNoticesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// They can be read, or nobody asked for that: it is the run that waits.
    void aRunThatWaitsIsNotCalledRecordsThatCannotBeRead() {
        const WriterBench bench;
        fs::create_directories(bench.path("outbox"));
        RunOutbox(bench.path("outbox"), bench.records())
            .keep(shownName(bench.records()), {.start = {.when = recordTimeNow(), .key = "one"}});
        fs::create_directories(bench.path("records.sqlite")); // cannot be opened
        const auto writer = bench.writer();
        ReviewNotices notices(*writer);
        QTRY_COMPARE(writer->waitingRuns(), 1);
        QTRY_VERIFY(!writer->problem().isEmpty());
        notices.refresh();
        const QList<QLabel*> labels = notices.findChildren<QLabel*>();
        const auto isShown = [&labels](const QString& part) {
            return std::any_of(labels.begin(), labels.end(),
                               [&part](const QLabel* label) { return label->text().contains(part); });
        };
        QVERIFY(isShown("until the records take them"));
        QVERIFY(isShown("is a folder"));
        QVERIFY(!isShown("cannot be read"));
    }

    void whatWaitsForOtherRecordsIsToldWithTheirAddress() {
        const WriterBench bench;
        fs::create_directories(bench.path("outbox"));
        RunOutbox(bench.path("outbox"), bench.records())
            .keep(bench.path("former.sqlite").string(),
                  {.start = {.when = recordTimeNow(), .key = "one"}, .results = {{.image = "/0.png"}}});
        const auto writer = bench.writer();
        ReviewNotices notices(*writer);
        const auto isShown = [&notices](const QString& part) {
            const QList<QLabel*> labels = notices.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(),
                               [&part](const QLabel* label) { return label->text().contains(part); });
        };
        QTRY_VERIFY(isShown("former.sqlite: 1 result"));
        QVERIFY(isShown("is not there"));
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ReviewNoticesTest)
#include "review_notices_test.moc"
