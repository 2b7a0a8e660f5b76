#include "baselines/trained/feature_distance.h"

#include <QTest>

#include <cmath>

#include <ATen/ATen.h>

#include "baselines/anomaly_map.h"

using namespace cliplad;

namespace {

/// One image of two places with two channels: (3, 4) and (0, 2).
at::Tensor features() {
    return at::tensor({3.F, 0.F, 4.F, 2.F}).view({1, 2, 1, 2});
}

} // namespace

class FeatureDistanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Directions (0.6, 0.8) and (0, 1) against (1, 0): 1 − 0.6 and 1 − 0.
    void matchingComparesDirections() {
        const at::Tensor student = at::tensor({5.F, 7.F, 0.F, 0.F}).view({1, 2, 1, 2});
        QVERIFY(at::allclose(matchingDistance(features(), student), at::tensor({0.4F, 1.F}).view({1, 1, 2})));
        QVERIFY(std::abs(matchingLoss({features(), features()}, {student, features()}).item<double>() - 0.7) <
                1e-6);
    }

    void reconstructionComparesWholeLevels() {
        const at::Tensor student = at::tensor({3.F, 0.F, 0.F, 0.F}).view({1, 2, 1, 2});
        const double cosine = 3 / std::sqrt(29.0);
        QVERIFY(std::abs(reconstructionLoss({features()}, {student}).item<double>() - (1 - cosine)) < 1e-6);
        QVERIFY(std::abs(reconstructionLoss({features()}, {2 * features()}).item<double>()) < 1e-6);
    }

    void imagesOfABatchKeepTheirLevels() {
        const FeatureLevels levels = joined({{at::zeros({1, 2, 4, 4}), at::zeros({1, 3, 2, 2})},
                                             {at::ones({1, 2, 4, 4}), at::ones({1, 3, 2, 2})}});
        QCOMPARE(levels.size(), std::size_t(2));
        QVERIFY(levels[1].sizes() == at::IntArrayRef({2, 3, 2, 2}));
        QCOMPARE(levels[0][1].min().item<double>(), 1.0);
    }

    void mapsAreEnlargedAndCopied() {
        const cv::Mat map = toMat(enlarged(at::tensor({0.F, 2.F}).view({1, 1, 2}), 1, 3, true));
        QCOMPARE(map.cols, 3);
        QCOMPARE(map.at<float>(0, 1), 1.0F);
    }
};

QTEST_APPLESS_MAIN(FeatureDistanceTest)
#include "feature_distance_test.moc"
