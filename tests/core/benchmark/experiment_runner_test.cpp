#include <QTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include <QTemporaryDir>
#include <opencv2/imgcodecs.hpp>

#include "base/error.h"
#include "benchmark/experiment_file.h"
#include "benchmark/experiment_runner.h"
#include "benchmark/photo_store.h"
#include "benchmark/plan_notices.h"
#include "core/benchmark/experiments_in.h"

using namespace cliplad;
namespace fs = std::filesystem;

namespace {

std::atomic<int> learned = 0; ///< how often any method of these tests has learned
std::atomic<int> scored = 0;
std::atomic<int> encoded = 0; ///< photos among those that came with features

/// Scores by how much brighter a photo is than the shots.
class Brightness final : public Method {
public:
    void learn(std::span<const MethodPhoto> shots, const JobContext&) override {
        ++learned;
        for (const MethodPhoto& shot : shots)
            usual_ = std::max(usual_, cv::mean(shot.rgb)[0]);
    }
    MethodScore score(const MethodPhoto& photo, const std::stop_token&) const override {
        ++scored;
        encoded += photo.embedding.defined() ? 1 : 0;
        return {.score = cv::mean(photo.rgb)[0] - usual_};
    }

private:
    double usual_ = 0;
};

Contender brightness(const std::string& name = "brightness") {
    return {.name = name,
            .title = "Brightness",
            .method = {.name = name, .title = "Brightness", .make = [](const MethodContext&) {
                           return std::make_unique<Brightness>();
                       }}};
}

} // namespace

class ExperimentRunnerTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::shared_ptr<const ClipModel> clip_ = ClipModel::demo();
    std::vector<std::string> notices_;

    fs::path path(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }

    void photo(const std::string& name, int grey) const {
        fs::create_directories(path(name).parent_path());
        cv::imwrite(path(name).string(), cv::Mat(32, 32, CV_8UC3, cv::Scalar::all(grey)));
    }

    /// Four good photos and three bright ones.
    DataSet dataSet(const std::string& name) const {
        for (int i = 0; i < 4; ++i)
            photo(name + "/good/" + std::to_string(i) + ".png", 50 + i);
        for (int i = 0; i < 3; ++i)
            photo(name + "/bad/" + std::to_string(i) + ".png", 150 + i);
        return openDataSet(path(name));
    }

    BenchmarkPlan plan(const std::string& name) const {
        BenchmarkPlan plan;
        plan.sets = {{.dataSet = dataSet(name), .objectName = name}};
        plan.contenders = {brightness()};
        plan.shots = {1, 2};
        plan.seeds = {0, 1};
        plan.resolution = 64;
        return plan;
    }

    void run(const BenchmarkPlan& plan, const std::string& out, const JobContext& job = {}) {
        runExperiments(plan, *clip_, path(out), job,
                       [&](const std::string& text) { notices_.push_back(text); });
    }

private Q_SLOTS:
    void init() {
        learned = scored = encoded = 0;
        notices_.clear();
    }

    void everyContenderShotsAndSeedIsAnExperiment() {
        run(plan("all"), "all-out");
        const std::vector<Experiment> experiments = tests::experimentsIn(path("all-out"));
        QCOMPARE(experiments.size(), std::size_t(4));
        const BenchmarkRun run = figuresOf(experiments.front());
        QCOMPARE(run.fused.auroc, 1.0);
        QCOMPARE(run.good, 3);
        QCOMPARE(run.anomalous, 3);
        QCOMPARE(experiments.front().shotFiles.size(), std::size_t(1));
        const auto isBad = [](const Experiment::Image& image) { return image.file == "bad/2.png"; };
        QVERIFY(std::any_of(experiments.front().images.begin(), experiments.front().images.end(), isBad));
    }

    void whatIsThereIsNotRunAgain() {
        run(plan("again"), "again-out");
        QCOMPARE(learned.load(), 4);
        run(plan("again"), "again-out");
        QCOMPARE(learned.load(), 4);
        fs::remove(experimentFile(path("again-out"), {"brightness", "again", 2, 1}));
        run(plan("again"), "again-out");
        QCOMPARE(learned.load(), 5);
    }

    /// Good photos that no draw took twice are tested by fewer draws: whichever asks first, one score each.
    void whatIgnoresTheShotsIsComputedOnceAProduct() {
        BenchmarkPlan shotless = plan("shotless");
        shotless.contenders.front().method.ignoresShots = true;
        shotless.contenders.push_back(brightness("other"));
        run(shotless, "shotless-out");
        QCOMPARE(learned.load(), 1 + 4);
        const std::vector<Experiment> experiments = tests::experimentsIn(path("shotless-out"));
        QCOMPARE(experiments.size(), std::size_t(8));
        std::set<std::string> photos;
        std::map<std::string, std::set<double>> scores;
        int tests = 0;
        for (const Experiment& experiment : experiments)
            for (const Experiment::Image& image : experiment.images) {
                tests += experiment.key.contender == "other" ? 1 : 0;
                if (experiment.key.contender == "brightness") {
                    photos.insert(image.file);
                    scores[image.file].insert(image.result.fused);
                }
            }
        QCOMPARE(scored.load(), static_cast<int>(photos.size()) + tests);
        QVERIFY(
            std::all_of(scores.begin(), scores.end(), [](const auto& of) { return of.second.size() == 1; }));
    }

    void photosAreEncodedForMethodsThatReadFeaturesOnly() {
        BenchmarkPlan pixels = plan("pixels");
        pixels.contenders.front().method.pixelsAlone = true;
        run(pixels, "pixels-out");
        QVERIFY(scored.load() > 0);
        QCOMPARE(encoded.load(), 0);
        pixels.contenders = {brightness("reads-features")};
        run(pixels, "pixels-out");
        QCOMPARE(2 * encoded.load(), scored.load());
    }

    void aPhotoIsEncodedWhenItIsAskedFor() {
        photo("one.png", 90);
        PhotoStore store(*clip_, 64, 1 << 24);
        QVERIFY(!store.photo(path("one.png"), false).embedding.defined());
        const MethodPhoto whole = store.photo(path("one.png"));
        QVERIFY(whole.embedding.defined());
        QVERIFY(store.photo(path("one.png"), false).embedding.is_same(whole.embedding));
    }

    void whatWasMadeOtherwiseIsRunAnew() {
        BenchmarkPlan changed = plan("changed");
        run(changed, "changed-out");
        changed.resolution = 96;
        run(changed, "changed-out");
        QCOMPARE(learned.load(), 8);
    }

    void aStoppedBenchmarkGoesOn() {
        BenchmarkPlan trained = plan("stopped");
        trained.contenders.front().method.trains = true; // a group for each experiment
        std::stop_source stop;
        const JobContext job{.stop = stop.get_token(), .report = [&](const Progress& progress) {
                                 if (progress.done == 8)
                                     stop.request_stop();
                             }};
        QVERIFY_THROWS_EXCEPTION(Cancelled, run(trained, "stopped-out", job));
        const std::size_t made = tests::experimentsIn(path("stopped-out")).size();
        QVERIFY(made >= 1 && made < 4);
        run(trained, "stopped-out");
        QCOMPARE(tests::experimentsIn(path("stopped-out")).size(), std::size_t(4));
    }

    void shardsTogetherMakeTheWhole() {
        BenchmarkPlan part = plan("shards");
        part.contenders.front().method.trains = true;
        part.shards = 2;
        run(part, "shards-out");
        QCOMPARE(tests::experimentsIn(path("shards-out")).size(), std::size_t(2));
        part.shard = 1;
        run(part, "shards-out");
        QCOMPARE(tests::experimentsIn(path("shards-out")).size(), std::size_t(4));
        QCOMPARE(learned.load(), 4);
    }

    void tooFewImagesAreSaidAndTheRestIsRun() {
        BenchmarkPlan few = plan("few");
        few.shots = {2, 50};
        run(few, "few-out");
        QCOMPARE(tests::experimentsIn(path("few-out")).size(), std::size_t(2));
        QCOMPARE(notices_.size(), std::size_t(1));
        QVERIFY(notices_.front().find("50 shots") != std::string::npos);
    }

    void severalKindsInOneAreTestedTogether() {
        BenchmarkPlan kinds = plan("kinds");
        BenchmarkSet& set = kinds.sets.front();
        DataSet first = set.dataSet, second = set.dataSet;
        first.name = "kinds/a";
        second.name = "kinds/b";
        const auto inFirst = [](const DataSetImage& image) { return image.path.stem().string() <= "1"; };
        std::erase_if(first.images, [&](const DataSetImage& image) { return !inFirst(image); });
        std::erase_if(second.images, inFirst);
        set.subTypes = {first, second};
        kinds.seeds = {0};
        run(kinds, "kinds-out");
        const std::vector<Experiment> experiments = tests::experimentsIn(path("kinds-out"));
        QCOMPARE(experiments.size(),
                 std::size_t(1)); // one shot of each, whatever numbers of shots are asked for
        QVERIFY(experiments.front().multiClass);
        QCOMPARE(experiments.front().shotFiles.size(), std::size_t(2));
        QCOMPARE(experiments.front().images.size(), std::size_t(5));
    }

    void aDamagedResultIsMadeAnew() {
        run(plan("damaged"), "damaged-out");
        const fs::path file = experimentFile(path("damaged-out"), {"brightness", "damaged", 1, 0});
        std::ofstream(file) << "{\"version\": 1}";
        QVERIFY_THROWS_EXCEPTION(Error, readExperiment(file));
        run(plan("damaged"), "damaged-out");
        QCOMPARE(learned.load(), 5);
        QCOMPARE(readExperiment(file).images.size(), std::size_t(6));
    }

    /// Whatever else lies in the folder.
    void finishedAreThoseThatThePlanNames() {
        BenchmarkPlan all = plan("named");
        all.contenders.push_back(brightness("other"));
        run(all, "named-out");
        BenchmarkPlan part = plan("named");
        part.seeds = {1};
        const auto finished = [&] { return finishedExperiments(part, *clip_, path("named-out")); };
        QCOMPARE(finished().size(), std::size_t(2)); // with 1 and 2 shots
        QCOMPARE(finished().front().key, (ExperimentKey{"brightness", "named", 1, 1}));
        part.sets.front().recipe.settings.clusters.count += 1;
        QVERIFY(finished().empty());
    }

    void aDrawIsWrittenBeforeTheNextBegins() {
        BenchmarkPlan draws = plan("draws");
        std::stop_source stop;
        const JobContext job{.stop = stop.get_token(), .report = [&](const Progress& progress) {
                                 if (progress.done == 8) // the second draw's second photo
                                     stop.request_stop();
                             }};
        QVERIFY_THROWS_EXCEPTION(Cancelled, run(draws, "draws-out", job));
        QCOMPARE(tests::experimentsIn(path("draws-out")).size(), std::size_t(1));
    }

    void whatIsOddInTheDataIsSaid() {
        BenchmarkPlan odd = plan("odd");
        odd.shots = {3};
        odd.seeds = {0, 1, 2, 3, 4, 5}; // of four photos
        QCOMPARE(planNotices(odd).size(), std::size_t(1));
        QVERIFY(planNotices(odd).front().find("of 6 seeds draw the same 3 shots") != std::string::npos);
        odd.seeds = {0};
        QVERIFY(planNotices(odd).empty());
        DataSet& data = odd.sets.front().dataSet;
        data.layout = DataSetLayout::Loco;
        for (DataSetImage& image : data.images)
            if (image.group == DataSetGroup::Anomalous)
                image.group = DataSetGroup::Structural;
        const std::vector<std::string> notices = planNotices(odd);
        QCOMPARE(notices.size(), std::size_t(2));
        QVERIFY(notices[0].find("no logical anomalies") != std::string::npos);
        QVERIFY(notices[1].find("3 of 3 anomalies have no mask") != std::string::npos);
    }

    void changedFilesAreNoticed() {
        const DataSet data = dataSet("stamped");
        const std::string before = filesStamp(data);
        QCOMPARE(filesStamp(data), before);
        photo("stamped/bad/1.png", 20);
        fs::last_write_time(path("stamped/bad/1.png"),
                            fs::file_time_type::clock::now() + std::chrono::hours(1));
        QVERIFY(filesStamp(data) != before);
    }

    void resultsReadBackAsTheyWere() {
        const Experiment written{.key = {"a:b", "c/d", 4, 3},
                                 .title = "A",
                                 .madeWith = "x",
                                 .program = "clip-lad 1",
                                 .multiClass = true,
                                 .shotFiles = {"good/1.png"},
                                 .images = {{.file = "bad/1.png",
                                             .result = {.group = DataSetGroup::Logical,
                                                        .fused = 1.25,
                                                        .logical = 0.1,
                                                        .structural = -2,
                                                        .anomalous = true}}},
                                 .pixels = PixelResults{.all = {.auroc = 0.5, .saturatedOverlap = 0.25},
                                                        .structural = PixelMetrics{.auroc = 0.75}},
                                 .cost = {.learnSeconds = 2, .scoreSeconds = 0.5, .learnMib = 3}};
        writeExperiment(written, path("back"));
        const Experiment read = *findExperiment(path("back"), written.key, "x");
        QCOMPARE(read.title, written.title);
        QVERIFY(read.key == written.key);
        QVERIFY(read.multiClass);
        QCOMPARE(read.shotFiles, written.shotFiles);
        QCOMPARE(read.images.front().result.fused, 1.25);
        QCOMPARE(*read.images.front().result.logical, 0.1);
        QCOMPARE(*read.images.front().result.anomalous, true);
        QCOMPARE(read.pixels->structural->auroc, 0.75);
        QVERIFY(!read.pixels->logical);
        QCOMPARE(*read.cost.learnMib, 3.0);
        QVERIFY(!read.cost.scoreMib);
        QVERIFY(!findExperiment(path("back"), written.key, "y"));
    }
};

QTEST_GUILESS_MAIN(ExperimentRunnerTest)
#include "experiment_runner_test.moc"
