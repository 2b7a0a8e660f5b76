#include "baselines/component_metrics.h"

#include <QtTest>

#include <cmath>

#include "support/error_of.h"

using namespace cliplad;

namespace {

bool near(double value, double expected) {
    return std::abs(value - expected) < 1e-5;
}

} // namespace

class ComponentMetricsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Red has a = 208, b = 195 in OpenCV's 8-bit Lab; grey has 128 of both.
    void areaColourAndPiecesAreMeasured() {
        cv::Mat map(100, 100, CV_8U, cv::Scalar(0)), rgb(100, 100, CV_8UC3, cv::Scalar(90, 90, 90));
        const cv::Rect large(10, 10, 20, 30), small(60, 60, 10, 10), speck(90, 90, 3, 3);
        for (const cv::Rect& box : {large, small, speck}) {
            map(box).setTo(1);
            rgb(box).setTo(cv::Scalar(255, 0, 0));
        }
        const auto metrics = measured(map, rgb, {1, 0, 2});
        QVERIFY(near(metrics[0].area, 0.0709));
        QVERIFY(near(metrics[0].colour, 195.0 * 195 / (208 * 208)));
        QCOMPARE(metrics[0].pieceAreas.size(), std::size_t(2)); // 9 px are a speck
        QVERIFY(near(metrics[0].pieceAreas[0], 0.06) && near(metrics[0].pieceAreas[1], 0.01));
        QVERIFY(near(metrics[1].area, 0.9291) && near(metrics[1].colour, 1));
        QVERIFY(metrics[2].area == 0 && metrics[2].colour == 0 && metrics[2].pieceAreas.empty());
    }

    /// The mean area is 0.17: 0.1 and 0.11 are of one kind, 0.3 is of another.
    void piecesOfNearAreasAreOfOneKind() {
        const PieceKinds kinds({0.3, 0.1, 0.11});
        QCOMPARE(kinds.count({0.1, 0.29, 0.05}), (std::vector<double>{2, 1}));
        QCOMPARE(kinds.count({}), (std::vector<double>{0, 0}));
        QCOMPARE(PieceKinds({}).count({0.2, 0.3}), (std::vector<double>{2}));
    }

    void aGrownPartCountsByItsRelativeArea() {
        const ComponentMemory memory({{{.area = 0.1, .colour = 1, .pieceAreas = {0.1}}}});
        QVERIFY(near(memory.distance({{.area = 0.1, .colour = 1, .pieceAreas = {0.1}}}), 0));
        QVERIFY(near(memory.distance({{.area = 0.2, .colour = 1, .pieceAreas = {0.2}}}), 0.1 / 0.102));
        QVERIFY(near(memory.distance({{.area = 0.1, .colour = 1.3, .pieceAreas = {0.1}}}), 0.3 / 1.05));
    }

    void aMissingPartCountsByAreaColourAndPieces() {
        const ComponentMemory memory({{{.area = 0.1, .colour = 1, .pieceAreas = {0.1}}}});
        const double expected = std::hypot(0.1 / 0.102, 1 / 1.05) + 0.5;
        QVERIFY(near(memory.distance({{.area = 0, .colour = 0, .pieceAreas = {}}}), expected));
    }

    /// Two kinds: the counts (2, 0) differ from (1, 1) by √2, of which half by four counts.
    void aPieceOfAnotherKindCountsWhereAreaAndColourAreTheSame() {
        const ComponentMemory memory({{{.area = 0.4, .colour = 1, .pieceAreas = {0.1, 0.3}}}});
        QVERIFY(near(memory.distance({{.area = 0.4, .colour = 1, .pieceAreas = {0.3, 0.3}}}),
                     0.5 * std::sqrt(2.0) / 4));
    }

    void theNearestShotCounts() {
        const ComponentMemory memory({{{.area = 0.1, .colour = 1, .pieceAreas = {0.1}}},
                                      {{.area = 0.3, .colour = 1, .pieceAreas = {0.3}}}});
        QVERIFY(near(memory.distance({{.area = 0.3, .colour = 1, .pieceAreas = {0.3}}}), 0));
    }

    void noShotsAreAnError() { VERIFY_ERROR(ComponentMemory({}), "no shots"); }
};

QTEST_APPLESS_MAIN(ComponentMetricsTest)
#include "component_metrics_test.moc"
