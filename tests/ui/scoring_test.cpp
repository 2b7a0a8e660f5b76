#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "base/atomic_file.h"
#include "scoring/folder_watch.h"
#include "scoring/image_listing.h"
#include "scoring/run_files.h"
#include "scoring/score_summary.h"
#include "scoring/seen_images.h"
#include "support/error_of.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

class ScoringTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;

    fs::path path(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }

    fs::path file(const std::string& name) const {
        fs::create_directories(path(name).parent_path());
        writeFileAtomically(path(name), std::string_view("x"));
        return path(name);
    }

private Q_SLOTS:
    void aFolderIsListedAsTheCommandLineNamesIt() {
        for (const char* name : {"plain/2.png", "plain/10.png", "plain/deep/1.jpg", "plain/notes.txt"})
            file(name);
        const ImageListing listing = listScoreImages({path("plain")}, {});
        QCOMPARE(listing.images.size(), std::size_t(3));
        QCOMPARE(listing.images[0].stem, std::string("2"));
        QCOMPARE(listing.images[1].stem, std::string("10"));
        QCOMPARE(listing.images[2].stem, std::string("deep/1"));
        QCOMPARE(listing.withTruth, std::size_t(0));
    }

    void aDataSetGivesItsTestImagesWithTheTruth() {
        for (const char* name : {"set/train/good/000.png", "set/test/good/000.png", "set/test/crack/000.png",
                                 "set/ground_truth/crack/000_mask.png"})
            file(name);
        const ImageListing listing = listScoreImages({path("set")}, {});
        QCOMPARE(listing.images.size(), std::size_t(2));
        QCOMPARE(listing.withTruth, std::size_t(2));
        QCOMPARE(listing.dataSets, std::string("set"));
        const auto crack = std::find_if(listing.images.begin(), listing.images.end(),
                                        [](const ScoreImage& image) { return image.defect == "crack"; });
        QVERIFY(crack != listing.images.end());
        QCOMPARE(crack->anomalous, std::optional(true));
        QCOMPARE(crack->stem, std::string("test/crack/000"));
    }

    void imagesOfATestFolderAreKnownToo() {
        const ImageListing listing =
            listScoreImages({path("set/test/crack/000.png"), path("set/test/good")}, {});
        QCOMPARE(listing.images.size(), std::size_t(2));
        QCOMPARE(listing.images[0].anomalous, std::optional(true));
        QCOMPARE(listing.images[1].anomalous, std::optional(false));
        QVERIFY(listing.images[0].stem != listing.images[1].stem); // both files are named 000
    }

    void nothingAndTooMuchAreSaid() {
        VERIFY_ERROR(listScoreImages({path("plain/notes.txt")}, {}), "holds no images");
        for (const char* set : {"sets/a", "sets/b"})
            for (const char* name : {"/train/good/0.png", "/test/good/0.png", "/test/bent/0.png"})
                file(std::string(set) + name);
        VERIFY_ERROR(listScoreImages({path("sets")}, {}), "several data sets: a, b");
    }

    void aRunsFilesComeBack() {
        const fs::path run = freshRunFolder(path("runs"));
        RunHead head{.created = "2026-11-26T09:00:00Z", .product = "/p", .productSha256 = "abc"};
        head.state.name = "tray";
        head.state.fine = {{.label = {.name = "nut"}}};
        head.calibration = {.mean = {1, 2}, .precision = {1, 0, 0, 1}, .threshold = 3.5, .sampleSize = 4};
        writeHead(run, head);
        const RunHead back = readHead(run);
        QCOMPARE(back.state.name, head.state.name);
        QCOMPARE(back.state.fine.size(), std::size_t(1));
        QCOMPARE(back.product, head.product);
        QVERIFY(back.calibration == head.calibration);

        const std::vector<ScoreImage> images = {
            {.path = "/a/1.png", .stem = "1"},
            {.path = "/a/2.png", .stem = "2", .anomalous = true, .defect = "cut"}};
        appendImages(run, images);
        QFile list(QString::fromStdString((run / "images.jsonl").string()));
        QVERIFY(list.open(QIODevice::Append));
        list.write("{\"path\": \"/a/3"); // killed while it wrote
        list.close();
        const auto read = readImages(run);
        QCOMPARE(read.size(), std::size_t(2));
        QCOMPARE(read[1].anomalous, std::optional(true));
        QCOMPARE(read[1].defect, std::string("cut"));

        QVERIFY(!earlierRuns(path("runs"))[0].finished);
        setFinished(run, true);
        const auto runs = earlierRuns(path("runs"));
        QCOMPARE(runs.size(), std::size_t(1));
        QVERIFY(runs[0].finished);
        QCOMPARE(runs[0].images, 2);
        removeRun(run);
        QVERIFY(earlierRuns(path("runs")).empty());
        VERIFY_ERROR(removeRun(path("plain")), "run.json");
    }

    void seenImagesSurviveAKill() {
        const fs::path folder = path("seen");
        fs::create_directories(folder);
        cv::Mat parts(4, 6, CV_8U, cv::Scalar(0));
        parts.at<uchar>(2, 3) = 7;
        {
            SeenImages seen(folder);
            seen.add("/a.png", {.sha256 = "one", .peakShot = 2, .parts = parts});
            seen.add("/a.png", {.sha256 = "two", .peakShot = 1, .parts = parts});
        }
        QFile file(QString::fromStdString((folder / "seen.jsonl").string()));
        QVERIFY(file.open(QIODevice::Append));
        file.write("{\"image\": \"/b.png\", \"sha");
        file.close();
        SeenImages seen(folder);
        QVERIFY(seen.has("/a.png"));
        QVERIFY(!seen.has("/b.png"));
        seen.add("/b.png", {.sha256 = "three"});
        SeenImages again(folder);
        const SeenImage back = again.read("/a.png");
        QCOMPARE(back.sha256, std::string("two"));
        QCOMPARE(back.peakShot, 1);
        QCOMPARE(cv::countNonZero(back.parts != parts), 0);
        QCOMPARE(again.read("/b.png").sha256, std::string("three"));
        QVERIFY(again.read("/c.png").sha256.empty());
    }

    void verdictsFollowBothThresholds() {
        const ScoreThresholds band{.review = 2, .reject = 3};
        QCOMPARE(verdictOf({.fused = 1.9}, band), Verdict::Good);
        QCOMPARE(verdictOf({.fused = 2}, band), Verdict::Review);
        QCOMPARE(verdictOf({.fused = 3}, band), Verdict::Reject);
        QCOMPARE(verdictOf({.failed = true}, band), Verdict::Failed);
    }

    void countsKeepToWhatIsKnown() {
        std::vector<ScoreRow> rows = {{.fused = 1, .anomalous = false},
                                      {.fused = 9, .anomalous = true},
                                      {.fused = 1, .anomalous = true},
                                      {.fused = 9, .review = ReviewDecision::Good},
                                      {.fused = 9},
                                      {.failed = true, .anomalous = true}};
        const VerdictCounts counts = countVerdicts(rows, {.review = 5, .reject = 5});
        QCOMPARE(counts.known, 5);
        QCOMPARE(counts.of(Verdict::Reject), 3);
        QCOMPARE(counts.missedShare(), std::optional(0.5));
        QCOMPARE(counts.falseAlarmShare(), std::optional(0.5));
        QCOMPARE(labelledScores(rows).size(), std::size_t(4));
    }

    void outliersDoNotSqueezeTheHistogram() {
        std::vector<ScoreRow> rows;
        for (int i = 0; i < 1000; ++i)
            rows.push_back({.fused = i % 100 / 50.0});
        rows.push_back({.fused = 1e9});
        rows.push_back({.fused = std::numeric_limits<double>::infinity()});
        rows.push_back({.failed = true});
        const ScoreHistogram histogram = scoreHistogram(rows, 3.5);
        QVERIFY(histogram.high < 10);
        QCOMPARE(histogram.images, 1002);
        QCOMPARE(histogram.beyond, 2);
        int sum = 0;
        for (const auto& bin : histogram.bins)
            sum += bin.images;
        QCOMPARE(sum, 1002);
    }

    void aGrowingFileIsToldOnceItRests() {
        FileJobs jobs;
        FolderWatch watch(jobs);
        QSignalSpy appeared(&watch, &FolderWatch::appeared);
        fs::create_directories(path("inbox"));
        file("inbox/old.png");
        watch.setSettleMs(150);
        watch.setFolder(path("inbox"));
        QTRY_COMPARE(appeared.count(), 1);
        file("inbox/later/new.png");
        QTRY_COMPARE(appeared.count(), 2);
        QVERIFY(appeared[1][0].toStringList()[0].endsWith("later/new.png"));
        QSignalSpy failed(&watch, &FolderWatch::failed);
        fs::remove_all(path("inbox"));
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(watch.folder().empty());
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::ScoringTest)
#include "scoring_test.moc"
