#include <QTemporaryDir>
#include <QTest>

#include <cmath>

#include <ATen/ATen.h>

#include "base/error.h"
#include "baselines/anomaly_map.h"
#include "baselines/method.h"
#include "baselines/patchcore_memory.h"
#include "clip/checkpoint/safetensors.h"
#include "segmentation/feature_grid.h"
#include "support/error_of.h"
#include "support/generated_resnet.h"
#include "support/method_photo.h"
#include "support/synthetic_photo.h"

using namespace cliplad;

namespace {

const Checkpoint& anomalib() {
    static const Checkpoint read =
        readSafetensors(std::filesystem::path(CLIPLAD_TEST_DATA) / "anomalib" / "patchcore.safetensors");
    return read;
}

/// The 64 px photos of make_anomalib.py through its ResNet-18: [16, 16, 384]… on the 8×8 grid of layer2.
at::Tensor patchesOf(const std::string& photo) {
    static const ResNet network(tests::generatedResNet(false));
    const auto stages = network.forward(tests::generatedValues(photo, {1, 3, 64, 64}));
    return locallyAwarePatches(std::array{gridOfImage(stages[1]), gridOfImage(stages[2])});
}

PatchCoreMemory memoryOf(std::initializer_list<std::string> photos) {
    std::vector<at::Tensor> rows;
    for (const std::string& photo : photos)
        rows.push_back(patchesOf(photo).flatten(0, 1));
    return PatchCoreMemory(at::cat(rows));
}

at::Tensor asTensor(const cv::Mat& map) {
    return at::from_blob(map.data, {map.rows, map.cols}, at::kFloat).clone();
}

double largestRelativeError(const at::Tensor& found, const at::Tensor& expected) {
    return ((found - expected).abs().max() / expected.abs().max()).item<double>();
}

std::unique_ptr<Method> patchCore(const std::filesystem::path& weights = {}) {
    MethodContext context = tests::methodContext();
    context.weights = weights;
    return findMethod("patchcore").make(context);
}

} // namespace

class PatchCoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPatchIsTheMeanOfItsNeighbourhood();
    void aCoarserLevelIsEnlargedToTheFirst();
    void equationSevenWeighsTheLargestDistance();
    void aMemoryOfOnePatchHasNoWeight();
    void anomalibsMapAndScoreAreFound();
    void aMapIsBlurredOverThePhoto();
    void itsOwnBackboneFindsWhatWasChanged();
    void clipsMiddleStagesFindAnotherColour();
    void otherChannelsAreAnError();
};

void PatchCoreTest::aPatchIsTheMeanOfItsNeighbourhood() {
    at::Tensor level = at::zeros({4, 4, 1});
    level[1][1][0] = 9;
    const at::Tensor patches = locallyAwarePatches(std::array{level});
    QCOMPARE(patches[0][0][0].item<float>(), 1.0F);
    QCOMPARE(patches[2][2][0].item<float>(), 1.0F);
    QCOMPARE(patches[3][3][0].item<float>(), 0.0F);
}

void PatchCoreTest::aCoarserLevelIsEnlargedToTheFirst() {
    const at::Tensor fine = at::zeros({8, 8, 2}), coarse = at::full({4, 4, 3}, 9.0F);
    const at::Tensor patches = locallyAwarePatches(std::array{fine, coarse});
    QCOMPARE(patches.sizes(), at::IntArrayRef({8, 8, 5}));
    QCOMPARE(patches[4][4][2].item<float>(), 9.0F);
    QCOMPARE(patches[0][0][4].item<float>(), 4.0F); // of a corner's nine patches five lie outside
}

void PatchCoreTest::equationSevenWeighsTheLargestDistance() {
    const PatchCoreMemory memory(at::tensor({0.0F, 1.0F, 5.0F}).unsqueeze(1));
    const PatchCoreScore found = memory.compare(at::tensor({0.25F, 3.0F}).view({1, 2, 1}));
    QCOMPARE(found.distance[0][0].item<float>(), 0.25F);
    QCOMPARE(found.distance[0][1].item<float>(), 2.0F);
    // 3 matches 1 (the first of equals), distances to the memory's three rows are 3, 2 and 2.
    const double expected = (1 - std::exp(2.0) / (std::exp(3.0) + 2 * std::exp(2.0))) * 2;
    QVERIFY(std::abs(found.score - expected) < 1e-5);
}

void PatchCoreTest::aMemoryOfOnePatchHasNoWeight() {
    const PatchCoreMemory memory(at::zeros({1, 2}));
    QCOMPARE(memory.compare(at::tensor({3.0F, 4.0F}).view({1, 1, 2})).score, 5.0);
}

void PatchCoreTest::anomalibsMapAndScoreAreFound() {
    const PatchCoreScore found = memoryOf({"shot 1", "shot 2"}).compare(patchesOf("photo"));
    QVERIFY(largestRelativeError(found.distance, anomalib().tensors.at("distance")) < 1e-3);
    const double score = anomalib().tensors.at("score").item<double>();
    QVERIFY2(std::abs(found.score / score - 1) < 1e-3, qPrintable(QString::number(found.score / score)));
    // anomalib enlarges by the nearest patch.
    const at::Tensor enlarged = found.distance.repeat_interleave(8, 0).repeat_interleave(8, 1).contiguous();
    const cv::Mat map = blurredMap(cv::Mat(64, 64, CV_32F, enlarged.data_ptr<float>()), 4);
    QVERIFY(largestRelativeError(asTensor(map), anomalib().tensors.at("map")) < 1e-3);
}

void PatchCoreTest::aMapIsBlurredOverThePhoto() {
    at::Tensor distance = at::zeros({4, 4});
    distance[1][2] = 1;
    const cv::Mat map = enlargedMap(distance, 64, 4);
    QCOMPARE(map.size(), cv::Size(64, 64));
    cv::Point peak;
    cv::minMaxLoc(map, nullptr, nullptr, nullptr, &peak);
    QVERIFY(std::abs(peak.x - 39.5) <= 1 && std::abs(peak.y - 23.5) <= 1);
    QVERIFY(std::abs(cv::sum(map)[0] - 256) < 1);
    QVERIFY(std::abs(map.at<float>(peak) - 0.64F) < 0.1F);
}

void PatchCoreTest::itsOwnBackboneFindsWhatWasChanged() {
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("resnet18.safetensors").toStdString();
    writeSafetensors(file, tests::generatedResNet(false));
    const auto method = patchCore(file);
    MethodPhoto shot, other;
    shot.rgb = cv::Mat(100, 120, CV_8UC3, cv::Scalar(90, 120, 60));
    other.rgb = shot.rgb.clone();
    other.rgb(cv::Rect(60, 40, 12, 12)).setTo(cv::Scalar(240, 20, 20));
    VERIFY_ERROR(method->score(shot), "has not learned");
    method->learn({&shot, 1}, {});
    const MethodScore found = method->score(other);
    const double ofShot = method->score(shot).score; // patches that are alike may be taken for each other
    QVERIFY2(ofShot < 1e-2 * found.score, qPrintable(QString("%1, %2").arg(ofShot).arg(found.score)));
    cv::Point peak;
    cv::minMaxLoc(found.anomalyMap, nullptr, nullptr, nullptr, &peak);
    QVERIFY(cv::Rect(128 - 24, 102 - 24, 26 + 48, 31 + 48).contains(peak));
}

void PatchCoreTest::clipsMiddleStagesFindAnotherColour() {
    using tests::Disc, tests::methodPhoto, tests::photoOfDiscs;
    const auto method = patchCore();
    const std::vector<MethodPhoto> shots = {
        methodPhoto(photoOfDiscs("wood", {{{100, 100}, 40, "red"}, {{300, 200}, 40, "red"}})),
        methodPhoto(photoOfDiscs("wood", {{{120, 200}, 40, "red"}, {{280, 320}, 40, "red"}}))};
    method->learn(shots, {});
    const auto photoWith = [](const char* colour) {
        return methodPhoto(photoOfDiscs("wood", {{{100, 100}, 40, "red"}, {{280, 320}, 40, colour}}));
    };
    const MethodScore changed = method->score(photoWith("blue"));
    QVERIFY(changed.score > 2 * method->score(photoWith("red")).score);
    QCOMPARE(changed.anomalyMap.size(), cv::Size(448, 448));
    cv::Point peak;
    cv::minMaxLoc(changed.anomalyMap, nullptr, nullptr, nullptr, &peak);
    QVERIFY(std::hypot(peak.x - 280, peak.y - 320) < 50);
}

void PatchCoreTest::otherChannelsAreAnError() {
    VERIFY_ERROR(PatchCoreMemory(at::zeros({2, 3})).compare(at::zeros({1, 1, 4})), "channels");
}

QTEST_GUILESS_MAIN(PatchCoreTest)
#include "patchcore_test.moc"
