#include "segmentation/part_mask.h"

#include <QTest>

#include <cmath>

#include <ATen/ATen.h>
#include <opencv2/imgproc.hpp>

#include "base/error.h"
#include "support/setting_checks.h"
#include "support/synthetic_photo.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

const std::vector<Label> kCoarse = {{.name = "part", .synonyms = {"red part", "blue part", "yellow part"}},
                                    {.name = "wood", .background = true}};
const std::vector<Label> kFine = {
    {.name = "red part"}, {.name = "blue part"}, {.name = "yellow part", .background = true}};
const TextSettings kBestSynonym = {.synonyms = TextSettings::SynonymPooling::Max};

const cv::Mat kPhoto =
    photoOfDiscs("wood", {{{110, 110}, 60, "red"}, {{330, 330}, 60, "blue"}, {{330, 110}, 60, "yellow"}});

/// The way to a coarse mask, and what the fine stage needs beside it.
struct Line {
    FakeBackbone backbone;
    at::Tensor dense;
    Regions regions;
    CoarseMask coarse;
    LabelSet fine, coarseSet;

    explicit Line(const IgnoreMask& ignore = {}, int clusters = 5)
        : fine{kFine, embedLabels(backbone, kFine, {})}
        , coarseSet{kCoarse, embedLabels(backbone, kCoarse, kBestSynonym)} {
        const Features features = backbone.encodeImage(kPhoto, 448);
        const at::Tensor descriptors = clusterDescriptors(features, {});
        dense = upsampledDense(features);
        const ClusterSettings settings{.count = clusters};
        regions = assignRegions(
            features, learnClusters(gatherPatches({descriptors}, {ignore}, settings), settings), ignore, {});
        coarse = findForeground(regions, dense, coarseSet.embeddings, kCoarse);
    }

    PartMask classify(const FineSettings& settings) const {
        return classifyParts(coarse, regions, dense, fine.embeddings, fine.labels, kPhoto, settings);
    }
};

int labelAt(const PartMask& mask, int x, int y) {
    return mask.label.at<std::uint8_t>(y, x);
}

void verifyDiscs(const PartMask& mask) {
    QCOMPARE(labelAt(mask, 15, 15), 1);
    QCOMPARE(labelAt(mask, 47, 47), 2);
    QCOMPARE(labelAt(mask, 4, 60), 0);
    const double discPx = CV_PI * 60 * 60 / 49;
    for (const int label : {1, 2}) {
        const double areaRatio = cv::countNonZero(mask.label == label) / discPx;
        QVERIFY2(std::abs(areaRatio - 1) < 0.3, qPrintable(QString::number(areaRatio)));
    }
}

/// Intersection over union of label 1 and the disc as it was painted.
double overlapWithRedDisc(const PartMask& mask) {
    cv::Mat disc(448, 448, CV_8U, cv::Scalar(0)), small;
    cv::circle(disc, {110, 110}, 60, cv::Scalar(255), cv::FILLED);
    cv::resize(disc, small, mask.label.size(), 0, 0, cv::INTER_AREA);
    const cv::Mat truth = small > 127, found = mask.label == 1;
    return static_cast<double>(cv::countNonZero(truth & found)) / cv::countNonZero(truth | found);
}

} // namespace

class PartMaskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settingsAreSound() { checkSettings<FineSettings>(); }

    void patchesTakeTheirBestFineLabel() {
        const PartMask mask = Line().classify({});
        verifyDiscs(mask);
        QVERIFY(mask.similarity.at<float>(15, 15) > 0.9F);
        QCOMPARE(mask.similarity.at<float>(60, 4), 0.0F);
    }

    void regionsTakeTheirBestFineLabelAsAWhole() {
        const Line line;
        const PartMask mask = line.classify({.unit = FineSettings::Unit::Region});
        verifyDiscs(mask);
        const int red = line.regions.cluster.at<std::uint8_t>(15, 15);
        QCOMPARE(cv::countNonZero((line.regions.cluster == red) & (mask.label != 1)), 0);
    }

    void competitorWinsPixelsButMakesNoPart() {
        const Line line;
        QVERIFY(line.coarse.foreground.at<std::uint8_t>(15, 47) != 0);
        QCOMPARE(labelAt(line.classify({}), 47, 15), 0);
    }

    void withoutCoarseStageBackgroundLabelsCompete() {
        const Line line;
        const LabelSet all = withBackgroundOf(line.fine, line.coarseSet);
        CoarseMask nothing = line.coarse;
        nothing.foreground.setTo(0);
        Regions one = line.regions;
        one.cluster.setTo(0);
        for (const auto unit :
             {FineSettings::Unit::Patch, FineSettings::Unit::Region}) // clusters are not read
            verifyDiscs(classifyParts(nothing, one, line.dense, all.embeddings, all.labels, kPhoto,
                                      {.unit = unit, .coarseStage = FineSettings::CoarseStage::Off}));
    }

    void ignoredPixelsAreNoPart() {
        cv::Mat ignore(64, 64, CV_8U, cv::Scalar(0));
        ignore(cv::Rect(0, 0, 15, 64)).setTo(255);
        const Line line(ignore);
        for (const auto refinement : {FineSettings::Refinement::Off, FineSettings::Refinement::DenseCrf,
                                      FineSettings::Refinement::Pamr}) {
            const PartMask mask = line.classify({.refinement = refinement});
            QCOMPARE(cv::countNonZero(mask.label(cv::Rect(0, 0, 15, 64))), 0);
            QVERIFY(cv::countNonZero(mask.label) > 0);
        }
    }

    void anIgnoreRegionLeavesThePartBesideItWhole() {
        cv::Mat ignore(64, 64, CV_8U, cv::Scalar(0));
        ignore(cv::Rect(0, 0, 16, 64)).setTo(255); // over the left half of the red disc
        const Line whole;
        Line covered;
        covered.regions.cluster.setTo(Regions::kIgnored, ignore);
        covered.coarse.foreground.setTo(0, ignore);
        for (const auto refinement : {FineSettings::Refinement::DenseCrf, FineSettings::Refinement::Pamr}) {
            const FineSettings settings{.refinement = refinement};
            const cv::Rect beside(16, 0, 16, 32);
            const int expected = cv::countNonZero(whole.classify(settings).label(beside) == 1);
            const int found = cv::countNonZero(covered.classify(settings).label(beside) == 1);
            QVERIFY2(expected > 80 && std::abs(found - expected) <= 2,
                     qPrintable(QString("%1 px, without ignore region %2 px").arg(found).arg(expected)));
        }
    }

    void refinementWithoutCoarseStageGivesEveryPixelALabel() {
        const Line line;
        const std::vector<Label> parts = {kFine[0], kFine[1]};
        const LabelEmbeddings embeddings = embedLabels(line.backbone, parts, {});
        for (const auto refinement : {FineSettings::Refinement::DenseCrf, FineSettings::Refinement::Pamr}) {
            const PartMask mask =
                classifyParts(line.coarse, line.regions, line.dense, embeddings, parts, kPhoto,
                              {.coarseStage = FineSettings::CoarseStage::Off,
                               .refinement = refinement,
                               .sharpness = 1,
                               .coarseTrust = 0.5});
            QCOMPARE(cv::countNonZero(mask.label), 64 * 64);
        }
    }

    void refinementKeepsTheParts() {
        const Line line;
        verifyDiscs(line.classify({.refinement = FineSettings::Refinement::DenseCrf}));
        verifyDiscs(line.classify({.refinement = FineSettings::Refinement::Pamr}));
    }

    void refinementBringsAGnawedForegroundBackToTheEdge() {
        Line line;
        line.coarse.foreground(cv::Rect(12, 10, 3, 12)).setTo(0);
        const double gnawed = overlapWithRedDisc(line.classify({}));
        for (const auto refinement : {FineSettings::Refinement::DenseCrf, FineSettings::Refinement::Pamr}) {
            const double refined = overlapWithRedDisc(line.classify({.refinement = refinement}));
            QVERIFY2(refined > gnawed + 0.1, qPrintable(QString("%1 → %2").arg(gnawed).arg(refined)));
            QVERIFY2(refined > 0.85, qPrintable(QString::number(refined)));
        }
    }

    void inputThatDoesNotFitTogetherIsRefused() {
        const Line line;
        QVERIFY_THROWS_EXCEPTION(Error, classifyParts(line.coarse, line.regions, at::ones({64, 64, 5}),
                                                      line.fine.embeddings, kFine, kPhoto, {}));
        QVERIFY_THROWS_EXCEPTION(Error, classifyParts(line.coarse, line.regions, line.dense,
                                                      line.fine.embeddings, {kFine[0]}, kPhoto, {}));
        QVERIFY_THROWS_EXCEPTION(Error, classifyParts(line.coarse, line.regions, line.dense,
                                                      line.fine.embeddings, kFine, cv::Mat(),
                                                      {.refinement = FineSettings::Refinement::Pamr}));
    }
};

QTEST_GUILESS_MAIN(PartMaskTest)
#include "part_mask_test.moc"
