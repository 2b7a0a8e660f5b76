#include "segmentation/coarse_mask.h"

#include <QTest>

#include <ATen/ATen.h>
#include <opencv2/imgproc.hpp>

#include "base/error.h"
#include "support/synthetic_photo.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

const std::vector<Label> kLabels = {
    {.name = "red part"}, {.name = "blue part"}, {.name = "wood", .background = true}};

struct Segmented {
    Regions regions;
    at::Tensor dense;
    LabelEmbeddings labels;
};

Segmented segmented(const cv::Mat& photo, const IgnoreMask& ignore = {}) {
    const FakeBackbone backbone;
    const Features features = backbone.encodeImage(photo, 448);
    const at::Tensor descriptors = clusterDescriptors(features, {});
    const ClusterSettings settings{.count = 4};
    const at::Tensor centres = learnClusters(gatherPatches({descriptors}, {ignore}, settings), settings);
    return {assignRegions(features, centres, ignore, {}), upsampledDense(features),
            embedLabels(backbone, kLabels, {})};
}

const cv::Mat kPhoto = photoOfDiscs("wood", {{{120, 120}, 60, "red"}, {{320, 300}, 60, "blue"}});

} // namespace

class CoarseMaskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsFindTheForeground() {
        const Segmented image = segmented(kPhoto);
        const CoarseMask mask = findForeground(image.regions, image.dense, image.labels, kLabels);
        cv::Mat truth(64, 64, CV_8U, cv::Scalar(0));
        cv::circle(truth, {17, 17}, 9, cv::Scalar(255), cv::FILLED);
        cv::circle(truth, {45, 43}, 9, cv::Scalar(255), cv::FILLED);
        const double overlap = cv::countNonZero(mask.foreground & truth);
        QVERIFY(overlap / cv::countNonZero(mask.foreground | truth) > 0.8);
        QCOMPARE(static_cast<int>(mask.label.at<std::uint8_t>(17, 17)), 0);
        QCOMPARE(static_cast<int>(mask.label.at<std::uint8_t>(43, 45)), 1);
        QCOMPARE(static_cast<int>(mask.label.at<std::uint8_t>(60, 4)), 2);
    }

    void regionsTellWhatTheyWereTakenFor() {
        const Segmented image = segmented(kPhoto);
        const CoarseMask mask = findForeground(image.regions, image.dense, image.labels, kLabels);
        int areaPx = 0;
        for (const RegionLabel& region : mask.regions) {
            areaPx += region.areaPx;
            QVERIFY(region.similarity > 0 && region.similarity <= 1.0001F);
        }
        QCOMPARE(areaPx, 64 * 64);
    }

    void regionEmbeddingIsTheMeanOfItsPixels() {
        const Segmented image = segmented(kPhoto);
        const at::Tensor embeddings = regionEmbeddings(image.regions, image.dense);
        const int cluster = image.regions.cluster.at<std::uint8_t>(17, 17);
        at::Tensor sum = at::zeros({image.dense.size(2)});
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 64; ++x)
                if (image.regions.cluster.at<std::uint8_t>(y, x) == cluster)
                    sum += image.dense[y][x];
        QVERIFY(at::allclose(embeddings[cluster], sum / sum.norm(), 1e-4, 1e-5));
    }

    void denseFeaturesAreTwiceAsFineAndOfUnitLength() {
        const at::Tensor dense = upsampledDense(FakeBackbone().encodeImage(kPhoto, 448));
        QCOMPARE(dense.size(0), std::int64_t(64));
        QVERIFY(at::allclose(dense.norm(2, 2), at::ones({64, 64}), 1e-5, 1e-5));
    }

    void upsampledLogitsAreTheInterpolatedCosines() {
        const FakeBackbone backbone;
        const Features features = backbone.encodeImage(kPhoto, 448);
        const LabelEmbeddings labels = embedLabels(backbone, kLabels, {});
        const at::Tensor dense = features.dense / features.dense.norm(2, 2, true);
        const at::Tensor cosines = labels.similarity(dense.reshape({1024, -1})).reshape({1, 32, 32, 3});
        const at::Tensor expected =
            at::upsample_bilinear2d(cosines.permute({0, 3, 1, 2}), {64, 64}, false).permute({0, 2, 3, 1});
        const at::Tensor upsampled = upsampledDense(features, Upsampling::Logits);
        QVERIFY(at::allclose(labels.similarity(upsampled.reshape({4096, -1})).reshape({1, 64, 64, 3}),
                             expected, 1e-4, 1e-5));
        QVERIFY(!at::allclose(upsampled, upsampledDense(features), 1e-3, 1e-3));
    }

    void mostMembersOfAnEnsembleDecide() {
        const auto member = [](std::vector<std::uint8_t> label, std::vector<std::uint8_t> foreground) {
            return CoarseMask{.label = cv::Mat(label, true).reshape(1, 1),
                              .foreground = cv::Mat(foreground, true).reshape(1, 1),
                              .regions = {{.cluster = static_cast<int>(label[0])}}};
        };
        const CoarseMask mask = majority({member({0, 1, 2}, {255, 255, 0}), member({3, 1, 0}, {0, 255, 255}),
                                          member({3, 2, 1}, {0, 0, 255})});
        QCOMPARE(std::vector<std::uint8_t>(mask.foreground), (std::vector<std::uint8_t>{0, 255, 255}));
        QCOMPARE(std::vector<std::uint8_t>(mask.label), (std::vector<std::uint8_t>{3, 1, 0}));
        QCOMPARE(mask.regions[0].cluster, 0); // of the first member
    }

    void ignoredPixelsAreNeitherLabelNorForeground() {
        cv::Mat ignore(64, 64, CV_8U, cv::Scalar(0));
        ignore(cv::Rect(0, 0, 32, 32)).setTo(255);
        const Segmented image = segmented(kPhoto, ignore);
        const CoarseMask mask = findForeground(image.regions, image.dense, image.labels, kLabels);
        QCOMPARE(cv::countNonZero(mask.foreground(cv::Rect(0, 0, 32, 32))), 0);
        QCOMPARE(static_cast<int>(mask.label.at<std::uint8_t>(17, 17)), int(Regions::kIgnored));
    }

    void featuresAndLabelsOfDifferentModelsAreRefused() {
        const Segmented image = segmented(kPhoto);
        QVERIFY_THROWS_EXCEPTION(Error,
                                 findForeground(image.regions, at::ones({64, 64, 5}), image.labels, kLabels));
        QVERIFY_THROWS_EXCEPTION(Error,
                                 findForeground(image.regions, image.dense, image.labels, {kLabels[0]}));
    }
};

QTEST_GUILESS_MAIN(CoarseMaskTest)
#include "coarse_mask_test.moc"
