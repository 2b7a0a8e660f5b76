#include "records/run_outbox.h"

#include <QtTest>

#include "core/records/record_places.h"
#include "records/records_unreachable.h"

#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::tests;

class RunOutboxTest : public QObject {
    Q_OBJECT

private:
    std::filesystem::path folder() const { return folder_->path().toStdString(); }

    std::unique_ptr<RunOutbox> outbox() const { return std::make_unique<RunOutbox>(folder(), settings_); }

    /// A run of `count` results in pieces of two, with or without its end.
    static std::vector<RunPiece> piecesOf(const std::string& key, int count, bool withEnd = true) {
        RunStart start = sampleRun();
        start.when = recordTimeNow();
        start.key = key;
        std::vector<RunPiece> pieces = {{.start = start}};
        for (int image = 0; image < count; image += 2) {
            RunPiece piece{.start = start, .before = image};
            for (int i = image; i < std::min(count, image + 2); ++i)
                piece.results.push_back(resultOf(i));
            pieces.push_back(piece);
        }
        if (withEnd)
            pieces.push_back({.start = start,
                              .before = count,
                              .end = RunEnd{.when = start.when + std::chrono::seconds(90),
                                            .outcome = RunOutcome::Cancelled}});
        return pieces;
    }

    static void keepAll(RunOutbox& outbox, const std::vector<RunPiece>& pieces) {
        for (const RunPiece& piece : pieces)
            outbox.keep(outbox.target(), piece);
    }

    static void sendAll(RunOutbox& outbox, Records& records) {
        while (outbox.sendOldest(records, [](const std::string&, std::int64_t) {})) {
        }
    }

    RecordPlaces places_;
    RecordsSettings settings_;
    std::unique_ptr<QTemporaryDir> folder_;

private Q_SLOTS:
    void initTestCase_data() { RecordPlaces::addKinds(); }
    void init() {
        if (!RecordPlaces::canUse())
            QSKIP("PostgreSQL's server is not installed");
        settings_ = places_.newPlace();
        folder_ = std::make_unique<QTemporaryDir>();
    }

    void runArrivesAsItWas() {
        const auto outbox = this->outbox();
        const std::vector<RunPiece> pieces = piecesOf("one", 5);
        keepAll(*outbox, pieces);
        QCOMPARE(outbox->waiting().runs, 1);
        QCOMPARE(outbox->waiting().results, 5);
        Records records(settings_);
        std::vector<std::int64_t> told;
        while (outbox->sendOldest(records, [&](const std::string& key, std::int64_t run) {
            QCOMPARE(key, "one");
            told.push_back(run);
        })) {
        }
        QCOMPARE(told, std::vector<std::int64_t>(pieces.size(), 1));
        QCOMPARE(outbox->waiting().runs, 0);
        const RecordedRun run = records.runs().at(0);
        QCOMPARE(run.start.key, "one");
        QVERIFY(run.start.when == pieces[0].start.when);
        QVERIFY(run.end && run.end->outcome == RunOutcome::Cancelled && run.end->results == 5);
        QVERIFY(run.end->when == pieces.back().end->when); // when it ended, not when that was sent
        const std::vector<RecordedResult> results = records.results(run.id);
        QCOMPARE(results.size(), 5U);
        QCOMPARE(results[3].image, resultOf(3).image);
        QCOMPARE(results[3].fused, resultOf(3).fused);
        QVERIFY(records.verifyAudit().intact());
    }

    void oddScoresComeThrough() {
        const auto outbox = this->outbox();
        RunPiece piece = piecesOf("odd", 2)[1];
        const double infinity = std::numeric_limits<double>::infinity();
        piece.results[0].logical = infinity;
        piece.results[0].structural = -infinity;
        piece.results[1].fused = std::numeric_limits<double>::quiet_NaN();
        outbox->keep(outbox->target(), piece);
        Records records(settings_);
        sendAll(*outbox, records);
        const std::vector<RecordedResult> results = records.results(1);
        QCOMPARE(results.at(0).logical, infinity);
        QCOMPARE(results.at(0).structural, -infinity);
        QVERIFY(std::isnan(results.at(1).fused));
    }

    /// The program was ended, with the server away; another session sends what is left.
    void whatWaitsOutlivesTheProgram() {
        keepAll(*outbox(), piecesOf("one", 5, false));
        keepAll(*outbox(), piecesOf("two", 3));
        const auto outbox = this->outbox();
        QCOMPARE(outbox->waiting().runs, 2);
        Records records(settings_);
        sendAll(*outbox, records);
        QCOMPARE(records.runs().size(), 2U);
        QVERIFY(!records.runs()[1].end); // nobody said how it ended
        QCOMPARE(records.results(1).size(), 5U);
        QCOMPARE(records.results(2).size(), 3U);
    }

    /// The answer to a commit was lost, or two programs sent the same: piece by piece.
    void piecesThatArrivedAlreadyAreNotDoubled() {
        const std::vector<RunPiece> pieces = piecesOf("one", 5);
        for (std::size_t arrived = 0; arrived <= pieces.size(); ++arrived) {
            folder_ = std::make_unique<QTemporaryDir>();
            settings_ = places_.newPlace();
            Records records(settings_);
            {
                const auto other = outbox();
                keepAll(*other, {pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(arrived)});
                sendAll(*other, records);
            }
            const auto outbox = this->outbox();
            keepAll(*outbox, pieces);
            sendAll(*outbox, records);
            QCOMPARE(records.runs().size(), 1U);
            QCOMPARE(records.results(1).size(), 5U);
            QCOMPARE(records.verifyAudit().entries, 2); // start and end
            QVERIFY(records.verifyAudit().intact());
        }
    }

    void resultsAfterAGapAreRefusedAndWait() {
        const auto outbox = this->outbox();
        outbox->keep(outbox->target(), piecesOf("one", 6)[2]);
        Records records(settings_);
        VERIFY_ERROR(sendAll(*outbox, records), "are missing");
        QCOMPARE(outbox->waiting().results, 2);
    }

    void whatWaitsForOtherRecordsIsNotSent() {
        keepAll(*outbox(), piecesOf("one", 2));
        settings_ = places_.newPlace();
        const auto outbox = this->outbox();
        QCOMPARE(outbox->waiting().runs, 0);
        Records records(settings_);
        sendAll(*outbox, records);
        QVERIFY(records.runs().empty());
    }

    void lostServerMakesPiecesWait() {
        if (!RecordPlaces::isPostgres())
            return;
        const auto outbox = this->outbox();
        Records records(settings_);
        places_.server().stop();
        keepAll(*outbox, piecesOf("one", 4));
        QVERIFY_THROWS_EXCEPTION(RecordsUnreachable, sendAll(*outbox, records));
        QCOMPARE(outbox->waiting().results, 4);
        places_.server().start();
        sendAll(*outbox, records);
        QCOMPARE(records.results(1).size(), 4U);
    }
};

QTEST_GUILESS_MAIN(RunOutboxTest)
#include "run_outbox_test.moc"
