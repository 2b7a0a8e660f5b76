#include "inspection/calibration_sample.h"

#include <QTest>

#include <opencv2/core.hpp>

#include "support/disc_product.h"

using namespace cliplad;

namespace {

ClassHistogram histogram(std::vector<int> areas) {
    std::vector<int> components(areas.size(), 1);
    return {.areaPx = std::move(areas), .components = std::move(components)};
}

NormalImage normal(NormalImage::Kind kind, int shot, std::vector<int> areas) {
    return {.kind = kind, .shot = shot, .histogram = histogram(std::move(areas)), .structural = 0.2};
}

using Kind = NormalImage::Kind;

} // namespace

class CalibrationSampleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLeftOutShotIsNotComparedWithItself() {
        const std::vector<ClassHistogram> memory = {histogram({100}), histogram({200})};
        const std::vector<NormalImage> leftOut = {normal(Kind::LeftOut, 0, {100}),
                                                  normal(Kind::LeftOut, 1, {200})};
        const std::vector<NormalImage> validation = {normal(Kind::Validation, -1, {100}),
                                                     normal(Kind::Validation, -1, {200})};
        QVERIFY(calibrateOn(leftOut, memory, {}).mean[0] > 0.5);
        QCOMPARE(calibrateOn(validation, memory, {}).mean[0], 0.0);
    }

    void whatTellsKindsApartIsNoNoise() {
        InspectionSettings settings;
        settings.histogram.scaledLabels = true;
        const auto weightsOf = [&](const std::vector<ClassHistogram>& memory) {
            return calibrateOn(std::vector{normal(Kind::Validation, -1, {100, 60})}, memory, settings)
                .labelWeights;
        };
        // Two shots alike, and two that mix up the second label.
        QVERIFY(weightsOf({histogram({100, 60}), histogram({100, 60})})[1] > 1);
        QVERIFY(weightsOf({histogram({100, 60}), histogram({100, 20})})[1] < 0.5);
        // One shot of each kind.
        QCOMPARE(weightsOf({histogram({100, 0}), histogram({0, 60})}), (std::vector<double>{1, 1}));
        // The odd one says nothing about the others.
        QVERIFY(weightsOf({histogram({100, 60}), histogram({100, 60}), histogram({100, 0})})[1] > 1);
    }

    void scoresOfCopiesAreScaled() {
        const std::vector<ClassHistogram> memory = {histogram({100})};
        const std::vector<NormalImage> copies = {normal(Kind::Copy, 0, {110})};
        InspectionSettings settings;
        settings.fusion.augmentedLogicalScale = 1;
        settings.fusion.augmentedStructuralScale = 1;
        const auto unscaled = calibrateOn(copies, memory, settings).mean;
        settings.fusion.augmentedLogicalScale = 3;
        settings.fusion.augmentedStructuralScale = 1.5;
        const auto scaled = calibrateOn(copies, memory, settings).mean;
        QVERIFY(unscaled[0] > 0);
        QCOMPARE(scaled[0], 3 * unscaled[0]);
        QCOMPARE(scaled[1], 1.5 * unscaled[1]);
    }

    void theSampleIsDescribed() {
        const NormalImage first = normal(Kind::LeftOut, 0, {1}), second = normal(Kind::LeftOut, 1, {1}),
                          copy = normal(Kind::Copy, 2, {1}), validation = normal(Kind::Validation, -1, {1});
        QCOMPARE(describeSample(std::vector{validation}, 2), std::string("a validation set of 1 photo"));
        QCOMPARE(describeSample(std::vector{first, second}, 2), std::string("leave-one-out over 2 shots"));
        QCOMPARE(describeSample(std::vector{first, second}, 3),
                 std::string("leave-one-out over 2 of 3 shots"));
        QCOMPARE(describeSample(std::vector{copy, copy}, 1),
                 std::string("2 mildly changed copies of the shots"));
        QCOMPARE(describeSample(std::vector{first, second, copy, copy}, 4),
                 std::string("leave-one-out over 2 of 4 shots and 2 changed copies of the rest"));
    }

    void aShotThatIsTheOnlyOneOfItsKindIsFound() {
        using Flags = std::vector<bool>;
        const auto lonely = [](const std::vector<ClassHistogram>& shots,
                               const CalibrationSettings& settings = {}) {
            return onlyOnesOfTheirKind(shots, settings);
        };
        QCOMPARE(lonely(std::vector{histogram({100, 0})}), Flags{true});
        QCOMPARE(lonely(std::vector{histogram({100, 50}), histogram({110, 40})}), (Flags{false, false}));
        QCOMPARE(lonely(std::vector{histogram({100, 0, 0}), histogram({0, 100, 0}), histogram({0, 0, 100})}),
                 (Flags{true, true, true}));
        QCOMPARE(lonely(std::vector{histogram({100, 90}), histogram({110, 80}), histogram({100, 0})}),
                 (Flags{false, false, true}));
        // A shot too dark to see its parts, which still has a speck of them.
        QCOMPARE(lonely(std::vector{histogram({10}), histogram({216}), histogram({227}), histogram({217})}),
                 (Flags{true, false, false, false}));
        QCOMPARE(lonely(std::vector{histogram({100}), histogram({210}), histogram({160})}),
                 (Flags{false, false, false}));
        QCOMPARE(
            lonely(std::vector{histogram({100}), histogram({210}), histogram({220})}, {.unlikeRatio = 2}),
            (Flags{true, false, false}));
        QCOMPARE(lonely(std::vector{histogram({20}), histogram({0}), histogram({0})}),
                 (Flags{false, false, false}));
        QCOMPARE(lonely(std::vector{histogram({20}), histogram({0}), histogram({0})}, {.unlikeAreaPx = 20}),
                 (Flags{true, false, false}));
    }

    void copiesAreMildAndAlwaysTheSame() {
        const cv::Mat photo = tests::draw({.seed = 3});
        for (int i = 0; i < 20; ++i) {
            const cv::Mat copy = mildCopy(photo, i);
            QCOMPARE(copy.size(), photo.size());
            QCOMPARE(copy.type(), CV_8UC3);
            const double difference =
                cv::norm(copy, photo, cv::NORM_L1) / static_cast<double>(photo.total() * 3);
            QVERIFY2(difference > 0.3 && difference < 15, std::to_string(difference).c_str());
            QCOMPARE(cv::norm(copy, mildCopy(photo, i), cv::NORM_INF), 0.0);
        }
        QVERIFY(cv::norm(mildCopy(photo, 0), mildCopy(photo, 8), cv::NORM_INF) > 0);
        QVERIFY(cv::norm(photo, mildCopy(photo, 0, 3), cv::NORM_L1) >
                cv::norm(photo, mildCopy(photo, 0), cv::NORM_L1));
    }
};

QTEST_GUILESS_MAIN(CalibrationSampleTest)
#include "calibration_sample_test.moc"
