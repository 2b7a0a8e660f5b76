#include "session/records/other_records.h"

#include <mutex>

#include <QtTest>

#include "records/sql/database.h"
#include "records/sql/transaction.h"
#include "ui/session/records/writer_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

/// What waits here for the bench's records, while records in "others.sqlite" are set.
class OtherRecordsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<WriterBench> bench_;
    std::mutex mutex_;
    std::vector<WaitingElsewhere> told_; ///< guarded

    DecisionOutbox::Options place(const std::string& file) const {
        RecordsSettings records = bench_->records();
        records.database = bench_->path(file).string();
        return {.folder = bench_->path("outbox"), .records = records, .retryAfter = 20ms};
    }
    std::string target() const { return shownName(bench_->records()); }

    std::unique_ptr<OtherRecords> others(const std::string& present, std::chrono::milliseconds idleAfter) {
        const OtherRecords::Listener listener{.waits =
                                                  [this](const WaitingElsewhere& waiting) {
                                                      const std::scoped_lock lock(mutex_);
                                                      told_.push_back(waiting);
                                                  },
                                              .setAside = [](const std::string&) {},
                                              .sent = [](const DecisionOutbox::Sent&) {}};
        return std::make_unique<OtherRecords>([this, present] { return place(present); }, listener,
                                              idleAfter);
    }
    std::vector<WaitingElsewhere> told() {
        const std::scoped_lock lock(mutex_);
        return told_;
    }

    void keepRun(const std::string& key) const {
        fs::create_directories(bench_->path("outbox"));
        RunOutbox(bench_->path("outbox"), bench_->records())
            .keep(target(), {.start = {.product = "tray", .when = recordTimeNow(), .key = key},
                             .results = {{.image = "/0.png", .countsJson = "{}"}}});
    }
    void keepDecision() const {
        const std::string file = bench_->records().database;
        fs::create_directories(file); // cannot be opened
        DecisionOutbox(place("records.sqlite"))
            .record({.imageSha256 = sha256("pixels"), .value = DecisionValue::Bad, .who = "Ada"});
        fs::remove(file);
    }

private Q_SLOTS:
    void init() {
        bench_ = std::make_unique<WriterBench>();
        fs::create_directories(bench_->path("outbox"));
        told_.clear();
    }

    /// Nothing was sent: whoever shows it as recorded is wrong.
    void whatWaitsIsNotToldAsSentWhereItsRecordsAreSetAgain() {
        keepDecision();
        const auto others = this->others("records.sqlite", 1h);
        others->send({target()}, false);
        others->waitUntilIdle();
        QCOMPARE(told().size(), 1U);
        QCOMPARE(told()[0].decisions, 1);
    }

    void nothingIsToldWhereTheOutboxCannotBeRead() {
        fs::create_directories(bench_->path("outbox/waiting-decisions.sqlite"));
        const auto others = this->others("others.sqlite", 1h);
        others->send({target()}, false);
        others->waitUntilIdle();
        QVERIFY(told().empty());
    }

    void whatAnotherProgramSentDoesNotWaitHereAnyMore() {
        keepRun("one");
        const auto others = this->others("others.sqlite", 20ms);
        others->send({target()}, false);
        others->waitUntilIdle();
        QCOMPARE(told().at(0).runs, 1);
        Database({.database = bench_->path("outbox/waiting-runs.sqlite").string()}).run("DELETE FROM pieces");
        QTRY_VERIFY(told().back().isNothing()); // by itself
        QVERIFY(!fs::exists(bench_->records().database));
    }

    /// A copy that somebody put at its place.
    void aFileThatWasReplacedIsOpenedAnew() {
        const fs::path file = bench_->records().database;
        { Records makeThem(bench_->records()); }
        fs::copy_file(file, bench_->path("copy.sqlite"));
        const auto others = this->others("others.sqlite", 1h);
        keepRun("one");
        others->send({target()}, false);
        others->waitUntilIdle();
        for (const char* part : {"", "-wal", "-shm"})
            if (fs::exists(file.string() + part))
                fs::rename(file.string() + part, bench_->path("moved.sqlite").string() + part);
        keepRun("two");
        others->send({target()}, false);
        others->waitUntilIdle();
        QCOMPARE(told().back().runs, 1);
        QVERIFY(!told().back().problem.isEmpty());
        fs::rename(bench_->path("copy.sqlite"), file);
        others->send({target()}, false);
        others->waitUntilIdle();
        QVERIFY(told().back().isNothing());
        const std::vector<RecordedRun> runs = Records(bench_->records()).runs();
        QCOMPARE(runs.size(), 1U);
        QCOMPARE(runs[0].start.key, "two");
    }

    /// What waits for them is on this disk already.
    void closingDoesNotWaitForFormerRecords() {
        { Records makeThem(bench_->records()); }
        keepRun("one");
        Database other(bench_->records());
        const Transaction blocking(other, Transaction::Kind::Write);
        DecisionWriter writer(
            [this] {
                DecisionOutbox::Options patient = place("others.sqlite");
                patient.records.wait = 2s;
                return patient;
            },
            50ms);
        QTRY_VERIFY_WITH_TIMEOUT(!writer.isBusy(), 1000);
    }

    /// Another program may change the settings between two questions.
    void decisionsAndRunsGoToTheSameRecords() {
        int asked = 0;
        Outboxes outboxes([this, &asked] { return place(std::to_string(++asked) + ".sqlite"); });
        const std::string target = outboxes.decisions().target();
        QCOMPARE(outboxes.runs().target(), target);
        outboxes.close();
        QVERIFY(outboxes.runs().target() != target);
        QCOMPARE(outboxes.runs().target(), outboxes.decisions().target());
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::OtherRecordsTest)
#include "other_records_test.moc"
