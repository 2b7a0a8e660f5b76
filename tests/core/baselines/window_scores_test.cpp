#include <QTest>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include "baselines/window_scores.h"
#include "clip/checkpoint/safetensors.h"
#include "support/generated_model.h"
#include "support/method_photo.h"

using namespace cliplad;

namespace {

const TensorMap& anomalib() {
    static const Checkpoint read =
        readSafetensors(std::filesystem::path(CLIPLAD_TEST_DATA) / "anomalib" / "winclip.safetensors");
    return read.tensors;
}

/// As anomalib has them: patch tokens after the tower's last LayerNorm.
WindowFeatures featuresOf(const cv::Mat& photo) {
    static const auto model = tests::smallClipModel();
    static const TensorMap weights = tests::generatedWeights(model->config());
    const ImageEncoding whole = model->encodeImageFully(photo, 64);
    WindowFeatures features{
        .side = 8, .image = whole.imageEmbedding.unsqueeze(0), .patches = {}, .windows = {}};
    features.patches =
        at::layer_norm(whole.features.stages[3].flatten(0, 1), {64}, weights.at("visual.ln_post.weight"),
                       weights.at("visual.ln_post.bias"), 1e-5);
    for (std::size_t scale = 0; scale < kWindowScales.size(); ++scale)
        features.windows[scale] = model->encodeWindows(photo, 64, slidingWindows(8, kWindowScales[scale]));
    return features;
}

double largestRelativeError(const at::Tensor& found, const at::Tensor& expected) {
    return ((found - expected).abs().max() / expected.abs().max()).item<double>();
}

at::Tensor states() {
    const at::Tensor raw = tests::generatedValues("states", {2, 32});
    return raw / raw.norm(2, 1, true);
}

} // namespace

class WindowScoresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void windowsSlideOnePatchAtATime();
    void aKernelLargerThanTheGridIsTheGrid();
    void aPatchHasTheHarmonicMeanOfItsWindows();
    void aWindowWithoutFaultSpeaksForItsPatches();
    void scalesAreAveragedHarmonically();
    void theNearestReferenceCounts();
    void anomalibsZeroShotScoreAndMapAreFound();
    void anomalibsFewShotScoreAndMapAreFound();
};

void WindowScoresTest::windowsSlideOnePatchAtATime() {
    const at::Tensor expected =
        at::tensor({0, 1, 3, 4, 1, 2, 4, 5, 3, 4, 6, 7, 4, 5, 7, 8}, at::kLong).view({4, 4});
    QVERIFY(at::equal(slidingWindows(3, 2), expected));
    QCOMPARE(slidingWindows(16, 3).sizes(), at::IntArrayRef({196, 9}));
}

void WindowScoresTest::aKernelLargerThanTheGridIsTheGrid() {
    QVERIFY(at::equal(slidingWindows(2, 3), at::arange(4).unsqueeze(0)));
}

void WindowScoresTest::aPatchHasTheHarmonicMeanOfItsWindows() {
    const at::Tensor map = windowMap(at::tensor({1.0F, 0.75F, 0.5F, 0.25F}), slidingWindows(3, 2), 3);
    // The middle patch lies in all four: 4 / (1 + 4/3 + 2 + 4); the upper middle one in two: 2 / (1 + 4/3).
    QVERIFY(std::abs(map[1][1].item<double>() - 0.48) < 1e-6);
    QVERIFY(std::abs(map[0][1].item<double>() - 6.0 / 7) < 1e-6);
    QCOMPARE(map[2][2].item<float>(), 0.25F);
}

void WindowScoresTest::aWindowWithoutFaultSpeaksForItsPatches() {
    const at::Tensor map = windowMap(at::tensor({0.0F, 1.0F, 1.0F, 1.0F}), slidingWindows(3, 2), 3);
    QCOMPARE(map[1][1].item<float>(), 0.0F);
    QCOMPARE(map[2][2].item<float>(), 1.0F);
}

void WindowScoresTest::scalesAreAveragedHarmonically() {
    const at::Tensor mean = harmonicMean({at::tensor({0.5F}), at::tensor({0.25F}), at::tensor({1.0F})});
    QVERIFY(std::abs(mean.item<double>() - 3.0 / 7) < 1e-6);
}

void WindowScoresTest::theNearestReferenceCounts() {
    const at::Tensor rows = at::tensor({1.0F, 0.0F, 0.0F, 5.0F, -2.0F, 0.0F}).view({3, 2});
    const at::Tensor references = at::tensor({0.0F, 1.0F, 1.0F, 1.0F}).view({2, 2});
    const at::Tensor found = referenceDistance(rows, references);
    QVERIFY(std::abs(found[0].item<double>() - (1 - std::sqrt(0.5)) / 2) < 1e-6);
    QVERIFY(std::abs(found[1].item<double>()) < 1e-6);
    QVERIFY(std::abs(found[2].item<double>() - 0.5) < 1e-6);
}

void WindowScoresTest::anomalibsZeroShotScoreAndMapAreFound() {
    const c10::NoGradGuard noGrad;
    const WindowFeatures features = featuresOf(tests::generatedPhoto(75, 60));
    QVERIFY(largestRelativeError(features.windows[1], anomalib().at("windows")) < 1e-3);
    const WindowScore found = scoreByText(features, states());
    QVERIFY(std::abs(found.score / anomalib().at("score").item<double>() - 1) < 1e-3);
    QVERIFY(largestRelativeError(found.map, anomalib().at("map")) < 1e-3);
}

void WindowScoresTest::anomalibsFewShotScoreAndMapAreFound() {
    const c10::NoGradGuard noGrad;
    WindowReferences references;
    std::vector<WindowFeatures> shots;
    for (const auto& [width, height] : {std::pair(50, 40), std::pair(90, 30)})
        shots.push_back(featuresOf(tests::generatedPhoto(width, height)));
    references.patches = at::cat({shots[0].patches, shots[1].patches});
    for (std::size_t scale = 0; scale < kWindowScales.size(); ++scale)
        references.windows[scale] = at::cat({shots[0].windows[scale], shots[1].windows[scale]});

    const WindowFeatures photo = featuresOf(tests::generatedPhoto(75, 60));
    const WindowScore text = scoreByText(photo, states()), distance = scoreByReferences(photo, references);
    const double score = (text.score + distance.score) / 2;
    QVERIFY(std::abs(score / anomalib().at("plus.score").item<double>() - 1) < 1e-3);
    QVERIFY(largestRelativeError((text.map + distance.map) / 2, anomalib().at("plus.map")) < 1e-3);
}

QTEST_GUILESS_MAIN(WindowScoresTest)
#include "window_scores_test.moc"
