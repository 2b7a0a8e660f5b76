#include "scoring/earlier_runs.h"

#include <clocale>
#include <fstream>
#include <limits>
#include <stop_token>

#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include "report/score_record.h"
#include "scoring/score_run.h"
#include "support/error_of.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

class EarlierRunsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;

    fs::path path(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }

private Q_SLOTS:
    void flaggedIsWhatIsToBeReviewedOrRejected() {
        const fs::path run = path("flagged") / "20261126-101112-000";
        RunHead head{.created = "2026-11-26T10:11:12Z"};
        head.state.threshold = 3;
        head.state.reviewThreshold = 2;
        writeHead(run, head);
        const double infinite = std::numeric_limits<double>::infinity();
        const std::pair<const char*, double> scores[] = {
            {"/a/good", 1}, {"/a/review", 2}, {"/a/reject", 3}, {"/a/far", infinite}};
        std::vector<ScoreImage> images = {{.path = "/a/broken", .stem = "broken"}};
        std::ofstream journal(run / "journal.jsonl", std::ios::binary);
        const auto add = [&](const ScoreRecord& record) {
            journal << "{\"key\": \"" << record.image
                    << "\", \"bytes\": 1, \"modified\": 1, \"record\": " << toJsonLine(record) << "}\n";
        };
        journal << "{}\n"; // what the run was started with
        for (const auto& [image, score] : scores) {
            images.push_back({.path = image, .stem = image + 3});
            add({.image = image, .anomalous = score >= 3, .scores = {.fused = score}, .threshold = 3});
        }
        add(recordFailure("/a/broken", "/a/broken: is empty"));
        journal.close();
        appendImages(run, images);
        const auto runs = earlierRuns(path("flagged"), {.withFindings = true});
        QCOMPARE(runs.size(), std::size_t(1));
        QCOMPARE(runs[0].flagged, 3);
        QCOMPARE(runs[0].failed, 1);
    }

    /// Qt sets the locale of the person, whose numbers may have a comma.
    void scoresAreReadWhateverTheLocaleIs() {
        const char* comma = nullptr;
        for (const char* name : {"de_DE.UTF-8", "de_DE", "fr_FR.UTF-8", "nl_NL.UTF-8"})
            comma = comma != nullptr ? comma : std::setlocale(LC_NUMERIC, name);
        const auto back = qScopeGuard([] { std::setlocale(LC_NUMERIC, "C"); });
        if (comma == nullptr)
            QSKIP("no locale with a decimal comma is installed");
        const fs::path run = path("commas") / "20261126-101112-000";
        RunHead head{.created = "2026-11-26T10:11:12Z"};
        head.state.threshold = 5.1;
        writeHead(run, head);
        appendImages(run, std::vector<ScoreImage>{{.path = "/a/1.png", .stem = "1"}});
        std::ofstream(run / "journal.jsonl")
            << "{}\n{\"key\": \"/a/1.png\", \"bytes\": 1, \"record\": {\"score\":5.21}}\n";
        QCOMPARE(earlierRuns(path("commas"), {.withFindings = true}).at(0).flagged, 1);
    }

    void aDamagedLineOfARunIsLeftOut() {
        const fs::path runs = path("damaged runs");
        for (const char* name : {"20261126-101112-000", "20261126-101112-001"}) {
            writeHead(runs / name, {.created = "2026-11-26T10:11:12Z"});
            appendImages(runs / name, std::vector<ScoreImage>{{.path = "/a/1.png", .stem = "1"}});
        }
        const fs::path damaged = runs / "20261126-101112-001";
        std::ofstream(damaged / "images.jsonl", std::ios::app)
            << "{\"path\":\"/a/\\\"2\\\".png\",\"anomalous\":null,\"stem\":3}\n";
        const auto found = earlierRuns(runs, {.withFindings = true});
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[0].source, fs::path("/a"));
        appendImages(damaged, std::vector<ScoreImage>{{.path = "/a/3.png", .stem = "3"}});
        const std::vector<ScoreImage> images = readImages(damaged);
        QCOMPARE(images.size(), std::size_t(2));
        QCOMPARE(images[1].stem, std::string("3"));
        ScoreRun run(damaged);
        run.open({}, [](std::vector<ScoreRow>) {});
        QCOMPARE(run.images().size(), std::size_t(2));
    }

    void readingARunAndTheListOfThemIsStopped() {
        const fs::path runs = path("stopped runs");
        const fs::path folder = freshRunFolder(runs);
        writeHead(folder, {.created = "2026-11-26T10:11:12Z"});
        appendImages(folder, std::vector<ScoreImage>{{.path = "/a/1.png", .stem = "1"}});
        std::stop_source stop;
        stop.request_stop();
        const JobContext job{.stop = stop.get_token()};
        QVERIFY_THROWS_EXCEPTION(Cancelled, earlierRuns(runs, {}, job));
        ScoreRun run(folder);
        bool isListed = false;
        QVERIFY_THROWS_EXCEPTION(Cancelled, run.open(
                                                job, [](std::vector<ScoreRow>) {},
                                                [&](const RunHead&, std::size_t) { isListed = true; }));
        QVERIFY(!isListed);
        ScoreRun(folder).open({}, [](std::vector<ScoreRow>) {}); // nothing holds it
    }

    void theFolderOfARunIsTheOneThatHoldsAllItsImages() {
        const fs::path run = path("sources") / "20261126-101112-000";
        writeHead(run, {.created = "2026-11-26T10:11:12Z"});
        const auto source = [&] { return earlierRuns(path("sources"), {.withFindings = true})[0].source; };
        const auto add = [&](const char* image) {
            const std::vector<ScoreImage> one = {{.path = image, .stem = "x"}};
            appendImages(run, one);
        };
        add("/line/left/a \"b\".png");
        QCOMPARE(source(), fs::path("/line/left"));
        add("/line/left/deep/1.png");
        QCOMPARE(source(), fs::path("/line/left"));
        add("/line/lefter/\xff.png");
        QCOMPARE(source(), fs::path("/line"));
        add("/elsewhere/1.png");
        QCOMPARE(source(), fs::path("/"));
    }

    void aListOfRunsHasThoseThatAreWanted() {
        const fs::path runs = path("list");
        for (const char* product : {"tray", "bag", "tray", "tray"}) {
            const fs::path run = freshRunFolder(runs);
            RunHead head{.created = "2026-11-26T09:00:00Z"};
            head.state.name = product;
            writeHead(run, head);
            appendImages(run, std::vector<ScoreImage>{{.path = "/a/1.png", .stem = "1"}});
            if (earlierRuns(runs).size() == 4)
                setFinished(run, 1);
            QTest::qWait(2); // they are named for the time
        }
        writeHead(freshRunFolder(runs), {}); // killed before it had images
        const auto isTray = [](const RunHead& head) { return head.state.name == "tray"; };
        QCOMPARE(earlierRuns(runs).size(), std::size_t(4));
        QCOMPARE(earlierRuns(runs, {.isWanted = isTray}).size(), std::size_t(3));
        const auto newest = earlierRuns(runs, {.isWanted = isTray, .most = 1});
        QCOMPARE(newest.size(), std::size_t(1));
        QVERIFY(newest[0].head.state.name == "tray");
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::EarlierRunsTest)
#include "earlier_runs_test.moc"
