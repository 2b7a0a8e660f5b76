#include <QTest>

#include <filesystem>
#include <fstream>

#include <QTemporaryDir>
#include <opencv2/imgcodecs.hpp>

#include "base/atomic_file.h"
#include "benchmark/pictures/benchmark_pictures.h"
#include "benchmark/pictures/mask_pictures.h"

using namespace cliplad;
namespace fs = std::filesystem;

class BenchmarkPicturesTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::shared_ptr<const ClipModel> clip_ = ClipModel::demo();
    std::vector<std::string> notices_;

    fs::path path(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }

    /// Photos in two halves of different brightness.
    BenchmarkPlan plan(const std::string& name, int good = 3) const {
        const auto photo = [&](const std::string& file, int grey) {
            fs::create_directories(path(file).parent_path());
            cv::Mat drawn(64, 128, CV_8UC3, cv::Scalar::all(grey));
            drawn.colRange(0, 64).setTo(cv::Scalar(20, 40, 200));
            cv::imwrite(path(file).string(), drawn);
        };
        for (int i = 0; i < good; ++i)
            photo(name + "/good/" + std::to_string(i) + ".png", 90 + i);
        photo(name + "/bad/0.png", 220);
        BenchmarkPlan plan;
        plan.sets = {{.dataSet = openDataSet(path(name)), .objectName = name}};
        plan.sets[0].recipe.prompts.coarse = {{.name = "screw"}, {.name = "sky", .background = true}};
        plan.sets[0].recipe.prompts.fine = {{.name = "red bolt"}, {.name = "nut"}};
        plan.sets[0].recipe.settings.clusters.count = 4;
        plan.sets[0].recipe.settings.text.templates = Templates::None; // quick
        plan.shots = {1, 2};
        plan.seeds = {0};
        plan.resolution = 64;
        return plan;
    }

    std::vector<BenchmarkPicture> make(const BenchmarkPlan& plan, const std::string& out) {
        makeMaskPictures(plan, *clip_, path(out), {},
                         [&](const std::string& text) { notices_.push_back(text); });
        return benchmarkPictures(plan, *clip_, {}, path(out));
    }

    cv::Mat read(const std::string& file) const { return cv::imread(path(file).string()); }

private Q_SLOTS:
    void init() { notices_.clear(); }

    void everyProductHasItsMasksAndItsClusterings() {
        const auto pictures = make(plan("both"), "both-out");
        QCOMPARE(pictures.size(), std::size_t(2));
        QCOMPARE(pictures[0].name, std::string("masks.both"));
        QCOMPARE(pictures[1].name, std::string("clusters.both"));
        QVERIFY(pictures[0].note.find("2 shots") != std::string::npos);
        const cv::Mat masks = read("both-out/figures/masks.both.png");
        QVERIFY(!masks.empty());
        QCOMPARE(pictures[0].png, readFile(path("both-out/figures/masks.both.png")));
        QVERIFY(masks.cols > 2 * masks.rows); // photos of 2:1, four beside each other, two rows
    }

    void whatIsThereIsNotMadeAgain() {
        make(plan("again"), "again-out");
        const fs::path file = path("again-out/figures/masks.again.png");
        writeFileAtomically(file, "as it was");
        QCOMPARE(make(plan("again"), "again-out")[0].png, std::string("as it was"));
    }

    void whatWasMadeOtherwiseIsMadeAnew() {
        make(plan("changed"), "changed-out");
        const fs::path file = path("changed-out/figures/masks.changed.png");
        writeFileAtomically(file, "as it was");
        BenchmarkPlan changed = plan("changed");
        changed.sets[0].recipe.prompts.fine[0].name = "blue bolt";
        QVERIFY(make(changed, "changed-out")[0].png != "as it was");
        writeFileAtomically(file, "as it was");
        std::ofstream(path("changed-out/figures/masks.changed.json")) << "{";
        QVERIFY(make(changed, "changed-out")[0].png != "as it was");
    }

    void picturesOfOtherSettingsAreNotShown() {
        BenchmarkPlan changed = plan("other");
        make(changed, "other-out");
        changed.sets[0].recipe.settings.clusters.count = 5;
        QVERIFY(benchmarkPictures(changed, *clip_, {}, path("other-out")).empty());
    }

    void aProductWithTooFewPhotosIsSaidAndLeftOut() {
        BenchmarkPlan few = plan("few", 1);
        few.shots = {2};
        QVERIFY(make(few, "few-out").empty());
        QCOMPARE(notices_.size(), std::size_t(1));
        QVERIFY(notices_[0].find("few") != std::string::npos);
    }

    void fewerShotsAreTakenWhereThereAreNotEnough() {
        BenchmarkPlan two = plan("two", 3);
        two.shots = {2, 50};
        const auto pictures = make(two, "two-out");
        QVERIFY(pictures[0].note.find("2 shots") != std::string::npos);
        QVERIFY(notices_.empty());
    }

    void shardsDivideTheProducts() {
        BenchmarkPlan part = plan("first");
        part.sets.push_back(plan("second").sets[0]);
        part.shards = 2;
        QCOMPARE(make(part, "shards-out").size(), std::size_t(2));
        part.shard = 1;
        QCOMPARE(make(part, "shards-out").size(), std::size_t(4));
    }

    void theFirstPhotoOfEachKindIsShown() {
        const auto image = [](const char* path, DataSetGroup group) {
            return DataSetImage{.path = path, .group = group};
        };
        const auto shown = photosToShow({image("s", DataSetGroup::Structural), image("g", DataSetGroup::Good),
                                         image("h", DataSetGroup::Good), image("l", DataSetGroup::Logical)});
        QCOMPARE(pathsOf(shown), (std::vector<fs::path>{"g", "l", "s"}));
    }

    void tooFewAndTooManyClustersStandAroundTheChosenNumber() {
        QCOMPARE(shownClusterCounts({.count = 10}), (std::vector<int>{3, 10, 40}));
        QCOMPARE(shownClusterCounts({.count = 4}), (std::vector<int>{2, 4, 16}));
        QCOMPARE(shownClusterCounts({.count = 40}), (std::vector<int>{13, 40, 64})); // the settings' range
    }
};

QTEST_GUILESS_MAIN(BenchmarkPicturesTest)
#include "benchmark_pictures_test.moc"
