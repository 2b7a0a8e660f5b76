#include "segmentation/regions.h"

#include <QTest>

#include <cmath>

#include <ATen/ATen.h>
#include <opencv2/imgproc.hpp>

#include "base/error.h"
#include "segmentation/centre_affinities.h"
#include "support/setting_checks.h"
#include "support/synthetic_photo.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

Features featuresOf(const cv::Mat& photo) {
    return FakeBackbone().encodeImage(photo, 448);
}

at::Tensor descriptorsOf(const cv::Mat& photo) {
    return clusterDescriptors(featuresOf(photo), {});
}

at::Tensor clustersOf(const std::vector<at::Tensor>& descriptors, const std::vector<IgnoreMask>& ignore,
                      const ClusterSettings& settings) {
    return learnClusters(gatherPatches(descriptors, ignore, settings), settings);
}

const cv::Mat kPhoto = photoOfDiscs("wood", {{{120, 120}, 60, "red"}, {{320, 300}, 60, "blue"}});

} // namespace

class RegionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settingsAreSound() { checkSettings<ClusterSettings>(); }

    void descriptorsAreUpsampledJoinedAndOfUnitLength() {
        const Features features = featuresOf(kPhoto);
        const at::Tensor descriptors = clusterDescriptors(features, {.stages = 3});
        QCOMPARE(descriptors.sizes().vec(), (std::vector<std::int64_t>{64, 64, 24}));
        QVERIFY(descriptors.is_contiguous());
        QVERIFY(at::allclose(descriptors.norm(2, 2), at::ones({64, 64}), 1e-5, 1e-5));
    }

    void stagesCanBeBroughtToOneLengthEach() {
        const Features features = featuresOf(kPhoto); // F_2 is twice F_1
        const at::Tensor joint = clusterDescriptors(features, {});
        const at::Tensor each =
            clusterDescriptors(features, {.normalisation = ClusterSettings::Normalisation::Stage});
        const auto lengthOf = [](const at::Tensor& descriptors, std::int64_t stage) {
            return descriptors.narrow(2, 8 * stage, 8).norm(2, 2).mean().item<double>();
        };
        QVERIFY(lengthOf(joint, 1) > 1.5 * lengthOf(joint, 0));
        QVERIFY(std::abs(lengthOf(each, 0) - std::sqrt(0.5)) < 1e-4);
        QVERIFY(std::abs(lengthOf(each, 1) - std::sqrt(0.5)) < 1e-4);
        QVERIFY(at::allclose(each.norm(2, 2), at::ones({64, 64}), 1e-5, 1e-5));
    }

    void upsamplingIsBilinearWithoutAlignedCorners() {
        Features features;
        features.stages[0] = at::stack({at::tensor({0.0F, 4.0F}), at::full({2}, 4.0F)}, 1).reshape({1, 2, 2});
        const at::Tensor pixels = clusterDescriptors(features, {.stages = 1});
        const at::Tensor ratio = pixels.select(2, 0) / pixels.select(2, 1);
        QVERIFY(at::allclose(ratio[0], at::tensor({0.0F, 0.25F, 0.75F, 1.0F}), 1e-5, 1e-6));
    }

    void patchesCanStayWhole() {
        Features features;
        features.stages[0] = at::stack({at::tensor({0.0F, 4.0F}), at::full({2}, 4.0F)}, 1).reshape({1, 2, 2});
        const at::Tensor pixels = clusterDescriptors(
            features, {.stages = 1, .interpolation = ClusterSettings::Interpolation::Nearest});
        const at::Tensor ratio = pixels.select(2, 0) / pixels.select(2, 1);
        QCOMPARE(pixels.sizes().vec(), (std::vector<std::int64_t>{2, 4, 2}));
        QVERIFY(at::allclose(ratio[1], at::tensor({0.0F, 0.0F, 1.0F, 1.0F}), 1e-5, 1e-6));
    }

    void partsAndBackgroundFallIntoDifferentClusters() {
        const at::Tensor descriptors = descriptorsOf(kPhoto);
        const at::Tensor centres = clustersOf({descriptors}, {}, {.count = 3});
        const Regions regions = assignRegions(featuresOf(kPhoto), centres, {}, {});
        QCOMPARE(regions.count, 3);
        QCOMPARE(regions.cluster.size(), cv::Size(64, 64));
        const int red = regions.cluster.at<std::uint8_t>(17, 17),
                  blue = regions.cluster.at<std::uint8_t>(43, 46);
        const int wood = regions.cluster.at<std::uint8_t>(60, 4);
        QVERIFY(red != blue && red != wood && blue != wood);
        QCOMPARE(wood, 0);
    }

    void centresOfTheShotsServeAnotherImage() {
        const at::Tensor centres = clustersOf({descriptorsOf(kPhoto)}, {}, {.count = 3});
        const cv::Mat moved = photoOfDiscs("wood", {{{300, 120}, 60, "red"}});
        const Regions shot = assignRegions(featuresOf(kPhoto), centres, {}, {});
        const Regions query = assignRegions(featuresOf(moved), centres, {}, {});
        QCOMPARE(query.cluster.at<std::uint8_t>(17, 43), shot.cluster.at<std::uint8_t>(17, 17));
    }

    void pixelsGoWhereTheirDescriptorsAreNearest_data() {
        QTest::addColumn<ClusterSettings>("settings");
        using enum ClusterSettings::Normalisation;
        using enum ClusterSettings::Interpolation;
        QTest::newRow("together") << ClusterSettings{.speckAreaPx = 0};
        QTest::newRow("one stage") << ClusterSettings{.stages = 1, .speckAreaPx = 0};
        QTest::newRow("all stages") << ClusterSettings{.stages = 4, .speckAreaPx = 0};
        QTest::newRow("each stage") << ClusterSettings{.normalisation = Stage, .speckAreaPx = 0};
        QTest::newRow("whole patches") << ClusterSettings{.interpolation = Nearest, .speckAreaPx = 0};
        QTest::newRow("each stage, whole patches")
            << ClusterSettings{.normalisation = Stage, .interpolation = Nearest, .speckAreaPx = 0};
    }

    void pixelsGoWhereTheirDescriptorsAreNearest() {
        QFETCH(const ClusterSettings, settings);
        at::manual_seed(5);
        int compared = 0;
        for (const auto& [height, width] :
             {std::pair{6, 9}, std::pair{1, 1}, std::pair{1, 5}, std::pair{5, 1}}) {
            Features features;
            for (at::Tensor& stage : features.stages)
                stage = at::randn({height, width, 21});
            const at::Tensor pixels = clusterDescriptors(features, settings).flatten(0, 1);
            const at::Tensor centres = at::randn({7, pixels.size(1)}) * 0.1;
            const at::Tensor affinities = centreAffinities({pixels}, centres);
            const at::Tensor best = std::get<0>(affinities.topk(2, 1));
            const at::Tensor nearest = nearestCentres(affinities);
            const Regions regions = assignRegions(features, centres, {}, settings);
            QCOMPARE(regions.cluster.size(), cv::Size(2 * width, 2 * height));
            for (int i = 0; i < 4 * width * height; ++i)
                if (best[i][0].item<float>() - best[i][1].item<float>() > 1e-5F) {
                    QCOMPARE(int(regions.cluster.data[i]), nearest[i].item<int>());
                    ++compared;
                }
        }
        QVERIFY2(compared > 240, qPrintable(QString::number(compared)));
    }

    void ensembleHasCentresOfFewerAndMoreClustersToo() {
        const ClusterSettings settings{.count = 8, .ensemble = 2};
        QCOMPARE(clusterCounts(settings), (std::vector<int>{8, 6, 10, 4, 12}));
        QCOMPARE(clusterCounts({.count = 8}), (std::vector<int>{8}));
        QCOMPARE(clusterCounts({.count = 2, .ensemble = 1}), (std::vector<int>{2, 2, 3}));
        const at::Tensor descriptors = descriptorsOf(kPhoto);
        const at::Tensor centres = clustersOf({descriptors}, {}, settings);
        QCOMPARE(centres.size(0), std::int64_t(40));
        QCOMPARE(centresOf(centres, settings, 4).size(0), std::int64_t(12));
        // Each member is what its number of clusters alone would give.
        QVERIFY(at::equal(centresOf(centres, settings, 0), clustersOf({descriptors}, {}, {.count = 8})));
        QVERIFY(at::equal(centresOf(centres, settings, 2), clustersOf({descriptors}, {}, {.count = 10})));
    }

    void ignoredPixelsTakePartInNothing() {
        cv::Mat ignore(64, 64, CV_8U, cv::Scalar(0));
        ignore(cv::Rect(0, 0, 32, 32)).setTo(255);
        const at::Tensor descriptors = descriptorsOf(kPhoto);
        const at::Tensor centres = clustersOf({descriptors}, {ignore}, {.count = 2});
        const Regions regions = assignRegions(featuresOf(kPhoto), centres, ignore, {.speckAreaPx = 0});
        QCOMPARE(cv::countNonZero(regions.cluster == Regions::kIgnored), 32 * 32);
        // Without the red disc, two clusters are wood and blue: their centres cannot be where red is.
        QVERIFY((centres - descriptors[17][17]).norm(2, 1).min().item<double>() > 0.3);
    }

    void fewerPatchesForRestartsGiveOtherCentres() {
        const at::Tensor descriptors =
            descriptorsOf(kPhoto) + at::randn({64, 64, 16}, at::detail::createCPUGenerator(3)) * 0.2;
        const at::Tensor all = clustersOf({descriptors}, {}, {.count = 8, .maxIterations = 4});
        QVERIFY(!at::equal(
            all, clustersOf({descriptors}, {}, {.count = 8, .restartPoints = 256, .maxIterations = 4})));
    }

    void manyShotsAreThinnedAndStillLearned() {
        const at::Tensor descriptors = descriptorsOf(kPhoto);
        const std::vector<at::Tensor> shots(12, descriptors);
        const at::Tensor centres = clustersOf(shots, {}, {.count = 3});
        const Regions regions = assignRegions(featuresOf(kPhoto), centres, {}, {});
        QVERIFY(regions.cluster.at<std::uint8_t>(17, 17) != regions.cluster.at<std::uint8_t>(43, 46));
    }

    void unusableInputIsRefused() {
        const at::Tensor descriptors = descriptorsOf(kPhoto);
        const cv::Mat everything(64, 64, CV_8U, cv::Scalar(255)), tooSmall(32, 32, CV_8U, cv::Scalar(0));
        QVERIFY_THROWS_EXCEPTION(Error, clustersOf({}, {}, {}));
        QVERIFY_THROWS_EXCEPTION(Error, clustersOf({descriptors}, {everything}, {}));
        QVERIFY_THROWS_EXCEPTION(Error, clustersOf({descriptors}, {tooSmall}, {}));
        QVERIFY_THROWS_EXCEPTION(Error, assignRegions(featuresOf(kPhoto), at::ones({4, 7}), {}, {}));
        QVERIFY_THROWS_EXCEPTION(Error, assignRegions(featuresOf(kPhoto), at::ones({0, 16}), {}, {}));
        QVERIFY_THROWS_EXCEPTION(Error, assignRegions(featuresOf(kPhoto), at::ones({4, 16}), tooSmall, {}));
    }
};

QTEST_GUILESS_MAIN(RegionsTest)
#include "regions_test.moc"
