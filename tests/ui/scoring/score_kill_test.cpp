#include "scoring/score_run.h"

#include <QtTest>

#include <cstdio>
#include <fstream>
#include <map>
#include <random>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/sha256.h"
#include "scoring/run_files.h"
#include "support/disc_studio.h"
#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::ui;
using namespace cliplad::tests;
namespace fs = std::filesystem;

namespace {

constexpr int kImages = 24;
constexpr auto kOddName = "\xff-7.png"; // not UTF-8

/// What a row says, exactly.
std::string figuresOf(const ScoreRow& row) {
    char text[160];
    std::snprintf(text, sizeof text, "%s %a %a %a", row.imageSha256.toStdString().c_str(), row.logical,
                  row.structural, row.fused);
    return text;
}

std::vector<ScoreImage> imagesIn(const fs::path& folder) {
    std::vector<ScoreImage> images;
    for (int i = 0; i < kImages; ++i) {
        const std::string name = i == 7 ? kOddName : std::to_string(i) + ".png";
        images.push_back({.path = folder / name, .stem = std::to_string(i)});
    }
    return images;
}

using Rows = std::map<fs::path, std::string>;

/// The program that is killed: begins the run or goes on with it, and prints the number of each image once
/// its row was handed to the Studio.
int scoreAsStudio(const fs::path& run, const fs::path& photos) {
    try {
        const std::vector<ScoreImage> images = imagesIn(photos);
        const auto tell = [&images](const std::vector<ScoreRow>& rows) {
            for (const ScoreRow& row : rows) {
                const auto image = std::find_if(images.begin(), images.end(), [&](const ScoreImage& known) {
                    return known.path == row.path;
                });
                const std::string line = std::to_string(image - images.begin()) + ' ' + figuresOf(row) + '\n';
                std::fwrite(line.data(), 1, line.size(), stdout);
                std::fflush(stdout);
            }
        };
        std::error_code error;
        std::unique_ptr<ScoreRun> score;
        if (fs::exists(run / "run.json", error)) {
            score = std::make_unique<ScoreRun>(run);
            score->open({}, tell);
        } else {
            std::vector<fs::path> shots;
            for (int i = 1; i <= 2; ++i)
                shots.push_back(photos / ("shot" + std::to_string(i) + ".png"));
            score = std::make_unique<ScoreRun>(run, discState(shots), fs::path());
        }
        score->score(FakeBackbone(), images, {}, tell);
        return 0;
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "%s\n", problem.what());
        return 1;
    }
}

void begin(QProcess& process, const fs::path& run, const fs::path& photos) {
    process.start(QCoreApplication::applicationFilePath(),
                  {"--score", QString::fromStdString(run.string()), QString::fromStdString(photos.string())});
}

/// Rows that the program has printed whole: the Studio showed them.
Rows confirmedBy(QProcess& process, const std::vector<ScoreImage>& images) {
    Rows rows;
    QList<QByteArray> lines = process.readAllStandardOutput().split('\n');
    lines.removeLast(); // cut short, or empty
    for (const QByteArray& line : lines) {
        const qsizetype space = line.indexOf(' ');
        rows[images[line.left(space).toUInt()].path] = line.mid(space + 1).toStdString();
    }
    return rows;
}

/// What the run's folder holds; each image once, or "twice".
Rows rowsIn(const fs::path& folder) {
    Rows rows;
    ScoreRun run(folder);
    run.open({}, [&rows](const std::vector<ScoreRow>& ready) {
        for (const ScoreRow& row : ready)
            if (!rows.emplace(row.path, figuresOf(row)).second)
                rows[row.path] = "twice";
    });
    return rows;
}

int linesOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return static_cast<int>(std::count(std::istreambuf_iterator<char>(file), {}, '\n'));
}

int killCount() {
    const int count = qEnvironmentVariableIntValue("CLIPLAD_KILLS");
    return count > 0 ? count : 20;
}

} // namespace

/// A run of scoring that is killed at random moments, as by a power cut, goes on where it was.
class ScoreKillTest : public QObject {
    Q_OBJECT

private:
    fs::path path(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }

    QTemporaryDir folder_;
    std::vector<ScoreImage> images_;
    Rows expected_;     ///< of a run that nobody disturbed
    int wholeTime_ = 0; ///< ms that it took

private Q_SLOTS:
    void initTestCase() {
        fs::create_directories(path("photos"));
        writeShots(path("photos"), 2);
        images_ = imagesIn(path("photos"));
        for (int i = 0; i < kImages; ++i) {
            DiscPhoto photo{.seed = static_cast<std::uint64_t>(100 + i)};
            if (i % 3 == 0)
                photo.discs[0] = "";
            fs::rename(writePhoto(draw(photo), path("photos/drawn.png")),
                       images_[static_cast<std::size_t>(i)].path);
        }
        QProcess program;
        QElapsedTimer time;
        time.start();
        begin(program, path("undisturbed"), path("photos"));
        QVERIFY(program.waitForFinished(120'000));
        QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
        wholeTime_ = static_cast<int>(time.elapsed());
        expected_ = rowsIn(path("undisturbed"));
        QCOMPARE(expected_.size(), std::size_t(kImages));
        QVERIFY(confirmedBy(program, images_) == expected_);
    }

    void cleanupTestCase() { fs::remove_all(path("photos")); } // Qt cannot name all of them

    /// For who enters the run in the records late: each result with the file that it was made from.
    void rowsForTheRecordsAreAsTheyWereWhateverCameLater() {
        const auto drop = [](const std::vector<ScoreRow>&) {};
        const FakeBackbone backbone;
        const std::vector<fs::path> shots = {path("photos/shot1.png"), path("photos/shot2.png")};
        fs::create_directories(path("changing"));
        const std::vector<ScoreImage> images = {{.path = path("changing/a.png"), .stem = "a"},
                                                {.path = path("changing/b.png"), .stem = "b"}};
        fs::copy_file(images_[0].path, images[0].path);
        fs::copy_file(images_[1].path, images[1].path);
        ScoreRun run(path("changing run"), discState(shots), {});
        run.plan(images);
        run.learn(backbone, {});
        QVERIFY(run.nameForRecords());
        run.score(backbone, images, {}, drop);
        fs::copy_file(images_[2].path, images[0].path, fs::copy_options::overwrite_existing);
        run.score(backbone, images, {}, drop);
        const auto check = [&](const ScoreRun& of) {
            std::vector<ScoreRow> rows;
            of.rowsForRecords(0, of.resultsForRecords(), [&rows](const std::vector<ScoreRow>& ready) {
                rows.insert(rows.end(), ready.begin(), ready.end());
            });
            QCOMPARE(rows.size(), std::size_t(3));
            for (const auto& [row, image] : {std::pair(0, 0), std::pair(1, 1), std::pair(2, 2)})
                QCOMPARE(rows[static_cast<std::size_t>(row)].imageSha256.toStdString(),
                         sha256OfFile(images_[static_cast<std::size_t>(image)].path));
            QCOMPARE(rows[2].path, images[0].path);
            QCOMPARE(rows[2].stem, std::string("a"));
        };
        check(run);
        VERIFY_ERROR(ScoreRun(run.folder()).open({}, drop), "in use by process");
        run.letGo();                                            // as when the page shows another run
        writeFileAtomically(run.folder() / "images.jsonl", ""); // a power cut lost it
        ScoreRun again(run.folder());
        std::size_t listed = 0;
        again.open({}, drop, [&listed](const RunHead&, std::size_t count) { listed = count; });
        QCOMPARE(listed, images.size()); // their results name them
        check(again);
        check(run);
    }

    void killedRunLosesAndDoublesNothing() {
        std::mt19937 random(7);
        int runs = 0, interrupted = 0;
        fs::path run;
        Rows confirmed;
        for (int kill = 0; kill < killCount(); ++kill) {
            if (run.empty())
                run = path("run" + std::to_string(++runs));
            QProcess program;
            begin(program, run, path("photos"));
            if (!program.waitForFinished(static_cast<int>(random() % static_cast<unsigned>(wholeTime_)))) {
                program.kill();
                QVERIFY(program.waitForFinished(30'000));
                ++interrupted;
            } else {
                QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
            }
            confirmed.merge(confirmedBy(program, images_));
            if (!fs::exists(run / "run.json")) {
                QVERIFY(confirmed.empty()); // killed before anything began
                continue;
            }
            const Rows there = rowsIn(run);
            for (const auto& [image, figures] : confirmed) {
                const auto found = there.find(image);
                QVERIFY2(found != there.end(), qPrintable(QString("lost by kill %1").arg(kill)));
                QCOMPARE(found->second, figures);
            }
            for (const auto& [image, figures] : there)
                QCOMPARE(figures, expected_.at(image)); // also what was not confirmed
            if (there.size() < kImages)
                continue;
            QCOMPARE(linesOf(run / "journal.jsonl"), kImages + 1); // its first line, and each image once
            QCOMPARE(linesOf(run / "images.jsonl"), kImages);
            confirmed.clear();
            run.clear();
        }
        qInfo("%d of %d programs were killed, over %d runs", interrupted, killCount(), runs);
        QVERIFY(interrupted >= killCount() / 2);
        if (run.empty())
            return;
        QProcess program; // the last one, to its end
        begin(program, run, path("photos"));
        QVERIFY(program.waitForFinished(120'000));
        QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
        QVERIFY(rowsIn(run) == expected_);
        QCOMPARE(linesOf(run / "journal.jsonl"), kImages + 1);
        QVERIFY(fs::exists(run / "finished"));
    }
};

int main(int count, char** arguments) {
    const QCoreApplication application(count, arguments);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == "--score")
        return scoreAsStudio(words.value(2).toStdString(), words.value(3).toStdString());
    ScoreKillTest test;
    return QTest::qExec(&test, count, arguments);
}

#include "score_kill_test.moc"
