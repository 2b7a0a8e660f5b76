#include <QTest>

#include <algorithm>
#include <filesystem>

#include <QTemporaryDir>
#include <opencv2/imgcodecs.hpp>

#include "benchmark/benchmark_tables.h"
#include "benchmark/experiment_file.h"
#include "benchmark/experiment_runner.h"
#include "core/benchmark/experiments_in.h"

using namespace cliplad;
namespace fs = std::filesystem;

namespace {

// All that a method of one's own needs, as the manual says (resources/manual/benchmark.md): a class and a
// function that names it.

/// How far a photo's mean brightness is from the nearest shot's.
class MeanBrightness final : public Method {
public:
    void learn(std::span<const MethodPhoto> shots, const JobContext&) override {
        for (const MethodPhoto& shot : shots)
            known_.push_back(cv::mean(shot.rgb)[0]);
    }

    MethodScore score(const MethodPhoto& photo, const std::stop_token&) const override {
        const double brightness = cv::mean(photo.rgb)[0];
        double nearest = 255;
        for (const double known : known_)
            nearest = std::min(nearest, std::abs(brightness - known));
        return {.score = nearest};
    }

private:
    std::vector<double> known_;
};

MethodInfo meanBrightnessMethod() {
    return {.name = "mean-brightness",
            .title = "Mean brightness",
            .summary = "distance of the mean brightness to the nearest shot's",
            .pixelsAlone = true,
            .make = [](const MethodContext&) { return std::make_unique<MeanBrightness>(); }};
}

/// The program's methods and this one, in one list.
std::vector<MethodInfo> allMethods() {
    std::vector<MethodInfo> all = methods();
    all.push_back(meanBrightnessMethod());
    return all;
}

} // namespace

class OwnMethodTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::shared_ptr<const ClipModel> clip_ = ClipModel::demo();
    std::vector<BenchmarkTable> tables_;

    fs::path path(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }

    void photos(const std::string& kind, int count, int grey) const {
        fs::create_directories(path("parts/" + kind));
        for (int i = 0; i < count; ++i)
            cv::imwrite(path("parts/" + kind + "/" + std::to_string(i) + ".png").string(),
                        cv::Mat(64, 64, CV_8UC3, cv::Scalar::all(grey + i)));
    }

    /// The rows of a table that begin with these words.
    std::vector<std::vector<std::string>> rows(const std::string& table, const std::string& method) const {
        std::vector<std::vector<std::string>> found;
        for (const BenchmarkTable& each : tables_)
            if (each.name == table)
                std::copy_if(each.table.rows.begin(), each.table.rows.end(), std::back_inserter(found),
                             [&](const auto& row) { return row.front() == method; });
        return found;
    }

private Q_SLOTS:
    /// All that read pixels alone, so that no model is needed: the program's own and this one.
    void initTestCase() {
        photos("good", 5, 80);
        photos("bad", 3, 160);
        BenchmarkPlan plan;
        plan.sets = {{.dataSet = openDataSet(path("parts")), .objectName = "part"}};
        for (const MethodInfo& method : allMethods())
            if (method.pixelsAlone && !method.trains)
                plan.contenders.push_back({.name = method.name, .title = method.title, .method = method});
        QVERIFY(plan.contenders.size() > 1);
        plan.shots = {1, 2};
        plan.seeds = {0, 1};
        plan.resolution = 64;
        runExperiments(plan, *clip_, path("out"), {}, [](const std::string&) {});
        tables_ = benchmarkTables(tests::experimentsIn(path("out")), {.compared = "mean-brightness"});
    }

    void itIsInTheTablesBesideTheOthers() {
        const auto own = rows("auroc", "Mean brightness");
        QCOMPARE(own.size(), std::size_t(2)); // 1 and 2 shots
        QCOMPARE(own[0], (std::vector<std::string>{"Mean brightness", "1", "100.0 ± 0.0", "100.0 ± 0.0"}));
        QCOMPARE(rows("auroc", "Pixel memory").size(), std::size_t(2));
        QVERIFY(!rows("costs", "Mean brightness").empty());
        QVERIFY(!rows("figures", "Mean brightness").empty());
    }

    void itMayBeTheOneThatOthersAreComparedWith() {
        const auto differences =
            std::find_if(tables_.begin(), tables_.end(),
                         [](const BenchmarkTable& table) { return table.name == "differences"; });
        QVERIFY(differences != tables_.end());
        QVERIFY(differences->title.starts_with("Mean brightness less each other method"));
        QVERIFY(rows("differences", "Mean brightness").empty());
        QCOMPARE(rows("differences", "Pixel memory").size(), std::size_t(1));
    }

    void itsScoresAreInTheResultsOfEachImage() {
        const Experiment experiment =
            readExperiment(experimentFile(path("out"), {"mean-brightness", "parts", 2, 0}));
        QCOMPARE(experiment.images.size(), std::size_t(3 + 3));
        for (const Experiment::Image& image : experiment.images)
            QCOMPARE(image.result.fused > 50, image.result.group == DataSetGroup::Anomalous);
    }
};

QTEST_GUILESS_MAIN(OwnMethodTest)
#include "own_method_test.moc"
