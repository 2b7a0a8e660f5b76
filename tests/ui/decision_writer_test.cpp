#include "session/decision_writer.h"

#include <QSettings>
#include <QSignalSpy>
#include <QtTest>

#include "base/atomic_file.h"
#include "base/sha256.h"
#include "records/database.h"
#include "records/records.h"
#include "records/transaction.h"
#include "session/run_recording.h"

namespace cliplad::ui {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;
using Delivery = Review::Delivery;

} // namespace

class DecisionWriterTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> folder_;

    fs::path path(const std::string& name) const { return fs::path(folder_->path().toStdString()) / name; }

    RecordsSettings records() const {
        return {.database = path("records.sqlite").string(), .station = "line 1", .wait = 50ms};
    }

    std::unique_ptr<DecisionWriter> writer() const {
        return std::make_unique<DecisionWriter>(
            [this] {
                return DecisionOutbox::Options{
                    .folder = path("outbox"), .records = records(), .retryAfter = 20ms};
            },
            50ms);
    }

    DecisionAsk ask(const std::string& image, DecisionValue value, const QString& note = {}) const {
        if (!fs::exists(path(image)))
            writeFileAtomically(path(image), "pixels of " + image);
        return {.image = path(image),
                .imageSha256 = sha256("pixels of " + image),
                .value = value,
                .note = note,
                .why = "red disc: 1 fewer",
                .modelSha256 = sha256("model"),
                .productSha256 = sha256("product")};
    }

    /// Reads the records as another program would.
    std::vector<Decision> history(const std::string& image) const {
        return Records(records()).decisionHistory(sha256("pixels of " + image));
    }

    static Delivery deliveryOf(const DecisionWriter& writer, const std::string& image) {
        return writer.find(sha256("pixels of " + image))->delivery;
    }

private Q_SLOTS:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_->path());
        QCoreApplication::setOrganizationName("decision_writer_test");
    }

    void decisionIsRecordedWithAllThatProvesIt() {
        DecisionWriter::setReviewer("anna");
        const auto writer = this->writer();
        QSignalSpy changes(writer.get(), &DecisionWriter::reviewChanged);
        writer->decide(ask("a.png", DecisionValue::Bad, "scratched"));
        QVERIFY(deliveryOf(*writer, "a.png") == Delivery::Sending); // it is not awaited
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Recorded);
        QCOMPARE(changes.count(), 2);

        writer->decide(ask("a.png", DecisionValue::Good));
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Recorded);
        const auto decisions = history("a.png");
        QCOMPARE(decisions.size(), 2U);
        QCOMPARE(decisions[0].who, "anna");
        QCOMPARE(decisions[0].note, "scratched");
        QCOMPARE(decisions[0].why, "red disc: 1 fewer");
        QCOMPARE(decisions[0].modelSha256, sha256("model"));
        QCOMPARE(decisions[0].productSha256, sha256("product"));
        QVERIFY(decisions[1].oldValue == DecisionValue::Bad && decisions[1].value == DecisionValue::Good);
        QVERIFY(Records(records()).verifyAudit().intact());
    }

    void decisionsAreWrittenInTheirOrderAlsoWhenTheProgramEnds() {
        {
            const auto writer = this->writer();
            for (int i = 0; i < 20; ++i)
                writer->decide(ask("a.png", i % 2 == 0 ? DecisionValue::Good : DecisionValue::Bad));
        }
        const auto decisions = history("a.png");
        QCOMPARE(decisions.size(), 20U);
        for (std::size_t i = 0; i < decisions.size(); ++i)
            QVERIFY(decisions[i].value == (i % 2 == 0 ? DecisionValue::Good : DecisionValue::Bad));
    }

    void recordsThatCannotBeWrittenKeepDecisionsHereUntilTheyCan() {
        const auto writer = this->writer();
        writer->decide(ask("a.png", DecisionValue::Good));
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Recorded);
        {
            Database other(records());
            const Transaction blocking(other, Transaction::Kind::Write);
            writer->decide(ask("b.png", DecisionValue::Bad));
            writer->decide(ask("c.png", DecisionValue::Bad));
            QTRY_VERIFY(deliveryOf(*writer, "b.png") == Delivery::Kept);
            QTRY_VERIFY(deliveryOf(*writer, "c.png") == Delivery::Kept);
            QTRY_COMPARE(writer->waiting(), 2);
            QVERIFY(!writer->problem().isEmpty());
        }
        QTRY_VERIFY(deliveryOf(*writer, "c.png") == Delivery::Recorded); // without anybody asking
        QCOMPARE(writer->waiting(), 0);
        QVERIFY(writer->problem().isEmpty());
        QCOMPARE(history("b.png").size(), 1U);
    }

    void decisionOnNoDiskIsToldAndSentAgain() {
        writeFileAtomically(path("outbox"), "in the way");
        const auto writer = this->writer();
        QSignalSpy failed(writer.get(), &DecisionWriter::failedToRecord);
        writer->decide(ask("a.png", DecisionValue::Good));
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Failed);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(writer->failed(), 1);
        fs::remove(path("outbox"));
        writer->retryFailed();
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Recorded);
        QCOMPARE(writer->failed(), 0);
    }

    void fileThatChangedAfterItWasSeenIsNotDecidedOn() {
        const auto writer = this->writer();
        const DecisionAsk seen = ask("a.png", DecisionValue::Good);
        writeFileAtomically(path("a.png"), "other pixels");
        writer->decide(seen);
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Failed);
        QVERIFY(writer->find(seen.imageSha256)->problem.contains("changed after it was scored"));
    }

    void decisionsOfEarlierSessionsAreFoundByContent() {
        {
            const auto earlier = writer();
            earlier->decide(ask("a.png", DecisionValue::Bad, "dent"));
            earlier->decide(ask("b.png", DecisionValue::Good));
            earlier->decide(ask("b.png", DecisionValue::Withdrawn));
        }
        const auto writer = this->writer();
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
        { writer()->decide(ask("a.png", DecisionValue::Bad)); }
        const auto writer = this->writer();
        writer->decide(ask("own.png", DecisionValue::Good));
        writer->findEarlier({sha256("pixels of a.png"), sha256("pixels of b.png")});
        QTRY_VERIFY(writer->find(sha256("pixels of a.png")) != nullptr);
        QTRY_VERIFY(deliveryOf(*writer, "own.png") == Delivery::Recorded);
        QSignalSpy found(writer.get(), &DecisionWriter::earlierFound);
        RecordsSettings elsewhere = records();
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
        writer->decide(ask("own.png", DecisionValue::Unsure)); // and here again
        QTRY_VERIFY(deliveryOf(*writer, "own.png") == Delivery::Recorded);
        QCOMPARE(valueOf("own.png"), DecisionValue::Unsure);
    }

    /// The records are changed in the Preferences: what was decided before goes where it was to go.
    void otherRecordsHoldFromTheNextDecisionOn() {
        std::string database = path("records.sqlite").string();
        DecisionWriter writer(
            [this, &database] {
                return DecisionOutbox::Options{.folder = path("outbox"),
                                               .records = {.database = database, .wait = 50ms},
                                               .retryAfter = 20ms};
            },
            50ms);
        writer.decide(ask("a.png", DecisionValue::Bad));
        writer.flush();
        QSignalSpy applied(&writer, &DecisionWriter::settingsApplied);
        database = path("others.sqlite").string();
        writer.applySettings();
        QCOMPARE(applied.count(), 1);
        writer.decide(ask("b.png", DecisionValue::Good));
        QTRY_VERIFY(deliveryOf(writer, "b.png") == Delivery::Recorded);
        QCOMPARE(history("a.png").size(), 1U);
        QVERIFY(history("b.png").empty());
        Records others({.database = database});
        QCOMPARE(others.decisionHistory(sha256("pixels of b.png")).size(), 1U);
    }

    void whatAnEarlierSessionLeftIsSentWithoutAnyReview() {
        {
            Database other(records());
            const Transaction blocking(other, Transaction::Kind::Write);
            const auto earlier = this->writer();
            earlier->decide(ask("a.png", DecisionValue::Bad));
            QTRY_VERIFY(deliveryOf(*earlier, "a.png") == Delivery::Kept);
        }
        const auto writer = this->writer();
        QTRY_COMPARE(history("a.png").size(), 1U);
    }

    void runIsRecordedUnderTheReviewersName() {
        DecisionWriter::setReviewer("anna");
        const auto writer = this->writer();
        QSignalSpy recorded(writer.get(), &DecisionWriter::runRecorded);
        auto recording = writer->recordRun({.productName = "tray", .modelName = "demo"});
        recording->add({{.path = "/a.png", .fused = 1}, {.path = "/b.png", .failed = true, .error = "cut"}});
        recording->add({{.path = "/c.png", .fused = 9}});
        recording.reset(); // was cancelled
        writer->flush();
        QTRY_VERIFY(!recorded.isEmpty());
        Records records(this->records());
        const RecordedRun run = records.runs().at(0);
        QCOMPARE(run.start.who, "anna");
        QCOMPARE(recorded[0][1].toLongLong(), run.id);
        QVERIFY(run.end && run.end->outcome == RunOutcome::Cancelled);
        const auto results = records.results(run.id);
        QCOMPARE(results.size(), 3U);
        QCOMPARE(results[1].verdict, "error");
        QCOMPARE(results[2].image, "/c.png");
        QCOMPARE(writer->waitingRuns(), 0);
    }

    /// A run goes on while the records are away; the program ends, and the next one sends the rest.
    void runOutlivesRecordsThatAreAwayAndTheProgram() {
        {
            const auto writer = this->writer();
            auto recording = writer->recordRun({.productName = "tray"});
            recording->add({{.path = "/0.png"}});
            writer->flush();
            Database other(records());
            const Transaction blocking(other, Transaction::Kind::Write);
            for (int i = 1; i < 10; ++i)
                recording->add({{.path = "/" + std::to_string(i) + ".png"}});
            recording->end(RunOutcome::Finished);
            QTRY_COMPARE(writer->waitingRuns(), 1);
            QTRY_VERIFY(!writer->problem().isEmpty());
        }
        const auto writer = this->writer();
        const auto ended = [this] { return Records(records()).runs().at(0).end.has_value(); };
        QTRY_VERIFY(ended());
        Records records(this->records());
        QCOMPARE(records.runs().size(), 1U);
        const auto results = records.results(1);
        QCOMPARE(results.size(), 10U);
        for (std::size_t i = 0; i < results.size(); ++i)
            QCOMPARE(results[i].image, "/" + std::to_string(i) + ".png");
        QVERIFY(records.verifyAudit().intact());
    }

    /// Closing waits for one attempt at most, and nothing is lost.
    void endDoesNotWaitForRecordsThatAreAway() {
        const auto blocked = [this] {
            return DecisionOutbox::Options{
                .folder = path("outbox"),
                .records = {.database = path("records.sqlite").string(), .wait = 1s},
                .retryAfter = 1ms};
        };
        { Records makeThem(records()); }
        Database other(records());
        Transaction blocking(other, Transaction::Kind::Write);
        QElapsedTimer time;
        {
            DecisionWriter writer(blocked, 10s);
            for (int i = 0; i < 10; ++i)
                writer.decide(ask(std::to_string(i) + ".png", DecisionValue::Bad));
            auto recording = writer.recordRun({.productName = "tray"});
            recording->add({{.path = "/0.png"}});
            QVERIFY(writer.isBusy());
            time.start();
            writer.endSoon();
            QTRY_VERIFY_WITH_TIMEOUT(!writer.isBusy(), 10'000);
        }
        QVERIFY2(time.elapsed() < 4000, qPrintable(QString::number(time.elapsed())));
        blocking.commit();
        const auto writer = this->writer();
        QTRY_COMPARE(history("9.png").size(), 1U);
    }

    void searchMakesNoRecords() {
        const auto writer = this->writer();
        writer->findEarlier({sha256("pixels of a.png")});
        writer->flush();
        QVERIFY(!fs::exists(path("records.sqlite")) && !fs::exists(path("outbox")));
    }

    void ownDecisionStandsAgainstAnEarlierOne() {
        { writer()->decide(ask("a.png", DecisionValue::Bad)); }
        const auto writer = this->writer();
        writer->decide(ask("a.png", DecisionValue::Good));
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

} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::DecisionWriterTest)
#include "decision_writer_test.moc"
