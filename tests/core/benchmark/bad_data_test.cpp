#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include <QTemporaryDir>
#include <opencv2/imgcodecs.hpp>

#include "benchmark/experiment_file.h"
#include "benchmark/experiment_runner.h"
#include "core/benchmark/experiments_in.h"

using namespace cliplad;
namespace fs = std::filesystem;

namespace {

/// Scores by brightness; its map is even.
class Brightness final : public Method {
public:
    void learn(std::span<const MethodPhoto>, const JobContext&) override {}
    MethodScore score(const MethodPhoto& photo, const std::stop_token&) const override {
        return {.score = cv::mean(photo.rgb)[0], .anomalyMap = cv::Mat::zeros(8, 8, CV_32F)};
    }
};

Contender contenderNamed(const std::string& name, bool readsWords = false) {
    return {.name = name,
            .title = name,
            .method = {.name = name,
                       .pixelsAlone = true,
                       .readsWords = readsWords,
                       .make = [](const MethodContext&) { return std::make_unique<Brightness>(); }}};
}

} // namespace

/// Data sets in which something is wrong: what can be computed is, and the rest is said.
class BadDataTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::shared_ptr<const ClipModel> clip_ = ClipModel::demo();
    std::set<std::string> notices_; ///< each once; every experiment tells what concerns it

    fs::path path(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }

    void picture(const std::string& name, int grey, cv::Size size = {32, 32}) const {
        fs::create_directories(path(name).parent_path());
        cv::imwrite(path(name).string(), cv::Mat(size, CV_8UC3, cv::Scalar::all(grey)));
    }

    void damage(const std::string& name) const { std::ofstream(path(name)) << "no picture"; }

    /// Three photos to learn from; two good and two bright ones with masks to test.
    BenchmarkPlan plan(const std::string& name) const {
        for (int i = 0; i < 3; ++i)
            picture(name + "/train/good/" + std::to_string(i) + ".png", 50 + i);
        for (int i = 0; i < 2; ++i) {
            picture(name + "/test/good/" + std::to_string(i) + ".png", 60 + i);
            picture(name + "/test/crack/" + std::to_string(i) + ".png", 150 + i);
            const fs::path masks = path(name + "/ground_truth/crack");
            fs::create_directories(masks);
            cv::Mat mask = cv::Mat::zeros(32, 32, CV_8U);
            mask(cv::Rect(4, 4, 8, 8)).setTo(255);
            cv::imwrite((masks / (std::to_string(i) + "_mask.png")).string(), mask);
        }
        BenchmarkPlan plan;
        plan.sets = {{.dataSet = openDataSet(path(name)), .objectName = name}};
        plan.contenders = {contenderNamed("brightness")};
        plan.shots = {1};
        plan.seeds = {0, 1, 2, 3};
        plan.resolution = 64;
        return plan;
    }

    std::vector<Experiment> run(const BenchmarkPlan& plan, const std::string& out) {
        runExperiments(plan, *clip_, path(out), {}, [&](const std::string& text) { notices_.insert(text); });
        return tests::experimentsIn(path(out));
    }

    bool said(const std::string& part) const {
        return std::any_of(notices_.begin(), notices_.end(),
                           [&](const std::string& notice) { return notice.find(part) != std::string::npos; });
    }

private Q_SLOTS:
    void init() { notices_.clear(); }

    void goodDataIsNotComplainedOf() {
        for (const Experiment& experiment : run(plan("well"), "well-out")) {
            QVERIFY(experiment.pixels);
            QVERIFY(experiment.notices.empty());
        }
        QVERIFY(notices_.empty());
    }

    void aPhotoThatCannotBeReadIsNotTested() {
        const BenchmarkPlan unreadable = plan("unreadable");
        damage("unreadable/test/crack/1.png");
        const std::vector<Experiment> experiments = run(unreadable, "unreadable-out");
        QCOMPARE(experiments.size(), std::size_t(4));
        for (const Experiment& experiment : experiments) {
            QCOMPARE(experiment.images.size(), std::size_t(3));
            QCOMPARE(experiment.images.back().file, std::string("test/crack/0.png"));
            QCOMPARE(figuresOf(experiment).fused.auroc, 1.0);
            QVERIFY(experiment.pixels);
            QCOMPARE(experiment.notices.size(), std::size_t(1));
        }
        QCOMPARE(notices_.size(), std::size_t(1));
        QVERIFY2(said("unreadable: not tested: ") && said("crack/1.png"), notices_.begin()->c_str());
    }

    void aDrawWithAShotThatCannotBeReadIsLeftOut() {
        const BenchmarkPlan shots = plan("shots");
        const std::string drawn = drawShots(shots.sets[0], 1, 0).shots[0].path.filename().string();
        damage("shots/train/good/" + drawn);
        for (const Experiment& experiment : run(shots, "shots-out"))
            QVERIFY(experiment.shotFiles.front() != "train/good/" + drawn);
        QVERIFY2(said("seed 0 with 1 shot is left out") && said(drawn), notices_.begin()->c_str());
    }

    void aMaskOfAnotherSizeLeavesFiguresOfWholeImages() {
        const BenchmarkPlan sizes = plan("sizes");
        picture("sizes/ground_truth/crack/1_mask.png", 255, {16, 20});
        for (const Experiment& experiment : run(sizes, "sizes-out")) {
            QVERIFY(!experiment.pixels);
            QCOMPARE(figuresOf(experiment).fused.auroc, 1.0);
            QCOMPARE(figuresOf(experiment).notices, experiment.notices);
        }
        QCOMPARE(notices_.size(), std::size_t(1));
        QVERIFY2(said("image-level figures only") && said("1_mask.png") && said("16×20"),
                 notices_.begin()->c_str());
    }

    void aProductWithoutBadPhotosIsLeftOutAndTheOthersRun() {
        BenchmarkPlan several = plan("whole");
        BenchmarkPlan lacking = plan("lacking");
        std::erase_if(lacking.sets[0].dataSet.images,
                      [](const DataSetImage& image) { return image.group != DataSetGroup::Good; });
        several.sets.insert(several.sets.begin(), lacking.sets.front());
        for (const Experiment& experiment : run(several, "several-out"))
            QCOMPARE(experiment.key.dataSet, std::string("whole"));
        QCOMPARE(notices_.size(), std::size_t(1));
        QVERIFY2(said("lacking is left out with 1 shot") && said("add anomalous images"),
                 notices_.begin()->c_str());
    }

    void methodsThatReadWordsLeaveOutWhatHasNone() {
        BenchmarkPlan words = plan("words");
        words.contenders.push_back(contenderNamed("reader", true));
        words.sets.push_back(plan("wordless").sets.front());
        words.sets.back().hasWords = false;
        int ofReader = 0;
        for (const Experiment& experiment : run(words, "words-out"))
            if (experiment.key.contender == "reader") {
                QCOMPARE(experiment.key.dataSet, std::string("words"));
                ++ofReader;
            }
        QCOMPARE(ofReader, 4);
    }

    void noticesReadBackAsTheyWere() {
        writeExperiment({.key = {"a", "b", 1, 0}, .notices = {"not tested: ä.png"}}, path("back"));
        QCOMPARE(tests::experimentsIn(path("back")).front().notices,
                 std::vector<std::string>{"not tested: ä.png"});
        QCOMPARE(countExperiments(path("back")), std::size_t(1));
        QCOMPARE(countExperiments(path("nothing")), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(BadDataTest)
#include "bad_data_test.moc"
