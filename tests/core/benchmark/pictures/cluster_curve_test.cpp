#include <QTest>

#include <opencv2/core.hpp>

#include "benchmark/pictures/cluster_counts.h"
#include "benchmark/pictures/cluster_curve.h"

using namespace cliplad;

namespace {

/// A good and an anomalous image: told apart, or the wrong way round.
Experiment experiment(int clusters, const std::string& product, int shots, std::uint64_t seed, bool right) {
    return {
        .key = {"clip-lad:clusters-" + std::to_string(clusters), product, shots, seed},
        .images = {{.file = "a", .result = {.group = DataSetGroup::Good, .fused = 1}},
                   {.file = "b", .result = {.group = DataSetGroup::Logical, .fused = right ? 2.0 : 0.0}}}};
}

using Row = std::vector<std::string>;

} // namespace

class ClusterCurveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contendersAreKnownByTheirNames() {
        QVERIFY(clusterCountContenders().size() > 2);
        for (const Contender& contender : clusterCountContenders())
            QCOMPARE(contender.settings.back().second,
                     std::to_string(clusterCountOf(contender.name).value_or(0)));
        QVERIFY(!clusterCountOf("clip-lad"));
        QVERIFY(!clusterCountOf("clip-lad:clusters-of-1-stage"));
        QVERIFY(!clusterCountOf("clip-lad:clusters-5"));
    }

    void averagesAreOverProductsAndDeviationsOverSeeds() {
        const auto table = clusterTable({experiment(4, "a", 1, 0, true), experiment(4, "a", 1, 1, false),
                                         experiment(4, "b", 1, 0, true), experiment(4, "b", 1, 1, true),
                                         experiment(8, "a", 1, 0, true), experiment(8, "b", 1, 0, true)});
        QVERIFY(table);
        QCOMPARE(table->table.columns, (Row{"clusters", "1 shot"}));
        QCOMPARE(table->table.rows[0], (Row{"4", "75.0 ± 35.4"})); // seeds' averages are 100 and 50
        QCOMPARE(table->table.rows[1], (Row{"8", "100.0"}));
    }

    void anAverageWithoutAProductIsNotShown() {
        const auto table = clusterTable(
            {experiment(4, "a", 1, 0, true), experiment(4, "b", 1, 0, true), experiment(8, "a", 1, 0, true)});
        QCOMPARE(table->table.rows[1], (Row{"8", "–"}));
    }

    void oneNumberOfClustersMakesNoCurve() {
        QVERIFY(!clusterTable({experiment(4, "a", 1, 0, true)}));
        QVERIFY(clusterPicture({experiment(4, "a", 1, 0, true)}, {}).empty());
        QVERIFY(clusterPicture({}, {}).empty());
    }

    void severalKindsInOneAreLeftOut() {
        std::vector<Experiment> experiments = {experiment(4, "a", 1, 0, true),
                                               experiment(8, "a", 1, 0, true)};
        for (Experiment& each : experiments)
            each.multiClass = true;
        QVERIFY(!clusterTable(experiments));
    }

    void severalProductsHaveAChartEachBesideTheAverage() {
        const std::vector<Experiment> one = {experiment(4, "a", 1, 0, true), experiment(8, "a", 1, 0, false)};
        std::vector<Experiment> two = one;
        two.push_back(experiment(4, "b", 1, 0, true));
        two.push_back(experiment(8, "b", 1, 0, true));
        const cv::Mat single = clusterPicture(one, {{"a", 8}}), several = clusterPicture(two, {{"a", 8}});
        QCOMPARE(several.cols, 3 * single.cols);
        QCOMPARE(several.type(), CV_8UC3);
    }

    void theProductsOwnNumberIsMarked() {
        const std::vector<Experiment> experiments = {experiment(4, "a", 1, 0, true),
                                                     experiment(8, "a", 1, 0, false)};
        const cv::Mat marked = clusterPicture(experiments, {{"a", 6}}),
                      unmarked = clusterPicture(experiments, {});
        QCOMPARE(marked.size(), unmarked.size());
        QVERIFY(cv::norm(marked, unmarked, cv::NORM_INF) > 0);
        // One that no contender is near would stand outside.
        QCOMPARE(cv::norm(clusterPicture(experiments, {{"a", 60}}), unmarked, cv::NORM_INF), 0.0);
    }
};

QTEST_GUILESS_MAIN(ClusterCurveTest)
#include "cluster_curve_test.moc"
