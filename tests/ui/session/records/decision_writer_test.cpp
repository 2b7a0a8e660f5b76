#include "session/records/decision_writer.h"

#include <atomic>
#include <semaphore>

#include <QSignalSpy>
#include <QtTest>

#include "base/error.h"
#include "records/sql/database.h"
#include "records/sql/transaction.h"
#include "session/records/decision_lookup.h"
#include "ui/session/records/writer_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
using namespace std::chrono_literals;
namespace fs = std::filesystem;
using Delivery = Review::Delivery;

class DecisionWriterTest : public QObject {
    Q_OBJECT

    std::unique_ptr<WriterBench> bench_;

private Q_SLOTS:
    void whatADecisionOverrulesUnseenIsTold() {
        const WriterBench bench;
        Records other(bench.records());
        const auto decideElsewhere = [&](const char* image) {
            other.recordDecision({.imageSha256 = sha256(std::string("pixels of ") + image),
                                  .value = DecisionValue::Good,
                                  .who = "Bea"});
        };
        decideElsewhere("a.png");
        decideElsewhere("b.png");
        decideElsewhere("c.png");
        const auto writer = bench.writer();
        QSignalSpy told(writer.get(), &DecisionWriter::overruled);
        writer->decide(bench.ask("a.png", DecisionValue::Bad));
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(told[0][0].value<std::string>(), sha256("pixels of a.png"));
        QCOMPARE(told[0][1].value<Review>().who, "Bea");
        QVERIFY(told[0][1].value<Review>().value == DecisionValue::Good);
        writer->findEarlier({sha256("pixels of b.png")});
        QTRY_VERIFY(writer->find(sha256("pixels of b.png")) != nullptr);
        writer->decide(bench.ask("b.png", DecisionValue::Bad));    // it was seen
        writer->decide(bench.ask("c.png", DecisionValue::Good));   // the same
        writer->decide(bench.ask("a.png", DecisionValue::Unsure)); // one's own
        writer->flush();
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Review::Delivery::Recorded);
        QCOMPARE(told.count(), 1);
    }

    /// Another one, made later by its clock, counts.
    void aDecisionThatDoesNotStandOverrulesNobody() {
        Records other(bench_->records());
        const auto decideElsewhere = [&](DecisionValue value, RecordTime when) {
            other.recordDecision(
                {.imageSha256 = sha256("pixels of a.png"), .value = value, .who = "Bea", .when = when});
        };
        decideElsewhere(DecisionValue::Good, recordTimeNow() - 1h);
        decideElsewhere(DecisionValue::Unsure, recordTimeNow() + 1h);
        const auto writer = bench_->writer();
        QSignalSpy told(writer.get(), &DecisionWriter::overruled);
        writer->decide(bench_->ask("a.png", DecisionValue::Bad));
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Recorded);
        QCOMPARE(told.count(), 0);
    }

    void whatWasSeenBeforeAFailureIsNotOverruledUnseen() {
        const DecisionAsk ask = bench_->ask("a.png", DecisionValue::Bad);
        Records(bench_->records())
            .recordDecision({.imageSha256 = ask.imageSha256, .value = DecisionValue::Good, .who = "Bea"});
        const auto writer = bench_->writer();
        QSignalSpy told(writer.get(), &DecisionWriter::overruled);
        writer->findEarlier({ask.imageSha256});
        QTRY_VERIFY(writer->find(ask.imageSha256) != nullptr);
        writeFileAtomically(bench_->path("a.png"), "other pixels");
        writer->decide(ask);
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Failed);
        writeFileAtomically(bench_->path("a.png"), "pixels of a.png");
        writer->retryFailed();
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Recorded);
        QCOMPARE(told.count(), 0);
    }

    void init() { bench_ = std::make_unique<WriterBench>(); }

    void decisionIsRecordedWithAllThatProvesIt() {
        DecisionWriter::setReviewer("anna");
        const auto writer = bench_->writer();
        QSignalSpy changes(writer.get(), &DecisionWriter::reviewsChanged);
        writer->decide(bench_->ask("a.png", DecisionValue::Bad, "scratched"));
        QVERIFY(deliveryOf(*writer, "a.png") == Delivery::Sending); // it is not awaited
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Recorded);
        QCOMPARE(changes.count(), 2);

        writer->decide(bench_->ask("a.png", DecisionValue::Good));
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Recorded);
        const auto decisions = bench_->history("a.png");
        QCOMPARE(decisions.size(), 2U);
        QCOMPARE(decisions[0].who, "anna");
        QCOMPARE(decisions[0].note, "scratched");
        QCOMPARE(decisions[0].why, "red disc: 1 fewer");
        QCOMPARE(decisions[0].modelSha256, sha256("model"));
        QCOMPARE(decisions[0].productSha256, sha256("product"));
        QVERIFY(decisions[1].oldValue == DecisionValue::Bad && decisions[1].value == DecisionValue::Good);
        QVERIFY(Records(bench_->records()).verifyAudit().intact());
    }

    void decisionsAreWrittenInTheirOrderAlsoWhenTheProgramEnds() {
        {
            const auto writer = bench_->writer();
            for (int i = 0; i < 20; ++i)
                writer->decide(bench_->ask("a.png", i % 2 == 0 ? DecisionValue::Good : DecisionValue::Bad));
        }
        const auto decisions = bench_->history("a.png");
        QCOMPARE(decisions.size(), 20U);
        for (std::size_t i = 0; i < decisions.size(); ++i)
            QVERIFY(decisions[i].value == (i % 2 == 0 ? DecisionValue::Good : DecisionValue::Bad));
    }

    void recordsThatCannotBeWrittenKeepDecisionsHereUntilTheyCan() {
        const auto writer = bench_->writer();
        writer->decide(bench_->ask("a.png", DecisionValue::Good));
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Recorded);
        {
            Database other(bench_->records());
            const Transaction blocking(other, Transaction::Kind::Write);
            writer->decide(bench_->ask("b.png", DecisionValue::Bad));
            writer->decide(bench_->ask("c.png", DecisionValue::Bad));
            QTRY_VERIFY(deliveryOf(*writer, "b.png") == Delivery::Kept);
            QTRY_VERIFY(deliveryOf(*writer, "c.png") == Delivery::Kept);
            QTRY_COMPARE(writer->waiting(), 2);
            QVERIFY(!writer->problem().isEmpty());
        }
        QSignalSpy changes(writer.get(), &DecisionWriter::reviewsChanged);
        QTRY_VERIFY(deliveryOf(*writer, "c.png") == Delivery::Recorded); // without anybody asking
        QCOMPARE(changes.count(), 1); // for all that were sent, however many
        QCOMPARE(changes[0][0].toStringList().size(), 2);
        QCOMPARE(writer->waiting(), 0);
        QVERIFY(writer->problem().isEmpty());
        QCOMPARE(bench_->history("b.png").size(), 1U);
    }

    void decisionOnNoDiskIsToldAndSentAgain() {
        writeFileAtomically(bench_->path("outbox"), "in the way");
        const auto writer = bench_->writer();
        QSignalSpy failed(writer.get(), &DecisionWriter::failedToRecord);
        writer->decide(bench_->ask("a.png", DecisionValue::Good));
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Failed);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(writer->failed(), 1);
        QCOMPARE(writer->onTheirWay(), 0);
        fs::remove(bench_->path("outbox"));
        writer->retryFailed();
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Recorded);
        QCOMPARE(writer->failed(), 0);
    }

    void fileThatChangedAfterItWasSeenIsNotDecidedOn() {
        const auto writer = bench_->writer();
        const DecisionAsk seen = bench_->ask("a.png", DecisionValue::Good);
        writeFileAtomically(bench_->path("a.png"), "other pixels");
        writer->decide(seen);
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Failed);
        QVERIFY(writer->find(seen.imageSha256)->problem.contains("changed after it was scored"));
    }

    void decisionsOfEarlierSessionsAreFoundByContent() {
        {
            const auto earlier = bench_->writer();
            earlier->decide(bench_->ask("a.png", DecisionValue::Bad, "dent"));
            earlier->decide(bench_->ask("b.png", DecisionValue::Good));
            earlier->decide(bench_->ask("b.png", DecisionValue::Withdrawn));
        }
        const auto writer = bench_->writer();
        QSignalSpy found(writer.get(), &DecisionWriter::earlierFound);
        std::vector<std::string> hashes{sha256("pixels of a.png"), sha256("pixels of b.png")};
        for (int i = 0; i < 3000; ++i)
            hashes.push_back(sha256("image " + std::to_string(i)));
        writer->findEarlier(hashes);
        writer->flush();
        QTRY_COMPARE(found.count(), 1);
        const Review* review = writer->find(sha256("pixels of a.png"));
        QVERIFY(review != nullptr && review->isEarlier && review->value == DecisionValue::Bad);
        QCOMPARE(review->note, "dent");
        QVERIFY(writer->find(sha256("pixels of b.png")) == nullptr);
    }

    void whatAnotherStationDecidesComesByItself() {
        { bench_->writer()->decide(bench_->ask("a.png", DecisionValue::Bad)); }
        const auto writer = bench_->writer();
        writer->decide(bench_->ask("own.png", DecisionValue::Good));
        writer->findEarlier({sha256("pixels of a.png"), sha256("pixels of b.png")});
        QTRY_VERIFY(writer->find(sha256("pixels of a.png")) != nullptr);
        QTRY_VERIFY(deliveryOf(*writer, "own.png") == Delivery::Recorded);
        QSignalSpy found(writer.get(), &DecisionWriter::earlierFound);
        RecordsSettings elsewhere = bench_->records();
        elsewhere.station = "line 2";
        Records other(elsewhere);
        const auto decide = [&other](const std::string& image, DecisionValue value, RecordTime when = {}) {
            other.recordDecision({.imageSha256 = sha256("pixels of " + image),
                                  .value = value,
                                  .note = "seen there",
                                  .who = "Bea",
                                  .when = when});
        };
        decide("b.png", DecisionValue::Unsure);
        decide("own.png", DecisionValue::Bad, RecordTime(std::chrono::hours(1))); // sent late: it is no news
        const auto valueOf = [&writer](const std::string& image) {
            const Review* review = writer->find(sha256("pixels of " + image));
            return review == nullptr ? DecisionValue::Withdrawn : review->value;
        };
        QTRY_COMPARE(valueOf("b.png"), DecisionValue::Unsure); // without anybody asking
        QCOMPARE(writer->find(sha256("pixels of b.png"))->who, "Bea");
        QCOMPARE(valueOf("own.png"), DecisionValue::Good);
        decide("own.png", DecisionValue::Bad);
        decide("a.png", DecisionValue::Withdrawn);
        writer->refresh();
        QTRY_COMPARE(valueOf("own.png"), DecisionValue::Bad);
        QTRY_COMPARE(valueOf("a.png"), DecisionValue::Withdrawn);
        QVERIFY(found.count() >= 2);
        writer->decide(bench_->ask("own.png", DecisionValue::Unsure)); // and here again
        QTRY_VERIFY(deliveryOf(*writer, "own.png") == Delivery::Recorded);
        QCOMPARE(valueOf("own.png"), DecisionValue::Unsure);
    }

    /// The records are made by the first decision, after the search.
    void whatAnotherStationDecidesComesAlsoIntoNewRecords() {
        const auto writer = bench_->writer();
        writer->findEarlier({sha256("pixels of a.png"), sha256("pixels of own.png")});
        writer->flush();
        writer->decide(bench_->ask("own.png", DecisionValue::Good));
        QTRY_VERIFY(deliveryOf(*writer, "own.png") == Delivery::Recorded);
        Records(bench_->records())
            .recordDecision(
                {.imageSha256 = sha256("pixels of a.png"), .value = DecisionValue::Bad, .who = "Bea"});
        QTRY_VERIFY(writer->find(sha256("pixels of a.png")) != nullptr);
        QVERIFY(!writer->find(sha256("pixels of own.png"))->isEarlier);
    }

    /// The records lie on a share that is mounted after the search: what is in them is no news of today.
    void recordsThatComeLaterAreSearchedForWhatWasAskedAlone() {
        RecordsSettings aside = bench_->records();
        aside.database = bench_->path("aside.sqlite").string();
        for (const char* image : {"a.png", "b.png", "c.png"})
            Records(aside).recordDecision({.imageSha256 = sha256(std::string("pixels of ") + image),
                                           .value = DecisionValue::Bad,
                                           .who = "Bea"});
        const auto writer = bench_->writer();
        QSignalSpy found(writer.get(), &DecisionWriter::earlierFound);
        writer->findEarlier({sha256("pixels of a.png")});
        writer->flush();
        fs::rename(bench_->path("aside.sqlite"), bench_->path("records.sqlite"));
        QTRY_VERIFY(writer->find(sha256("pixels of a.png")) != nullptr);
        Records(bench_->records())
            .recordDecision(
                {.imageSha256 = sha256("pixels of d.png"), .value = DecisionValue::Good, .who = "Bea"});
        QTRY_VERIFY(writer->find(sha256("pixels of d.png")) != nullptr); // decided since
        QVERIFY(writer->find(sha256("pixels of b.png")) == nullptr);
        QCOMPARE(found.count(), 2);
    }

    /// The outbox is one for all records: what was decided for others says nothing of these.
    void lookingForDecisionsMakesNoRecordsWhereThereIsAnOutbox() {
        DecisionOutbox::Options others{.folder = bench_->path("outbox"), .records = bench_->records()};
        others.records.database = bench_->path("other.sqlite").string();
        {
            DecisionOutbox(others).record(
                {.imageSha256 = sha256("pixels of b.png"), .value = DecisionValue::Bad, .who = "Bea"});
        }
        std::atomic<int> looks = 0;
        DecisionWriter writer(
            [&] {
                ++looks;
                return DecisionOutbox::Options{
                    .folder = bench_->path("outbox"), .records = bench_->records(), .retryAfter = 20ms};
            },
            50ms);
        writer.findEarlier({sha256("pixels of a.png")});
        writer.flush();
        const int before = looks;
        QTRY_VERIFY(looks >= before + 2); // it looks again and again
        QVERIFY(!fs::exists(bench_->path("records.sqlite")));
        RecordsSettings aside = bench_->records(); // on a share that is mounted now
        aside.database = bench_->path("aside.sqlite").string();
        Records(aside).recordDecision(
            {.imageSha256 = sha256("pixels of a.png"), .value = DecisionValue::Bad, .who = "Bea"});
        fs::rename(bench_->path("aside.sqlite"), bench_->path("records.sqlite"));
        QTRY_VERIFY(writer.find(sha256("pixels of a.png")) != nullptr);
    }

    /// The records are away at the first search, and nothing is ever decided here.
    void whatAnotherStationDecidesComesAfterASearchThatFailed() {
        fs::create_directories(bench_->path("records.sqlite")); // cannot be opened
        const auto writer = bench_->writer();
        writer->findEarlier({sha256("pixels of a.png")});
        QTRY_VERIFY(!writer->problem().isEmpty());
        fs::remove(bench_->path("records.sqlite"));
        QTRY_VERIFY(writer->problem().isEmpty());
        Records(bench_->records())
            .recordDecision(
                {.imageSha256 = sha256("pixels of a.png"), .value = DecisionValue::Bad, .who = "Bea"});
        QTRY_VERIFY(writer->find(sha256("pixels of a.png")) != nullptr);
    }

    /// An old search fails late: the images of the newer one are looked up all the same.
    void searchThatFailsTakesNoNewerOneWithIt() {
        { bench_->writer()->decide(bench_->ask("b.png", DecisionValue::Bad)); }
        std::atomic<bool> isAway = false;
        std::counting_semaphore<8> asked(0), goOn(0);
        DecisionWriter writer(
            [&]() -> DecisionOutbox::Options {
                if (isAway) {
                    asked.release();
                    goOn.acquire();
                    throw Error("is away");
                }
                return {.folder = bench_->path("outbox"), .records = bench_->records(), .retryAfter = 20ms};
            },
            50ms);
        writer.flush();
        isAway = true;
        writer.findEarlier({sha256("pixels of a.png")});
        asked.acquire();
        isAway = false;
        writer.dropSearches();
        writer.findEarlier({sha256("pixels of b.png")});
        goOn.release();
        QTRY_VERIFY(writer.find(sha256("pixels of b.png")) != nullptr);
    }

    /// The records are changed in the Preferences: what was decided before goes where it was to go.
    void otherRecordsHoldFromTheNextDecisionOn() {
        std::string database = bench_->path("records.sqlite").string();
        DecisionWriter writer(
            [this, &database] {
                return DecisionOutbox::Options{.folder = bench_->path("outbox"),
                                               .records = {.database = database, .wait = 50ms},
                                               .retryAfter = 20ms};
            },
            50ms);
        writer.decide(bench_->ask("a.png", DecisionValue::Bad));
        writer.flush();
        QSignalSpy applied(&writer, &DecisionWriter::settingsApplied);
        database = bench_->path("others.sqlite").string();
        writer.applySettings();
        QCOMPARE(applied.count(), 1);
        writer.decide(bench_->ask("b.png", DecisionValue::Good));
        QTRY_VERIFY(deliveryOf(writer, "b.png") == Delivery::Recorded);
        QCOMPARE(bench_->history("a.png").size(), 1U);
        QVERIFY(bench_->history("b.png").empty());
        Records others({.database = database});
        QCOMPARE(others.decisionHistory(sha256("pixels of b.png")).size(), 1U);
    }

    void whatWasFoundInTheRecordsOfBeforeIsNotTaken() {
        std::string database = bench_->path("records.sqlite").string();
        const std::string hash = sha256("pixels of b.png");
        const auto decideIn = [&hash](const std::string& file, const char* who) {
            Records({.database = file})
                .recordDecision({.imageSha256 = hash, .value = DecisionValue::Bad, .who = who});
        };
        bench_->elsewhere();
        DecisionWriter writer(
            [this, &database] {
                return DecisionOutbox::Options{.folder = bench_->path("outbox"),
                                               .records = {.database = database, .wait = 50ms},
                                               .retryAfter = 20ms};
            },
            1h);
        writer.findEarlier({sha256("pixels of a.png")});
        writer.flush();
        decideIn(database, "Bea");
        writer.refresh();
        writer.flush(); // found, and on its way
        database = bench_->path("others.sqlite").string();
        writer.applySettings();
        writer.flush();
        QCoreApplication::processEvents();
        QVERIFY(writer.find(hash) == nullptr);
        decideIn(database, "Cleo");
        writer.findEarlier({hash});
        QTRY_VERIFY(writer.find(hash) != nullptr);
        QCOMPARE(writer.find(hash)->who, "Cleo");
    }

    void whatAnEarlierSessionLeftIsSentWithoutAnyReview() {
        {
            Database other(bench_->records());
            const Transaction blocking(other, Transaction::Kind::Write);
            const auto earlier = bench_->writer();
            earlier->decide(bench_->ask("a.png", DecisionValue::Bad));
            QTRY_VERIFY(deliveryOf(*earlier, "a.png") == Delivery::Kept);
        }
        const auto writer = bench_->writer();
        QTRY_COMPARE(bench_->history("a.png").size(), 1U);
    }

    /// The records fail between two queries of one look: what the first one found is asked for again.
    void whatWasReadBeforeAFailureIsNotLost() {
        Records other(bench_->records());
        const std::string hash = sha256("pixels of a.png");
        // Of no value that is known, and made later than all others: the first query does not see it.
        const Decision odd = other.recordDecision(
            {.imageSha256 = hash, .value = DecisionValue::Good, .who = "Bea", .when = recordTimeNow() + 1h});
        Outboxes outboxes([this] {
            return DecisionOutbox::Options{
                .folder = bench_->path("outbox"), .records = bench_->records(), .retryAfter = 20ms};
        });
        QVERIFY(latestReviews(outboxes, {sha256("another image")}).empty());
        other.recordDecision({.imageSha256 = hash, .value = DecisionValue::Bad, .who = "Bea"});
        Database database(bench_->records());
        const auto setValue = [&](const char* value) {
            database.run("DROP TRIGGER IF EXISTS decisions_kept_UPDATE");
            database.run("UPDATE decisions SET decision = ? WHERE audit_row = ?",
                         {value, static_cast<qlonglong>(odd.auditRow)});
        };
        setValue("nonsense");
        QVERIFY_EXCEPTION_THROWN(changedReviews(outboxes), Error);
        setValue("good");
        QCOMPARE(changedReviews(outboxes).size(), 1U);
        QVERIFY(changedReviews(outboxes).empty());
    }

    void searchMakesNoRecords() {
        const auto writer = bench_->writer();
        writer->findEarlier({sha256("pixels of a.png")});
        writer->flush();
        QVERIFY(!fs::exists(bench_->path("records.sqlite")) && !fs::exists(bench_->path("outbox")));
    }

    void ownDecisionStandsAgainstAnEarlierOne() {
        { bench_->writer()->decide(bench_->ask("a.png", DecisionValue::Bad)); }
        const auto writer = bench_->writer();
        writer->decide(bench_->ask("a.png", DecisionValue::Good));
        writer->findEarlier({sha256("pixels of a.png")});
        writer->flush();
        QCoreApplication::processEvents();
        QVERIFY(writer->find(sha256("pixels of a.png"))->value == DecisionValue::Good);
    }

    void whoDecidesIsTheLoginUnlessSaidOtherwise() {
        DecisionWriter::setReviewer(" ");
        QCOMPARE(DecisionWriter::reviewer(), QString::fromStdString(thisPerson()));
        DecisionWriter::setReviewer(" Bea ");
        QCOMPARE(DecisionWriter::reviewer(), "Bea");
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::DecisionWriterTest)
#include "decision_writer_test.moc"
