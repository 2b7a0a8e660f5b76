#include <QtTest>

#include <csignal>

#include "app/cli/command_line.h"
#include "core/records/postgres_server.h"
#include "records/records.h"
#include "report/score_journal.h"
#include "score_recording.h"

using namespace cliplad;
using tests::Outcome;
namespace fs = std::filesystem;

/// `clip-lad score --records`: a run and its results in the records, whatever becomes of the program and of
/// them.
class ScoreRecordingTest : public QObject {
    Q_OBJECT

    tests::Workshop shop_;

    std::string file(const std::string& name) const { return shop_.path(name).string(); }

    std::vector<std::string> scoring(const std::string& out, const std::string& records,
                                     const std::vector<std::string>& more = {}) const {
        std::vector<std::string> arguments = {"score", "product",   "photos", "--out",
                                              out,     "--records", records};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return arguments;
    }

    /// A folder with a journal that grows, and what records it, three results together.
    struct Scoring {
        std::filesystem::path folder;
        ScoreJournal journal;
        std::vector<std::string> told;
        std::unique_ptr<cli::ScoreRecording> recording;

        Scoring(const std::filesystem::path& results, const std::string& records, ScoreJournal::Start start)
            : folder(results)
            , journal(results, "fingerprint", start)
            , recording(std::make_unique<cli::ScoreRecording>(
                  records, [this](const std::string& text) { told.push_back(text); }, 3)) {
            recording->begin({.start = {.product = "tray", .precision = "fp32"},
                              .folder = folder,
                              .header = {},
                              .count = journal.count()});
        }

        void score(int images) {
            for (int i = 0; i < images; ++i) {
                const ScoreRecord record =
                    recordFailure("image " + std::to_string(journal.count()), "broken");
                journal.append(record, {});
                recording->add({.record = record, .sha256 = {}});
            }
        }
    };

    static std::vector<std::string> imagesOf(Records& records, std::int64_t run) {
        std::vector<std::string> images;
        for (const RecordedResult& result : records.results(run))
            images.push_back(fs::path(result.image).filename());
        std::sort(images.begin(), images.end());
        return images;
    }

private Q_SLOTS:
    void initTestCase() {
        QCOMPARE(shop_.enrol("product", shop_.shots(2)).code, 0);
        for (int i = 0; i < 5; ++i)
            shop_.photo("photos/" + std::to_string(i) + ".png", 10 + i);
        std::ofstream(shop_.path("photos/broken.png")) << "no picture";
    }

    void resultsAreThoseOfTheTable() {
        QCOMPARE(shop_.run(scoring("out", file("a.sqlite"), {"--format", "json"})).code, 1); // the broken one
        Records records({.database = file("a.sqlite")});
        const auto runs = records.runs();
        QCOMPARE(runs.size(), std::size_t(1));
        QCOMPARE(runs[0].start.product, std::string("product"));
        QCOMPARE(runs[0].start.precision, std::string("fp32"));
        QVERIFY(!runs[0].start.who.empty() && !runs[0].start.productSha256.empty());
        QVERIFY(runs[0].end && runs[0].end->outcome == RunOutcome::Finished);
        const auto results = records.results(runs[0].id);
        QCOMPARE(results.size(), std::size_t(6));
        const auto json = nlohmann::json::parse(readFile(shop_.path("out/results.json")));
        for (const RecordedResult& result : results) {
            const auto& images = json.at("images");
            const auto row = std::find_if(images.begin(), images.end(), [&](const auto& image) {
                return image.at("image") == result.image;
            });
            QVERIFY2(row != images.end(), result.image.c_str());
            QCOMPARE(result.verdict, row->at("verdict").get<std::string>());
            if (result.verdict == "error")
                continue;
            QCOMPARE(result.imageSha256.size(), std::size_t(64));
            QVERIFY(nlohmann::json::parse(result.countsJson).contains("bolt"));
            QVERIFY(!result.explanation.empty());
        }
        QVERIFY(records.verifyAudit().intact());
    }

    void aResumedRunHasNeitherGapsNorDoubles() {
        for (int i = 0; i < 30; ++i)
            shop_.photo("more/" + std::to_string(i) + ".png", 100 + i);
        const std::vector<std::string> command = {"score",  "product",   "more",           "--out",
                                                  "killed", "--records", file("b.sqlite"), "--resume"};
        QProcess process;
        shop_.prepare(process, command);
        process.start();
        QVERIFY(process.waitForReadyRead(60000)); // the first is scored
        process.kill();
        process.waitForFinished();
        QCOMPARE(shop_.run(command).code, 0);
        std::vector<std::string> again = command;
        again[6] = "./b.sqlite";            // the same file, called otherwise
        QCOMPARE(shop_.run(again).code, 0); // nothing is left to score
        Records records({.database = file("b.sqlite")});
        const auto runs = records.runs();
        QCOMPARE(runs.size(), std::size_t(1));
        QCOMPARE(imagesOf(records, runs[0].id).size(), std::size_t(30));
        QVERIFY(runs[0].end && runs[0].end->outcome == RunOutcome::Finished);
        QVERIFY(records.verifyAudit().intact());
        // Without --resume it is another run.
        QCOMPARE(
            shop_.run({"score", "product", "more", "--out", "killed", "--records", file("b.sqlite")}).code,
            0);
        QCOMPARE(records.runs().size(), std::size_t(2));
    }

    void aRunThatIsEnteredInPartGoesOn() {
        {
            Scoring scoring(shop_.path("part"), file("c.sqlite"), ScoreJournal::Start::Fresh);
            scoring.score(10);
            Records records({.database = file("c.sqlite")});
            QCOMPARE(records.resultCount(records.runs()[0].id), std::int64_t(9));
        } // as after an error
        Records records({.database = file("c.sqlite")});
        QVERIFY(records.runs()[0].end->outcome == RunOutcome::Failed);
        Scoring scoring(shop_.path("part"), file("c.sqlite"), ScoreJournal::Start::Resume);
        QCOMPARE(records.resultCount(records.runs()[0].id), std::int64_t(10));
        scoring.score(2);
        scoring.recording->end(RunOutcome::Finished);
        QCOMPARE(records.runs().size(), std::size_t(1));
        const auto results = records.results(records.runs()[0].id);
        QCOMPARE(results.size(), std::size_t(12));
        for (std::size_t i = 0; i < results.size(); ++i)
            QCOMPARE(results[i].image, "image " + std::to_string(i));
        QVERIFY(records.verifyAudit().intact());
    }

    void aServerThatIsLostTakesNothingBack() {
        if (!tests::PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed");
        tests::PostgresServer server;
        const std::string url = server.newDatabase();
        {
            Scoring scoring(shop_.path("away"), url, ScoreJournal::Start::Fresh);
            scoring.score(3);
            server.stop();
            scoring.score(7);
            QCOMPARE(scoring.told.size(), std::size_t(1));
            QVERIFY_THROWS_EXCEPTION(Error, scoring.recording->end(RunOutcome::Finished));
        }
        server.start();
        Scoring scoring(shop_.path("away"), url, ScoreJournal::Start::Resume);
        scoring.recording->end(RunOutcome::Finished);
        Records records({.database = url});
        QCOMPARE(records.runs().size(), std::size_t(1));
        QVERIFY(records.runs()[0].end->outcome == RunOutcome::Finished);
        QCOMPARE(records.results(records.runs()[0].id).size(), std::size_t(10));
        QVERIFY(records.verifyAudit().intact());
    }

    void aFreshRunInTheFolderIsAnotherRun() {
        QVERIFY(shop_.run(scoring("again", file("d.sqlite"))).code <= 1);
        QVERIFY(shop_.run({"score", "product", "photos", "--out", "again"}).code <= 1);
        QVERIFY(shop_.run(scoring("again", file("d.sqlite"), {"--resume"})).code <= 1);
        Records records({.database = file("d.sqlite")});
        QCOMPARE(records.runs().size(), std::size_t(2));
        QCOMPARE(imagesOf(records, records.runs()[0].id).size(),
                 std::size_t(7)); // broken.png was tried twice
    }

    void recordsThatCannotBeOpenedAreSaidBeforeAnythingIsLost() {
        QVERIFY(shop_.run({"score", "product", "photos", "--out", "none"}).code <= 1);
        const std::string before = readFile(shop_.path("none/results.csv"));
        std::ofstream(shop_.path("no.sqlite")) << "this is no database at all, but a text";
        const Outcome outcome = shop_.run(scoring("none", file("no.sqlite")));
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.says("no.sqlite"), outcome.err.c_str());
        QCOMPARE(readFile(shop_.path("none/results.csv")), before);
        for (const char* records : {"", "mysql://server/records"}) {
            const Outcome refused = shop_.run(scoring("none", records));
            QCOMPARE(refused.code, 1);
            QVERIFY2(refused.says("postgresql://"), refused.err.c_str());
        }
        QCOMPARE(shop_.run({"score", "product", "phtos", "--out", "none"}).code, 1); // mistyped
        QCOMPARE(readFile(shop_.path("none/results.csv")), before);
    }

    void shardsEnterAtOnceIntoOneServer() {
        if (!tests::PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed");
        tests::PostgresServer server;
        const std::string url = server.newDatabase();
        std::vector<std::unique_ptr<QProcess>> shards;
        for (const char* part : {"1/3", "2/3", "3/3"}) {
            shards.push_back(std::make_unique<QProcess>());
            shop_.prepare(*shards.back(), scoring("parts", url, {"--shard", part, "--resume"}));
            shards.back()->start();
        }
        for (const auto& shard : shards)
            QVERIFY(tests::Workshop::finish(*shard).code <= 1); // one has the broken photo
        QCOMPARE(shop_.run(scoring("parts", url, {"--shard", "2/3", "--resume"})).code <= 1, true);
        Records records({.database = url});
        const auto runs = records.runs();
        QCOMPARE(runs.size(), std::size_t(3)); // the repeated shard went on with its own
        std::vector<std::string> images;
        for (const RecordedRun& run : runs) {
            QVERIFY(run.end && run.end->outcome == RunOutcome::Finished);
            for (const std::string& image : imagesOf(records, run.id))
                images.push_back(image);
        }
        std::sort(images.begin(), images.end());
        images.erase(std::unique(images.begin(), images.end()), images.end()); // broken.png is tried again
        QCOMPARE(images,
                 (std::vector<std::string>{"0.png", "1.png", "2.png", "3.png", "4.png", "broken.png"}));
        QVERIFY(records.verifyAudit().intact());
    }
};

QTEST_GUILESS_MAIN(ScoreRecordingTest)
#include "score_recording_test.moc"
