#include "session/records/sent_decisions.h"

#include <map>

#include <QSignalSpy>
#include <QtTest>

#include "records/sql/database.h"
#include "records/sql/transaction.h"
#include "session/records/decision_lookup.h"
#include "ui/session/records/writer_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
using namespace std::chrono_literals;
using Delivery = Review::Delivery;

/// Decisions that are kept while the records cannot be written, and sent when another station has decided.
class SentDecisionsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<WriterBench> bench_;

    void decideElsewhere(const std::string& image, DecisionValue value, RecordTime when,
                         const std::string& file = "records.sqlite") const {
        bench_->elsewhere(file).recordDecision({.imageSha256 = sha256("pixels of " + image),
                                                .value = value,
                                                .note = "seen there",
                                                .who = "Bea",
                                                .when = when});
    }

    /// Decides while the records' folder cannot be reached, and returns once all are kept.
    void keep(DecisionWriter& writer, const std::vector<std::string>& images) const {
        std::filesystem::create_directories(bench_->path("folder")); // cannot be opened
        std::filesystem::create_directory_symlink(bench_->path("folder"), bench_->path("link"));
        std::filesystem::rename(bench_->path("records.sqlite"), bench_->path("away.sqlite"));
        std::filesystem::rename(bench_->path("link"), bench_->path("records.sqlite"));
        for (const std::string& image : images)
            writer.decide(bench_->ask(image, DecisionValue::Bad));
        for (const std::string& image : images)
            QTRY_COMPARE(deliveryOf(writer, image), Delivery::Kept);
    }
    /// In one step: the writer, which tries again meanwhile, makes no new ones.
    void comeBack() const {
        std::filesystem::rename(bench_->path("away.sqlite"), bench_->path("records.sqlite"));
    }

private Q_SLOTS:
    void init() {
        bench_ = std::make_unique<WriterBench>();
        bench_->elsewhere();
        DecisionWriter::setReviewer("Ada");
    }

    void whatOthersDecidedMeanwhileIsToldAndTheLaterDecisionIsShown() {
        const auto writer = bench_->writer();
        QSignalSpy told(writer.get(), &DecisionWriter::sentAgainstOthers);
        QSignalSpy overruled(writer.get(), &DecisionWriter::overruled);
        keep(*writer, {"mine.png", "hers.png", "same.png"});
        decideElsewhere("mine.png", DecisionValue::Good, recordTimeNow() - 1h, "away.sqlite");
        decideElsewhere("hers.png", DecisionValue::Good, recordTimeNow() + 1h, "away.sqlite");
        decideElsewhere("same.png", DecisionValue::Bad, recordTimeNow() - 1h, "away.sqlite");
        comeBack();
        QTRY_COMPARE(told.count(), 1);
        const auto sent = told[0][0].value<SentDecisions>();
        QCOMPARE(sent.clashes.size(), 2U);
        QCOMPARE(sent.clashes[0].imageSha256, sha256("pixels of mine.png"));
        QVERIFY(sent.clashes[0].ownStands && !sent.clashes[1].ownStands);
        QCOMPARE(sent.clashes[0].own.who, "Ada");
        QCOMPARE(sent.clashes[0].other.who, "Bea");
        QCOMPARE(sent.clashes[0].otherStation, "line 2");
        const auto shown = [&writer](const char* image) {
            return writer->find(sha256(std::string("pixels of ") + image));
        };
        QVERIFY(shown("mine.png")->value == DecisionValue::Bad && shown("mine.png")->who == "Ada");
        QVERIFY(shown("hers.png")->value == DecisionValue::Good && shown("hers.png")->who == "Bea");
        QTRY_COMPARE(deliveryOf(*writer, "mine.png"), Delivery::Recorded);
        QCOMPARE(overruled.count(), 0); // told once
        for (const char* image : {"mine.png", "hers.png", "same.png"})
            QCOMPARE(bench_->history(image).size(), 2U); // nothing is lost
        QVERIFY(Records(bench_->records()).verifyAudit().intact());
    }

    void whatWasSeenBeforeTheRecordsWereLostIsNotTold() {
        decideElsewhere("a.png", DecisionValue::Good, recordTimeNow() - 1h);
        {
            const auto writer = bench_->writer();
            writer->findEarlier({sha256("pixels of a.png")});
            QTRY_VERIFY(writer->find(sha256("pixels of a.png")) != nullptr);
            writer->flush();
            keepThroughALock(*writer, "a.png");
        }
        const auto next = bench_->writer(); // what was known is kept with it
        QSignalSpy told(next.get(), &DecisionWriter::sentAgainstOthers);
        QTRY_COMPARE(bench_->history("a.png").size(), 2U);
        next->flush();
        QCoreApplication::processEvents();
        QCOMPARE(told.count(), 0);
    }

    /// Ben decides at the same station: he sees what Ada decided, though the records do not have it yet.
    void whoSeesWhatWasKeptHereKnowsIt() {
        const auto writer = bench_->writer();
        QSignalSpy told(writer.get(), &DecisionWriter::sentAgainstOthers);
        std::vector<std::string> images{"a.png"};
        for (int i = 0; i < 100; ++i) // so that the two are sent one after the other
            images.push_back(std::to_string(i) + ".png");
        keep(*writer, images);
        DecisionWriter::setReviewer("Ben");
        writer->decide(bench_->ask("a.png", DecisionValue::Good));
        QTRY_COMPARE(deliveryOf(*writer, "a.png"), Delivery::Kept);
        comeBack();
        QTRY_COMPARE(deliveryOf(*writer, "a.png"), Delivery::Recorded);
        QCOMPARE(bench_->history("a.png").size(), 2U);
        writer->flush();
        QCoreApplication::processEvents();
        QCOMPARE(told.count(), 0);
    }

    /// The window is closed before anybody reads of it.
    void aClashIsToldInEachSessionUntilItWasRead() {
        const std::string hash = sha256("pixels of hers.png");
        {
            const auto writer = bench_->writer();
            QSignalSpy told(writer.get(), &DecisionWriter::sentAgainstOthers);
            keep(*writer, {"hers.png"});
            decideElsewhere("hers.png", DecisionValue::Good, recordTimeNow() + 1h, "away.sqlite");
            comeBack();
            QTRY_COMPARE(told.count(), 1);
        }
        {
            const auto next = bench_->writer();
            QSignalSpy told(next.get(), &DecisionWriter::sentAgainstOthers);
            QTRY_COMPARE(told.count(), 1);
            const auto sent = told[0][0].value<SentDecisions>();
            QCOMPARE(sent.clashes.size(), 1U);
            QVERIFY(sent.clashes[0].imageSha256 == hash && sent.clashes[0].other.who == "Bea");
            QVERIFY(next->find(hash) == nullptr); // a search tells what stands by now
            next->forgetClashes({sent.clashes[0].decision});
        }
        const auto last = bench_->writer();
        QSignalSpy told(last.get(), &DecisionWriter::sentAgainstOthers);
        last->flush();
        QCoreApplication::processEvents();
        QCOMPARE(told.count(), 0);
    }

    /// A decision on an image that was decided on later already does not stand, though it waits here.
    void whatWaitsIsShownOnlyWhereItWillStand() {
        Outboxes outboxes([this] {
            return DecisionOutbox::Options{.folder = bench_->path("outbox"), .records = bench_->records()};
        });
        std::vector<std::string> hashes;
        for (const char* image : {"a.png", "b.png", "c.png"}) {
            hashes.push_back(sha256(std::string("pixels of ") + image));
            outboxes.decisions().record({.imageSha256 = hashes.back(), // behind its result
                                         .runKey = newRunKey(),
                                         .value = DecisionValue::Bad,
                                         .who = "Ada"});
        }
        QCOMPARE(outboxes.decisions().waiting(), 3);
        decideElsewhere("a.png", DecisionValue::Good, recordTimeNow() + 1h);
        decideElsewhere("b.png", DecisionValue::Good, recordTimeNow() - 1h);
        decideElsewhere("c.png", DecisionValue::Withdrawn, recordTimeNow() + 1h);
        const FoundReviews found = latestReviews(outboxes, hashes);
        const std::map<std::string, Review> reviews(found.begin(), found.end());
        QVERIFY(reviews.at(hashes[0]).value == DecisionValue::Good);
        QVERIFY(reviews.at(hashes[1]).value == DecisionValue::Bad);
        QVERIFY(!reviews.contains(hashes[2]));
    }

    void whatIsSentLateDoesNotStandAgainstALaterWithdrawal() {
        Outboxes outboxes([this] {
            return DecisionOutbox::Options{.folder = bench_->path("outbox"), .records = bench_->records()};
        });
        decideElsewhere("a.png", DecisionValue::Withdrawn, recordTimeNow());
        QVERIFY(latestReviews(outboxes, {sha256("pixels of a.png")}).empty());
        decideElsewhere("a.png", DecisionValue::Bad, recordTimeNow() - 1h);
        const FoundReviews changed = changedReviews(outboxes);
        QCOMPARE(changed.size(), 1U);
        QVERIFY(changed[0].second.value == DecisionValue::Withdrawn);
    }

private:
    void keepThroughALock(DecisionWriter& writer, const std::string& image) const {
        Database other(bench_->records());
        const Transaction blocking(other, Transaction::Kind::Write);
        writer.decide(bench_->ask(image, DecisionValue::Bad));
        QTRY_COMPARE(deliveryOf(writer, image), Delivery::Kept);
        writer.endSoon();
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::SentDecisionsTest)
#include "sent_decisions_test.moc"
