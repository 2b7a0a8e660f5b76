#include "inspection/part_counts.h"

#include <QTest>

#include <opencv2/imgproc.hpp>

using namespace cliplad;

namespace {

PartMask maskOf(const std::vector<cv::Rect>& parts) {
    PartMask mask{.label = cv::Mat::zeros(64, 64, CV_8U), .similarity = cv::Mat::zeros(64, 64, CV_32F)};
    for (const cv::Rect& part : parts)
        mask.label(part) = 1;
    return mask;
}

PartCounts countsOf(const std::vector<cv::Rect>& parts) {
    return countPieces(maskOf(parts), {{.name = "screw", .synonyms = {}, .background = false, .colour = {}}},
                       5);
}

const std::vector<cv::Rect> kThree = {{2, 2, 8, 8}, {20, 2, 8, 8}, {40, 2, 8, 8}};

int difference(const std::vector<cv::Rect>& here, const std::vector<cv::Rect>& shot) {
    return estimatedCountDifference(countsOf(here), countsOf(shot), 0);
}

} // namespace

class PartCountsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void piecesAreCountedWithoutSpecks() {
        auto parts = kThree;
        parts.push_back({2, 40, 2, 2});
        parts.push_back({20, 40, 10, 10});
        const PartCounts counts = countsOf(parts);
        QCOMPARE(counts.histogram.areaPx, std::vector<int>{3 * 64 + 4 + 100});
        QCOMPARE(counts.pieceAreasPx[0], (std::vector<int>{100, 64, 64, 64}));
    }

    void aMissingAndAnExtraPartAreCounted() {
        QCOMPARE(difference({kThree[0], kThree[2]}, kThree), -1);
        QCOMPARE(difference({}, kThree), -3);
        QCOMPARE(difference({kThree[0], kThree[1], kThree[2], {20, 40, 8, 8}}, kThree), 1);
        QCOMPARE(difference(kThree, kThree), 0);
    }

    void noCountIsSaidWherePiecesAndAreaContradict() {
        QCOMPARE(difference({kThree[0], {20, 2, 28, 8}}, kThree), 0); // two parts touch
        QCOMPARE(difference({kThree[0], kThree[1], {40, 2, 8, 4}, {40, 8, 8, 2}}, kThree), 0);
    }

    void noCountIsSaidForPartsOfDifferentSizes() {
        QCOMPARE(difference({{2, 2, 8, 8}}, {{2, 2, 8, 8}, {20, 2, 20, 20}}), 0);
        QCOMPARE(difference({{2, 2, 8, 8}}, {}), 0);
    }
};

QTEST_GUILESS_MAIN(PartCountsTest)
#include "part_counts_test.moc"
