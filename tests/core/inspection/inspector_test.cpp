#include "inspection/inspector.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <thread>

#include "clip/forwarding_backbone.h"
#include "inspection/enrolment.h"
#include "inspection/live_inspection.h"
#include "support/disc_product.h"
#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

/// Another backbone as if it were the embedded demo model.
class AsDemoModel final : public ForwardingBackbone {
public:
    explicit AsDemoModel(const Backbone& backbone)
        : ForwardingBackbone(backbone)
        , info_(backbone.info()) {
        info_.isDemo = true;
    }
    const BackboneInfo& info() const override { return info_; }

private:
    BackboneInfo info_;
};

} // namespace

class InspectorTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    FakeBackbone backbone_;
    Product product_;

    const cv::Mat photo_ = draw({.discs = {"red", "", "blue", "blue"}, .seed = 40});

private Q_SLOTS:
    void initTestCase() {
        product_ = enrol(backbone_, discRequest(writeShots(folder_.path().toStdString(), 3)));
    }

    void everyPartOfTheResultBelongsTogether() {
        const Inspection inspection = inspect(backbone_, product_, photo_);
        QCOMPARE(inspection.parts.label.size(), cv::Size(64, 64));
        QCOMPARE(inspection.anomalyMap.distance.size(), cv::Size(32, 32));
        QCOMPARE(inspection.histogram.areaPx[0], cv::countNonZero(inspection.parts.label == 1));
        QVERIFY(inspection.histogram == inspection.counts.histogram);
        QCOMPARE(inspection.scores.logical,
                 combinedDistance(inspection.histogramDistance.score, inspection.cueDistances,
                                  product_.calibration.cueScales, product_.definition.settings.cues));
        QCOMPARE(inspection.scores.structural, inspection.anomalyMap.score);
        QCOMPARE(inspection.anomalous, inspection.scores.fused >= inspection.threshold);
        QCOMPARE(inspection.threshold, product_.calibration.threshold);
    }

    void featuresComputedBeforeGiveTheSameScores() {
        const Inspection whole = inspect(backbone_, product_, photo_);
        const Inspection fromFeatures =
            inspectFeatures(backbone_.info(), product_, backbone_.encodeImage(photo_, 448), photo_);
        QCOMPARE(fromFeatures.scores.fused, whole.scores.fused);
        QCOMPARE(fromFeatures.explanation.text, whole.explanation.text);
    }

    void liveTuningAndScoringAgree() {
        LiveInspection live(std::make_shared<const FakeBackbone>());
        LiveRequest request{
            .recipe = product_.definition.recipe(), .shots = {}, .photo = LivePhoto::of(photo_)};
        for (int i = 1; i <= 3; ++i)
            request.shots.push_back(LivePhoto::of(draw({.seed = static_cast<std::uint64_t>(i)})));
        const LiveResult result = live.answer(request);
        QVERIFY(result.calibration == product_.calibration);
        QCOMPARE(result.inspection->scores.fused, inspect(backbone_, product_, photo_).scores.fused);
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(result.shots[i].counts == product_.memory.counts[i]);
    }

    void whatGoesBeyondThePaperScoresAloneAsLive_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("instances") << "cues.instances"
                                   << "1";
        QTest::newRow("pieces") << "cues.pieces"
                                << "1";
        QTest::newRow("layout") << "cues.layout"
                                << "1";
        QTest::newRow("places") << "cues.places"
                                << "1";
        QTest::newRow("relations") << "cues.relations"
                                   << "1";
        QTest::newRow("colours") << "cues.colours"
                                 << "1";
        QTest::newRow("global") << "cues.global"
                                << "1";
        QTest::newRow("turned shots") << "patches.turned-shots"
                                      << "1";
        QTest::newRow("within parts") << "patches.part-aware"
                                      << "true";
        QTest::newRow("scaled stages") << "patches.scaled-levels"
                                       << "true";
        QTest::newRow("neighbourhood") << "patches.neighbourhood"
                                       << "3";
        QTest::newRow("ensemble") << "clusters.ensemble"
                                  << "1";
        QTest::newRow("tiles") << "image.tiles"
                               << "2";
        QTest::newRow("a smaller memory") << "patches.capacity"
                                          << "1";
    }

    void whatGoesBeyondThePaperScoresAloneAsLive() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        EnrolmentRequest enrolment = discRequest(writeShots(folder_.path().toStdString(), 3));
        setSetting(enrolment.settings, key.toStdString(), value.toStdString());
        const Product product = enrol(backbone_, enrolment);
        const Inspection alone = inspect(backbone_, product, photo_);
        QVERIFY(std::isfinite(alone.scores.fused));
        // A part is missing on the photo: whatever is on, more than on a good one.
        const Inspection good = inspect(backbone_, product, draw({.seed = 41}));
        QVERIFY(alone.scores.logical > good.scores.logical);
        QVERIFY(alone.anomalous);

        LiveRequest request{
            .recipe = product.definition.recipe(), .shots = {}, .photo = LivePhoto::of(photo_)};
        for (std::uint64_t i = 1; i <= 3; ++i)
            request.shots.push_back(LivePhoto::of(draw({.seed = i})));
        LiveInspection live(std::make_shared<const FakeBackbone>());
        const LiveResult result = live.answer(request);
        QVERIFY(result.calibration == product.calibration);
        QCOMPARE(result.inspection->scores.fused, alone.scores.fused);
    }

    void aSmallerMemoryIsCalibratedOnAllPatches() {
        const std::filesystem::path folder = folder_.path().toStdString();
        EnrolmentRequest request = discRequest(writeShots(folder, 3));
        // Two shots share a part that no other has: left out, each finds it in the other one.
        for (auto& path : writeShots(folder, 2, {.discs = {"red", "red", "blue", "pink"}, .seed = 70}))
            request.shots.push_back(path);
        request.settings.patches.capacity = 0;
        const Product whole = enrol(backbone_, request);
        request.settings.patches.capacity = 1;
        const Product small = enrol(backbone_, request);
        QVERIFY(small.memory.patches.origin.size(0) < whole.memory.patches.origin.size(0) / 4);
        QVERIFY(small.calibration == whole.calibration);
    }

    void swappedPartsAreSeenByTheirLayoutAlone() {
        const cv::Mat swapped = draw({.discs = {"blue", "blue", "red", "red"}, .seed = 40});
        EnrolmentRequest enrolment = discRequest(writeShots(folder_.path().toStdString(), 3));
        enrolment.settings.cues.instances = enrolment.settings.cues.places = 0;
        const Inspection byAreas = inspect(backbone_, enrol(backbone_, enrolment), swapped);
        enrolment.settings.cues.layout = 1;
        const Inspection byLayout = inspect(backbone_, enrol(backbone_, enrolment), swapped);
        QVERIFY(byAreas.scores.logical < 0.5);
        QVERIFY(byLayout.scores.logical > 3 * byAreas.scores.logical);
        QVERIFY(contains(byLayout.explanation.text, "The layout of the parts differs"));
    }

    void liveTuningCalibratesOnTheValidationPhotosToo() {
        const std::filesystem::path folder = folder_.path().toStdString();
        EnrolmentRequest enrolment = discRequest(writeShots(folder, 2));
        const Product withoutValidation = enrol(backbone_, enrolment);
        enrolment.validation = writeShots(folder, 4, {.seed = 50});
        const Product product = enrol(backbone_, enrolment);
        QVERIFY(!(product.calibration == withoutValidation.calibration));

        LiveRequest request{
            .recipe = product.definition.recipe(), .shots = {}, .photo = LivePhoto::of(photo_)};
        for (std::uint64_t i = 1; i <= 2; ++i)
            request.shots.push_back(LivePhoto::of(draw({.seed = i})));
        for (std::uint64_t i = 51; i <= 54; ++i)
            request.validation.push_back({std::to_string(i), [i] { return draw({.seed = i}); }});
        LiveInspection live(std::make_shared<const FakeBackbone>());
        const LiveResult result = live.answer(request);
        QVERIFY(result.calibration == product.calibration);
        QCOMPARE(result.calibratedOn, product.calibratedOn);
        QCOMPARE(result.inspection->scores.fused, inspect(backbone_, product, photo_).scores.fused);

        request.validation[3].hash = request.shots[1]->hash;
        VERIFY_ERROR(live.answer(request), "validation photo 4: is also shot 2");
    }

    void aThresholdMovedByHandDecides() {
        Product product = product_;
        product.definition.threshold = 1e6;
        const Inspection inspection = inspect(backbone_, product, photo_);
        QVERIFY(!inspection.anomalous);
        QCOMPARE(inspection.threshold, 1e6);
        QCOMPARE(inspection.scores.fused, inspect(backbone_, product_, photo_).scores.fused);
    }

    void withTheDemoModelWordsAloneDecideUnlessToldOtherwise() {
        const AsDemoModel demo(backbone_);
        const auto scoreOf = [&](const Backbone& backbone, const char* coarseStage) {
            EnrolmentRequest request = discRequest(writeShots(folder_.path().toStdString(), 3));
            setSetting(request.settings, "fine.coarse-stage", coarseStage);
            return inspect(backbone, enrol(backbone, request), photo_).scores.fused;
        };
        const double on = scoreOf(backbone_, "true"), off = scoreOf(backbone_, "false");
        QVERIFY(on != off);
        QCOMPARE(scoreOf(backbone_, "automatic"), on);
        QCOMPARE(scoreOf(demo, "automatic"), off);
        QCOMPARE(scoreOf(demo, "true"), on);
    }

    void withoutTheCoarseStageBackgroundWordsCompete() {
        Product product = product_;
        product.definition.settings.fine.coarseStage = FineSettings::CoarseStage::Off;
        const Inspection inspection = inspect(backbone_, product, photo_);
        QVERIFY(inspection.histogram.areaPx[0] > 20 && inspection.histogram.areaPx[0] < 400);
    }

    void anotherModelIsRefused() {
        VERIFY_ERROR(inspect(FakeBackbone(std::string(64, 'e')), product_, photo_), "clip-lad rebuild");
    }

    void wrongImagesAreRefused() {
        VERIFY_ERROR(inspect(backbone_, product_, cv::Mat()), "8-bit RGB");
        VERIFY_ERROR(inspect(backbone_, product_, cv::Mat(10, 10, CV_8U)), "8-bit RGB");
        QVERIFY(inspect(backbone_, product_, cv::Mat(1, 1, CV_8UC3, cv::Scalar(0, 0, 0))).anomalous);
    }

    void manyThreadsMayShareAProduct() {
        const double expected = inspect(backbone_, product_, photo_).scores.fused;
        std::vector<double> scores(4);
        {
            std::vector<std::jthread> threads;
            for (double& score : scores)
                threads.emplace_back([&] { score = inspect(backbone_, product_, photo_).scores.fused; });
        }
        for (const double score : scores)
            QCOMPARE(score, expected);
    }
};

QTEST_GUILESS_MAIN(InspectorTest)
#include "inspector_test.moc"
