#include "scoring/score_run.h"

#include <QtTest>

#include <cerrno>
#include <functional>
#include <map>

#include <sys/syscall.h>
#include <unistd.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/known_error.h"
#include "base/sha256.h"
#include "inspection/inspection.h"
#include "report/score_record.h"
#include "scoring/earlier_runs.h"
#include "scoring/run_files.h"
#include "support/disc_studio.h"
#include "support/error_of.h"
#include "support/file_size_limit.h"

using namespace cliplad;
using namespace cliplad::ui;
using namespace cliplad::tests;
namespace fs = std::filesystem;

namespace {

constexpr int kImages = 4;

void drop(const std::vector<ScoreRow>&) {}

/// Something happens while each image is looked at.
class InterruptedBackbone : public FakeBackbone {
public:
    explicit InterruptedBackbone(std::function<void()> meanwhile)
        : meanwhile_(std::move(meanwhile)) {}

    Features encodeImage(const cv::Mat& rgb, int resolution, const std::stop_token& stop) const override {
        meanwhile_();
        return FakeBackbone::encodeImage(rgb, resolution, stop);
    }

private:
    const std::function<void()> meanwhile_;
};

std::map<fs::path, ScoreRow> rowsIn(const fs::path& folder) {
    std::map<fs::path, ScoreRow> rows;
    ScoreRun run(folder);
    run.open({}, [&rows](const std::vector<ScoreRow>& ready) {
        for (const ScoreRow& row : ready)
            rows.emplace(row.path, row);
    });
    return rows;
}

std::uintmax_t longestFile(const fs::path& folder) {
    std::uintmax_t most = 0;
    for (const char* name : {"images.jsonl", "journal.jsonl", "seen.jsonl"})
        most = std::max(most, fs::file_size(folder / name));
    return most;
}

bool isFinished(const ScoreRun& run) {
    return fs::exists(run.folder() / "finished");
}

/// Whose file it is that cannot be flushed, and how often that is told.
std::string flushFails;
int flushFailures = 0;

void verifyFull(const std::function<void()>& action) {
    try {
        action();
        QFAIL("there is no room");
    } catch (const KnownError& error) {
        QCOMPARE(error.kind(), KnownError::Kind::DiskFull);
    }
}

} // namespace

/// In place of the system's, which tells a disk that fails once.
extern "C" int fdatasync(int descriptor) {
    std::error_code unknown;
    const fs::path file = fs::read_symlink("/proc/self/fd/" + std::to_string(descriptor), unknown);
    if (flushFailures > 0 && file.filename() == flushFails) {
        --flushFailures;
        errno = EIO;
        return -1;
    }
    return static_cast<int>(syscall(SYS_fdatasync, descriptor));
}

/// What a run leaves on the disk when something goes wrong.
class ScoreRunTest : public QObject {
    Q_OBJECT

private:
    fs::path path(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }

    std::unique_ptr<ScoreRun> newRun(const std::string& name) const {
        return std::make_unique<ScoreRun>(
            path(name), discState({path("photos/shot1.png"), path("photos/shot2.png")}), fs::path());
    }

    QTemporaryDir folder_;
    const FakeBackbone backbone_;
    std::vector<ScoreImage> images_;

private Q_SLOTS:
    void initTestCase() {
        fs::create_directories(path("photos"));
        writeShots(path("photos"), 2);
        for (int i = 0; i < kImages; ++i) {
            DiscPhoto photo{.seed = static_cast<std::uint64_t>(100 + i)};
            if (i == 1)
                photo.discs[0] = "";
            const std::string name = std::to_string(i);
            images_.push_back(
                {.path = writePhoto(draw(photo), path("photos/" + name + ".png")), .stem = name});
        }
    }

    void aFullDiskWhileImagesAreListedLosesNone() {
        const auto run = newRun("full list");
        run->plan({images_[0]});
        {
            const FileSizeLimit limit(fs::file_size(run->folder() / "images.jsonl") + 10);
            verifyFull([&] { run->plan(images_); });
        }
        QCOMPARE(run->images().size(), std::size_t(1));
        run->score(backbone_, images_, {}, drop); // there is room again
        QCOMPARE(run->images().size(), std::size_t(kImages));
        run->letGo();
        QCOMPARE(rowsIn(run->folder()).size(), std::size_t(kImages));
        const std::vector<EarlierRun> runs = earlierRuns(path(""));
        QCOMPARE(runs.size(), std::size_t(1));
        QVERIFY(runs[0].finished);
        QCOMPARE(runs[0].images, kImages);
    }

    void aFullDiskWhileTheProductIsLearnedLosesNoResults() {
        const auto run = newRun("full head");
        run->plan(images_);
        {
            const FileSizeLimit limit(1000); // run.json is longer
            verifyFull([&] { run->learn(backbone_, {}); });
        }
        run->score(backbone_, images_, {}, drop);
        run->letGo();
        QCOMPARE(rowsIn(run->folder()).size(), std::size_t(kImages));
    }

    void aFullDiskWhileImagesAreScoredLosesNoneAndTheSameRunGoesOn() {
        const auto run = newRun("full results");
        run->score(backbone_, {images_[0], images_[1]}, {}, drop);
        for (const int room : {30, 700}) {
            const FileSizeLimit limit(longestFile(run->folder()) + static_cast<std::uintmax_t>(room));
            verifyFull([&] { run->score(backbone_, images_, {}, drop); });
        }
        std::size_t delivered = 0;
        run->score(backbone_, images_, {},
                   [&delivered](const std::vector<ScoreRow>& rows) { delivered += rows.size(); });
        QVERIFY(delivered > 0);
        run->letGo();
        const auto rows = rowsIn(run->folder());
        QCOMPARE(rows.size(), std::size_t(kImages));
        ScoreRun again(run->folder());
        again.open({}, drop);
        for (const ScoreImage& image : images_) {
            QCOMPARE(rows.at(image.path).imageSha256.toStdString(), sha256OfFile(image.path));
            QVERIFY(!again.inspection(image.path, 3).parts.label.empty());
        }
    }

    /// The score is of the photo that was read: the one that came in its place is to have its own.
    void aPhotoThatIsReplacedWhileItIsScoredIsScoredAgain() {
        const ScoreImage image{.path = path("changing.png"), .stem = "changing"};
        fs::copy_file(images_[0].path, image.path);
        const auto run = newRun("changing");
        run->plan({image});
        run->learn(backbone_, {});
        const InterruptedBackbone replacing(
            [&] { fs::copy_file(images_[1].path, image.path, fs::copy_options::overwrite_existing); });
        run->score(replacing, {image}, {}, drop);
        QCOMPARE(run->imageSha256(image.path), sha256OfFile(images_[0].path));
        std::vector<ScoreRow> rows;
        run->score(backbone_, {image}, {}, [&](const std::vector<ScoreRow>& ready) { rows = ready; });
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(rows[0].imageSha256.toStdString(), sha256OfFile(images_[1].path));
    }

    /// The journal alone is flushed for each image: the rest of what a row has may be lost.
    void whatAPowerCutTookIsToldAndScoredAgain() {
        const auto run = newRun("cut");
        run->score(backbone_, images_, {}, drop);
        run->letGo();
        fs::resize_file(run->folder() / "seen.jsonl", fs::file_size(run->folder() / "seen.jsonl") / 2);
        ScoreRun again(run->folder());
        std::map<fs::path, ScoreRow> rows;
        again.open({}, [&rows](const std::vector<ScoreRow>& ready) {
            for (const ScoreRow& row : ready)
                rows.emplace(row.path, row);
        });
        for (const ScoreImage& image : images_)
            QCOMPARE(rows.at(image.path).imageSha256.toStdString(), sha256OfFile(image.path));
        const fs::path& lost = images_.back().path;
        QCOMPARE(again.imageSha256(lost), sha256OfFile(lost));
        VERIFY_ERROR(again.inspection(lost, 3), lost.string() + ": has a score, but its parts are lost");
        VERIFY_ERROR(again.record(lost, 3, true), "its parts are lost");
        QVERIFY(!again.record(lost, 3, false).failed());
        QVERIFY(again.lostParts() > 0); // so that it is offered to be resumed
        again.score(backbone_, images_, {}, drop);
        QCOMPARE(again.lostParts(), std::size_t(0));
        QVERIFY(isFinished(again));
        QVERIFY(!again.inspection(lost, 3).parts.label.empty());
        QVERIFY(!again.record(lost, 3, true).parts.empty());
    }

    void aRunWhoseDiskFailedIsFinishedOnceTheRestIsScoredAgain() {
        const auto run = newRun("failing disk");
        flushFails = "seen.jsonl";
        flushFailures = 1;
        VERIFY_ERROR(run->score(backbone_, images_, {}, drop), "cannot be written");
        QCOMPARE(flushFailures, 0);
        QVERIFY(!isFinished(*run));
        QCOMPARE(run->lostParts(), std::size_t(kImages));
        run->score(backbone_, {images_[0]}, {}, drop); // as a watched photo
        QVERIFY(!isFinished(*run));
        run->score(backbone_, images_, {}, drop);
        QVERIFY(isFinished(*run));
        QCOMPARE(run->lostParts(), std::size_t(0));
        QVERIFY(!run->inspection(images_[1].path, 3).parts.label.empty());
    }

    /// What is seen of an image is written before its result.
    void theHashIsThatOfTheResultWhereALaterOneFoundNoRoom() {
        const ScoreImage image{.path = path("no room.png"), .stem = "no room"};
        fs::copy_file(images_[0].path, image.path);
        const auto run = newRun("no room");
        run->score(backbone_, {images_[2], image}, {}, drop);
        const fs::path seen = run->folder() / "seen.jsonl";
        const auto before = fs::file_size(seen);
        fs::copy_file(images_[1].path, image.path, fs::copy_options::overwrite_existing);
        {
            const FileSizeLimit limit(fs::file_size(run->folder() / "journal.jsonl") + 30);
            verifyFull([&] { run->score(backbone_, {image}, {}, drop); });
        }
        QVERIFY(fs::file_size(seen) > before);
        QCOMPARE(run->imageSha256(image.path), sha256OfFile(images_[0].path));
        run->score(backbone_, {image}, {}, drop);
        QCOMPARE(run->imageSha256(image.path), sha256OfFile(images_[1].path));
    }

    /// The others are still there, and the result names its image.
    void aDamagedLineOfTheListCostsNoResult() {
        const auto run = newRun("damaged list");
        std::vector<ScoreImage> known = images_;
        known[1].anomalous = true;
        known[1].defect = "gap";
        run->score(backbone_, known, {}, drop);
        run->letGo();
        const fs::path list = run->folder() / "images.jsonl";
        std::string lines = readFile(list);
        lines[lines.find('\n') + 1] = 'x';
        writeFileAtomically(list, lines);
        const auto rows = rowsIn(run->folder());
        QCOMPARE(rows.size(), std::size_t(kImages));
        QCOMPARE(rows.at(images_[1].path).stem, images_[1].stem);
        QVERIFY(!rows.at(images_[1].path).failed);
        QCOMPARE(rows.at(images_[1].path).anomalous, std::optional(true)); // kept beside the result
        QCOMPARE(rows.at(images_[1].path).defect, "gap");
        QVERIFY(!rows.at(images_[0].path).anomalous);
        ScoreRun again(run->folder());
        again.open({}, drop);
        const std::vector<ScoreImage> listed = again.images();
        QCOMPARE(listed.back().path, images_[1].path);
        QCOMPARE(listed.back().anomalous, std::optional(true)); // so that what is scored again has it too
    }

    /// The line can be read, the parts in it cannot.
    void partsThatAreDamagedAreScoredAgain() {
        const auto run = newRun("damaged parts");
        run->score(backbone_, images_, {}, drop);
        run->letGo();
        const fs::path seen = run->folder() / "seen.jsonl";
        std::string lines = readFile(seen);
        const std::size_t parts = lines.find("\"parts\":\"") + 9;
        std::swap(lines[parts + 20],
                  lines[parts + 21] == lines[parts + 20] ? lines[parts + 22] : lines[parts + 21]);
        writeFileAtomically(seen, lines);
        ScoreRun again(run->folder());
        again.open({}, drop);
        QCOMPARE(again.lostParts(), std::size_t(1)); // so that it is offered to be resumed
        again.score(backbone_, images_, {}, drop);
        QCOMPARE(again.lostParts(), std::size_t(0));
        for (const ScoreImage& image : images_)
            QVERIFY(!again.inspection(image.path, 3).parts.label.empty());
    }

    /// Of an image that was scored twice, what was seen the first time may be all that is left.
    void whatWasSeenOfAnEarlierPhotoIsNoneOfTheLaterOnes() {
        const ScoreImage image{.path = path("twice.png"), .stem = "twice"};
        fs::copy_file(images_[0].path, image.path);
        const auto run = newRun("twice");
        run->score(backbone_, {image}, {}, drop);
        const fs::path seen = run->folder() / "seen.jsonl";
        const std::uintmax_t first = fs::file_size(seen);
        fs::copy_file(images_[1].path, image.path, fs::copy_options::overwrite_existing);
        run->score(backbone_, {image}, {}, drop);
        QVERIFY(fs::file_size(seen) > first);
        run->letGo();
        fs::resize_file(seen, first);
        QCOMPARE(rowsIn(run->folder()).at(image.path).imageSha256.toStdString(), sha256OfFile(image.path));
        ScoreRun again(run->folder());
        again.open({}, drop);
        VERIFY_ERROR(again.inspection(image.path, 3), "its parts are lost");
        again.score(backbone_, {image}, {}, drop);
        QVERIFY(!again.inspection(image.path, 3).parts.label.empty());
    }

    /// On a network share it takes a while to find out what is left to score.
    void lookingForWhatIsLeftTellsHowFarItIsAndIsStopped() {
        const auto run = newRun("looking");
        run->score(backbone_, images_, {}, drop);
        std::stop_source stop;
        std::int64_t least = kImages;
        int told = 0;
        const JobContext job{.stop = stop.get_token(), .report = [&](const Progress& progress) {
                                 least = std::min(least, progress.done);
                                 ++told;
                                 stop.request_stop();
                             }};
        QVERIFY_THROWS_EXCEPTION(Cancelled, run->score(backbone_, images_, job, drop));
        QCOMPARE(told, 1);
        QCOMPARE(least, std::int64_t(kImages)); // they have results
    }
};

QTEST_GUILESS_MAIN(ScoreRunTest)
#include "score_run_test.moc"
