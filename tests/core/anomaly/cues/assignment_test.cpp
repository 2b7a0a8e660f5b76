#include "anomaly/cues/assignment.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

using namespace cliplad;

namespace {

double totalCost(const cv::Mat_<double>& cost, const std::vector<int>& columns) {
    double total = 0;
    for (int row = 0; row < cost.rows; ++row)
        total += cost(row, columns[static_cast<std::size_t>(row)]);
    return total;
}

/// By trying every order of the columns.
double leastCost(const cv::Mat_<double>& cost) {
    std::vector<int> columns(static_cast<std::size_t>(cost.cols));
    std::iota(columns.begin(), columns.end(), 0);
    double least = 1e9;
    do
        least = std::min(least, totalCost(cost, columns));
    while (std::next_permutation(columns.begin(), columns.end()));
    return least;
}

} // namespace

class AssignmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsGiveWayWhereThatIsCheaper() {
        const cv::Mat_<double> cost = (cv::Mat_<double>(2, 2) << 1, 2, 1, 9);
        QCOMPARE(leastCostAssignment(cost), (std::vector<int>{1, 0}));
    }

    void columnsMayBeLeftOver() {
        const cv::Mat_<double> cost = (cv::Mat_<double>(2, 4) << 5, 5, 0, 1, 5, 5, 0, 5);
        QCOMPARE(leastCostAssignment(cost), (std::vector<int>{3, 2}));
    }

    void costIsTheLeastOfAllOrders() {
        std::mt19937 random(3);
        std::uniform_real_distribution<double> uniform(0, 1);
        for (int trial = 0; trial < 50; ++trial) {
            cv::Mat_<double> cost(1 + trial % 5, 6);
            for (double& value : cost)
                value = uniform(random);
            std::vector<int> columns = leastCostAssignment(cost);
            QVERIFY(std::abs(totalCost(cost, columns) - leastCost(cost)) < 1e-9);
            std::sort(columns.begin(), columns.end());
            QVERIFY(std::adjacent_find(columns.begin(), columns.end()) == columns.end());
        }
    }

    void nothingIsAssignedToNothing() { QVERIFY(leastCostAssignment(cv::Mat_<double>(0, 0)).empty()); }
};

QTEST_GUILESS_MAIN(AssignmentTest)
#include "assignment_test.moc"
