#include <fstream>

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "base/atomic_file.h"
#include "base/known_error.h"
#include "scoring/earlier_runs.h"
#include "scoring/images/folder_watch.h"
#include "scoring/images/image_listing.h"
#include "scoring/images/run_images.h"
#include "scoring/images/seen_images.h"
#include "scoring/run_files.h"
#include "scoring/score_run.h"
#include "scoring/score_summary.h"
#include "support/error_of.h"
#include "support/file_size_limit.h"

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
        const std::vector<ScoreImage> images = listScoreImages({path("plain")}, {});
        QCOMPARE(images.size(), std::size_t(3));
        QCOMPARE(images[0].stem, std::string("2"));
        QCOMPARE(images[1].stem, std::string("10"));
        QCOMPARE(images[2].stem, std::string("deep/1"));
        for (const ScoreImage& image : images)
            QVERIFY(!image.anomalous);
    }

    void aDataSetGivesItsTestImagesWithTheTruth() {
        for (const char* name : {"set/train/good/000.png", "set/test/good/000.png", "set/test/crack/000.png",
                                 "set/ground_truth/crack/000_mask.png"})
            file(name);
        const std::vector<ScoreImage> images = listScoreImages({path("set")}, {});
        QCOMPARE(images.size(), std::size_t(2));
        QVERIFY(images[0].anomalous && images[1].anomalous);
        const auto crack = std::find_if(images.begin(), images.end(),
                                        [](const ScoreImage& image) { return image.defect == "crack"; });
        QVERIFY(crack != images.end());
        QCOMPARE(crack->anomalous, std::optional(true));
        QCOMPARE(crack->stem, std::string("test/crack/000"));
    }

    void imagesOfATestFolderAreKnownToo() {
        const std::vector<ScoreImage> images =
            listScoreImages({path("set/test/crack/000.png"), path("set/test/good")}, {});
        QCOMPARE(images.size(), std::size_t(2));
        QCOMPARE(images[0].anomalous, std::optional(true));
        QCOMPARE(images[1].anomalous, std::optional(false));
        QVERIFY(images[0].stem != images[1].stem); // both files are named 000
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
        const std::vector<ScoreImage> more = {{.path = "/a/4.png", .stem = "4"}};
        appendImages(run, more);
        auto read = readImages(run);
        QCOMPARE(read.size(), std::size_t(3));
        QCOMPARE(read.back().path, more[0].path);
        read.pop_back();
        QCOMPARE(read[1].anomalous, std::optional(true));
        QCOMPARE(read[1].defect, std::string("cut"));

        QVERIFY(!earlierRuns(path("runs"))[0].finished);
        setFinished(run, 3);
        const auto runs = earlierRuns(path("runs"));
        QCOMPARE(runs.size(), std::size_t(1));
        QVERIFY(runs[0].finished);
        QCOMPARE(runs[0].images, 3);
        QCOMPARE(runs[0].scored, 3); // written down with its end: there is no journal to count
        QCOMPARE(earlierRuns(path("runs"), {.withFindings = true})[0].source, fs::path("/a"));
        removeRun(run);
        QVERIFY(earlierRuns(path("runs")).empty());
        VERIFY_ERROR(removeRun(path("plain")), "run.json");
    }

    void namesThatAreNoUtf8SurviveAResume() {
        const fs::path odd = "/a/\xff\xfe.png", other = "/a/\xfe\xff.png"; // alike but for their bytes
        const fs::path run = freshRunFolder(path("odd runs"));
        RunHead head{.product = "/products/\xff"};
        head.state.shots = {odd, "/a/ü.png"};
        writeHead(run, head);
        QVERIFY(readHead(run).state.shots == head.state.shots);
        QVERIFY(readHead(run).product == head.product);
        const std::vector<ScoreImage> images = {{.path = odd, .stem = "\xff\xfe"},
                                                {.path = other, .stem = "b"}};
        appendImages(run, images);
        const std::vector<ScoreImage> read = readImages(run);
        QCOMPARE(read.size(), std::size_t(2));
        QVERIFY(read[0].path == odd && read[1].path == other);
        QCOMPARE(read[0].stem, images[0].stem);
        {
            SeenImages seen(run);
            seen.add(odd, {.sha256 = "one"});
        }
        const SeenImages seen(run);
        QVERIFY(seen.has(odd) && !seen.has(other));
        QCOMPARE(seen.read(odd).sha256, std::string("one"));
    }

    void aRunThatIsOpenIsNotRemoved() {
        const fs::path folder = freshRunFolder(path("open runs"));
        {
            ScoreRun run(folder, {}, {});
            run.plan({{.path = "/a/1.png", .stem = "1"}});
            VERIFY_ERROR(removeRun(folder), "in use by process");
            ScoreRun other(folder);
            VERIFY_ERROR(other.open({}, [](std::vector<ScoreRow>) {}), "in use by process");
            try {
                removeRun(folder);
                QFAIL("it is in use");
            } catch (const KnownError& error) { // so that the Studio has words of its own for it
                QCOMPARE(error.kind(), KnownError::Kind::InUse);
                QCOMPARE(error.where(), folder.string());
            }
        }
        QVERIFY(fs::exists(folder / "images.jsonl"));
        {
            ScoreRun run(folder);
            run.open({}, [](std::vector<ScoreRow>) {});
            VERIFY_ERROR(removeRun(folder), "in use by process");
        }
        removeRun(folder);
        QVERIFY(!fs::exists(folder));
    }

    void imagesAreInARunOnce() {
        const auto chunk = [](int first, int count) {
            std::vector<ScoreImage> images;
            for (int i = first; i < first + count; ++i)
                images.push_back({.path = "/a/" + std::to_string(i) + ".png", .stem = {}});
            return ImageChunk::of(std::move(images));
        };
        RunImages images;
        for (int i = 0; i < 20; ++i)
            QVERIFY(images.add(chunk(i, 1)) != nullptr); // as they come to a watched folder
        const RunImages before = images;
        QCOMPARE(images.add(chunk(0, 6000))->images.size(), std::size_t(5980));
        QVERIFY(images.add(chunk(3, 5000)) == nullptr);
        QCOMPARE(images.add(chunk(5990, 20))->images.size(), std::size_t(10));
        QCOMPARE(images.size(), std::size_t(6010));
        QCOMPARE(images.all().size(), std::size_t(6010));
        QVERIFY(before.has("/a/19.png") && !before.has("/a/6005.png"));
        const ImageChunkPtr others = chunk(7000, 5);
        QCOMPARE(images.freshOf(others), others); // none is known: nothing is copied
        const ImageChunkPtr fresh = images.freshOf(chunk(6005, 20));
        QCOMPARE(fresh->images.size(), std::size_t(15));
        QCOMPARE(RunImages(images).add(fresh), fresh);
        RunImages again; // scored again: the chunks as they are
        for (const ImageChunkPtr& one : images.chunks())
            again.add(one);
        QVERIFY(again.has("/a/0.png") && again.has("/a/19.png") && again.has("/a/6009.png"));
        QCOMPARE(again.size(), images.size());
    }

    void imagesOfOneNameHaveNamesOfTheirOwnInAnExport() {
        RunImages images;
        for (const char* path : {"/left/1.png", "/right/1.png", "/up/1.png"})
            images.add(ImageChunk::of({{.path = path, .stem = "1"}}));
        QStringList stems;
        for (const ScoreImage& image : images.all())
            stems.append(QString::fromStdString(image.stem));
        QCOMPARE(stems, QStringList({"1", "1-2", "1-3"}));
    }

    void seenImagesSurviveAKill() {
        const fs::path folder = path("seen");
        fs::create_directories(folder);
        cv::Mat parts(4, 6, CV_8U, cv::Scalar(0));
        parts.at<uchar>(2, 3) = 7;
        {
            SeenImages seen(folder);
            seen.add("/a.png", {.sha256 = "one", .peakShot = 2, .parts = parts});
            seen.add("/a.png", {.sha256 = "two", .peakShot = 1, .scoredMs = 77, .parts = parts});
        }
        QFile file(QString::fromStdString((folder / "seen.jsonl").string()));
        QVERIFY(file.open(QIODevice::Append));
        file.write("{\"image\": \"/b.png\", \"sha");
        file.close();
        SeenImages seen(folder);
        QVERIFY(seen.has("/a.png"));
        QCOMPARE(seen.readBrief("/a.png").scoredMs, std::int64_t(77));
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

    void seenImagesGoOnAfterAFullDisk() {
        const fs::path folder = path("seen full");
        fs::create_directories(folder);
        const cv::Mat parts(4, 6, CV_8U, cv::Scalar(3));
        SeenImages seen(folder);
        seen.add("/a.png", {.sha256 = "one", .parts = parts});
        {
            const FileSizeLimit limit(fs::file_size(folder / "seen.jsonl") + 20);
            VERIFY_ERROR(seen.add("/b.png", {.sha256 = "two", .parts = parts}), "cannot be written");
            QVERIFY(!seen.has("/b.png"));
        }
        seen.add("/c.png", {.sha256 = "three", .parts = parts});
        const SeenImages again(folder);
        for (const SeenImages* one : {&std::as_const(seen), &again}) {
            QCOMPARE(one->read("/a.png").sha256, std::string("one"));
            QVERIFY(!one->has("/b.png"));
            QCOMPARE(one->read("/c.png").parts.size(), parts.size());
        }
    }

    /// A failed flush is told once: the next one succeeds whether or not the lines before are on the disk.
    void whatAFailedFlushMayHaveLostIsForgotten() {
        const fs::path folder = path("seen flush");
        fs::create_directories(folder);
        fs::create_symlink("/dev/null", folder / "seen.jsonl"); // takes all, flushes nothing
        SeenImages seen(folder);
        const auto name = [](int i) { return "/" + std::to_string(i) + ".png"; };
        int added = 0;
        try {
            for (; added < 1000; ++added)
                seen.add(name(added), {.sha256 = "one"});
            QFAIL("it flushes now and then");
        } catch (const KnownError& error) {
            QCOMPARE(error.kind(), KnownError::Kind::NotWritable);
        }
        QVERIFY(added > 1);
        QCOMPARE(seen.forgotten(), std::size_t(added));
        for (const int i : {0, added - 1, added})
            QVERIFY(!seen.has(name(i)));
        seen.add(name(0), {.sha256 = "again"});
        QVERIFY(seen.has(name(0)));
        QCOMPARE(seen.forgotten(), std::size_t(added - 1));
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
        FolderWatch watch;
        std::vector<std::vector<fs::path>> appeared;
        connect(&watch, &FolderWatch::appeared, this,
                [&](const std::vector<fs::path>& files) { appeared.push_back(files); });
        fs::create_directories(path("inbox"));
        file("inbox/old.png");
        watch.setSettleMs(150);
        watch.setFolder(path("inbox"));
        QTRY_COMPARE(appeared.size(), std::size_t(1));
        file("inbox/later/new.png");
        QTRY_COMPARE(appeared.size(), std::size_t(2));
        QCOMPARE(appeared[1][0], path("inbox/later/new.png"));
        watch.setPollMs(100);
        std::ofstream(path("inbox/old.png")) << "written over in its place: the system does not tell";
        file("inbox/later/newest.png"); // from here on it looks by itself
        QTRY_VERIFY(appeared.size() >= 3);
        const std::size_t before = appeared.size();
        QTest::qWait(300);
        std::ofstream(path("inbox/old.png")) << "and again";
        QTRY_COMPARE(appeared.size(), before + 1);
        QCOMPARE(appeared.back()[0], path("inbox/old.png"));
        file("inbox/\xff.png"); // no UTF-8
        QTRY_COMPARE(appeared.size(), before + 2);
        QCOMPARE(appeared.back()[0].native(), path("inbox/\xff.png").native());
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
