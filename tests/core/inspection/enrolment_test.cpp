#include "inspection/enrolment.h"

#include <algorithm>

#include <QTemporaryDir>
#include <QTest>

#include <ATen/ATen.h>

#include "inspection/inspector.h"
#include "support/disc_product.h"
#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

const FakeBackbone kBackbone;

/// A backbone whose text tower reads few tokens.
class ShortSighted : public FakeBackbone {
public:
    ShortSighted() { info_.contextLength = 3; }
    const BackboneInfo& info() const override { return info_; }

private:
    BackboneInfo info_ = FakeBackbone::info();
};

/// A backbone that is asked to stop while it encodes.
class StoppedAtWork : public FakeBackbone {
public:
    Features encodeImage(const cv::Mat& rgb, int resolution,
                         const std::stop_token& stop = {}) const override {
        source.request_stop();
        heard = stop.stop_requested();
        return FakeBackbone::encodeImage(rgb, resolution, stop);
    }

    mutable std::stop_source source;
    mutable bool heard = false;
};

/// What an enrolment told of its progress.
std::vector<Progress> progressOf(const FakeBackbone& backbone, const EnrolmentRequest& request) {
    std::vector<Progress> told;
    enrol(backbone, request,
          {.stop = {}, .report = [&](const Progress& progress) { told.push_back(progress); }});
    return told;
}

Inspection inspectPhoto(const Product& product, const DiscPhoto& photo) {
    return inspect(kBackbone, product, draw(photo));
}

} // namespace

class EnrolmentTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::filesystem::path folder() const { return folder_.path().toStdString(); }

private Q_SLOTS:
    void missingExtraSwappedAndDamagedAreAnomalousAndGoodOnesAreNot() {
        const Product product = enrol(kBackbone, discRequest(writeShots(folder(), 4)));
        for (std::uint64_t seed = 20; seed < 28; ++seed) {
            const Inspection good = inspectPhoto(product, {.seed = seed});
            QVERIFY2(!good.anomalous, good.explanation.text.c_str());
        }
        const std::vector<DiscPhoto> bad = {
            {.discs = {"red", "", "blue", "blue"}, .seed = 30},
            {.discs = {"red", "red", "blue", "blue", "", "red"}, .seed = 31},
            {.discs = {"red", "blue", "blue", "blue"}, .seed = 32},
            {.discs = {"red", "red", "blue", "blue"}, .seed = 33, .scratch = {300, 300, 100, 16}},
        };
        for (const DiscPhoto& photo : bad) {
            const Inspection inspection = inspectPhoto(product, photo);
            QVERIFY2(inspection.anomalous, inspection.explanation.text.c_str());
        }
    }

    void theExplanationSaysWhatIsMissingAndWhereTheScratchIs() {
        const Product product = enrol(kBackbone, discRequest(writeShots(folder(), 4)));
        const Inspection missing = inspectPhoto(product, {.discs = {"red", "", "blue", "blue"}, .seed = 30});
        QCOMPARE(missing.explanation.labels[0].label, std::string("red disc"));
        QCOMPARE(missing.explanation.labels[0].countDifference, -1);
        QVERIFY(tests::contains(missing.explanation.text, "about 1 red disc fewer than the shot"));

        const Inspection scratched = inspectPhoto(product, {.seed = 33, .scratch = {300, 300, 100, 16}});
        QVERIFY2((scratched.explanation.peakRegion & cv::Rect(290, 290, 120, 36)).area() > 0,
                 scratched.explanation.text.c_str());
    }

    void wordsThatTheModelWouldCutAreRefusedBeforeAnythingIsEncoded() {
        const ShortSighted backbone;
        VERIFY_ERROR(enrol(backbone, discRequest(writeShots(folder(), 1))),
                     "the model 'fake colours' reads 3");
        QCOMPARE(backbone.imagesEncoded.load(), 0);
    }

    void oneShotIsEnough() {
        const Product product = enrol(kBackbone, discRequest(writeShots(folder(), 1)));
        QCOMPARE(product.memory.sample.size(), std::size_t(product.definition.settings.calibration.copies));
        QVERIFY(product.memory.sample[0].kind == NormalImage::Kind::Copy);
        for (std::uint64_t seed = 20; seed < 26; ++seed) {
            const Inspection good = inspectPhoto(product, {.seed = seed});
            QVERIFY2(!good.anomalous, good.explanation.text.c_str());
        }
        QVERIFY(inspectPhoto(product, {.discs = {"red", "", "blue", "blue"}, .seed = 30}).anomalous);
    }

    void aProductOfSeveralKindsNeedsOneShotOfEach() {
        auto shots = writeShots(folder(), 1, {.discs = {"red", "red"}, .seed = 100});
        shots.push_back(writeShots(folder(), 1, {.discs = {"blue", "blue"}, .seed = 200})[0]);
        const Product product = enrol(kBackbone, discRequest(shots));
        for (const auto& image : product.memory.sample)
            QVERIFY(image.kind == NormalImage::Kind::Copy);
        QVERIFY(!inspectPhoto(product, {.discs = {"red", "red"}, .seed = 20}).anomalous);
        QVERIFY(!inspectPhoto(product, {.discs = {"blue", "blue"}, .seed = 21}).anomalous);
        QVERIFY(inspectPhoto(product, {.discs = {"red", "blue"}, .seed = 22}).anomalous);
        QVERIFY(inspectPhoto(product, {.discs = {"red"}, .seed = 23}).anomalous);
    }

    void shotsThatAreAlikeTeachTheCalibrationWithoutTheOddOne() {
        const DiscPhoto odd{.discs = {"", "", "blue", "blue"}, .seed = 300};
        auto shots = writeShots(folder(), 3);
        shots.push_back(writeShots(folder(), 1, odd)[0]);
        const Product one = enrol(kBackbone, discRequest(shots));
        QCOMPARE(one.memory.sample.size(), std::size_t(3));
        for (const NormalImage& image : one.memory.sample)
            QVERIFY(image.kind == NormalImage::Kind::LeftOut && image.shot < 3);
        QCOMPARE(one.calibratedOn, std::string("leave-one-out over 3 of 4 shots"));

        // Two odd ones of four, each of a kind of its own, are as many as the rest: their copies help.
        auto tied = writeShots(folder(), 2);
        tied.push_back(shots.back());
        tied.push_back(writeShots(folder(), 1, {.discs = {"red", "red", "", ""}, .seed = 400})[0]);
        const Product two = enrol(kBackbone, discRequest(tied));
        const auto count = [&](NormalImage::Kind kind) {
            return std::count_if(two.memory.sample.begin(), two.memory.sample.end(),
                                 [kind](const NormalImage& image) { return image.kind == kind; });
        };
        QCOMPARE(count(NormalImage::Kind::LeftOut), 2);
        QCOMPARE(count(NormalImage::Kind::Copy), 2 * two.definition.settings.calibration.copies);
    }

    void theCalibrationSampleCanBeChosen() {
        using Sample = CalibrationSettings::Sample;
        auto shots = writeShots(folder(), 1, {.discs = {"red", "red"}, .seed = 100});
        shots.push_back(writeShots(folder(), 1, {.discs = {"blue", "blue"}, .seed = 200})[0]);
        EnrolmentRequest request = discRequest(shots);
        request.settings.calibration.sample = Sample::LeaveOneOut;
        QCOMPARE(enrol(kBackbone, request).calibratedOn, std::string("leave-one-out over 2 shots"));
        request = discRequest(writeShots(folder(), 3));
        request.settings.calibration.sample = Sample::Copies;
        request.settings.calibration.copies = 2;
        QCOMPARE(enrol(kBackbone, request).calibratedOn, std::string("6 mildly changed copies of the shots"));
    }

    void aValidationSetIsTheCalibration() {
        EnrolmentRequest request = discRequest(writeShots(folder(), 2));
        request.validation = writeShots(folder(), 5, {.seed = 50});
        const Product product = enrol(kBackbone, request);
        QCOMPARE(product.calibratedOn, std::string("a validation set of 5 photos"));
        QCOMPARE(product.calibration.sampleSize, 5);

        request.validation.push_back(request.shots[0]);
        VERIFY_ERROR(enrol(kBackbone, request), "is also the shot 'shot1.png'");
        request.validation.back() = folder() / "saved-again.bmp"; // other bytes, the same picture
        cv::imwrite(request.validation.back().string(), cv::imread(request.shots[0].string()));
        VERIFY_ERROR(enrol(kBackbone, request), "is also the shot 'shot1.png'");
        request.validation.back() = request.validation[0];
        VERIFY_ERROR(enrol(kBackbone, request), "is named twice");
    }

    void ignoredPixelsTakePartInNothing() {
        EnrolmentRequest request = discRequest(writeShots(folder(), 3));
        request.ignore.reference = {448, 448};
        request.ignore.rectangles = {{290, 290, 158, 158}};
        const Product product = enrol(kBackbone, request);
        const DiscPhoto scratched{.seed = 33, .scratch = {310, 310, 100, 16}};
        QVERIFY(!inspectPhoto(product, scratched).anomalous);
        const Inspection extra = inspectPhoto(
            product, {.discs = {"red", "red", "blue", "blue", "", "", "", "", "red"}, .seed = 34});
        QVERIFY2(!extra.anomalous, extra.explanation.text.c_str());
    }

    void enrolmentIsRepeatable() {
        const auto shots = writeShots(folder(), 2);
        const Product first = enrol(kBackbone, discRequest(shots)),
                      second = enrol(kBackbone, discRequest(shots));
        QVERIFY(first.calibration == second.calibration);
        QVERIFY(at::equal(first.memory.centres, second.memory.centres));
        QVERIFY(first.memory.counts == second.memory.counts);
    }

    void ignoreRegionsThatCannotBeMeantAreRefused() {
        EnrolmentRequest request = discRequest(writeShots(folder(), 1));
        request.ignore = {.reference = {100, 50}, .polygons = {}, .rectangles = {{0, 0, 10, 10}}};
        VERIFY_ERROR(enrol(kBackbone, request), "ignore regions: were drawn on a photo of 100×50 px");
        request.ignore = {.reference = {50, 50}, .polygons = {}, .rectangles = {{-1, -1, 60, 60}}};
        VERIFY_ERROR(enrol(kBackbone, request), "leave nothing of the photos to look at");
    }

    void aNameThatNoFileCanHoldIsRefused() {
        EnrolmentRequest request = discRequest(writeShots(folder(), 1));
        for (const char* name : {"p\xff", "a\x01", "two\nlines"}) {
            request.name = name;
            VERIFY_ERROR(enrol(kBackbone, request), "choose another name");
        }
    }

    void unusableShotsAreRefused() {
        auto shots = writeShots(folder(), 2);
        VERIFY_ERROR(enrol(kBackbone, discRequest({})), "there are no shots");
        auto withMissing = shots;
        withMissing.push_back(folder() / "none.png");
        VERIFY_ERROR(enrol(kBackbone, discRequest(withMissing)), "none.png");

        auto withCopy = shots;
        withCopy.push_back(folder() / "renamed.png");
        std::filesystem::copy_file(shots[0], withCopy.back());
        VERIFY_ERROR(enrol(kBackbone, discRequest(withCopy)), "renamed.png: shows the same picture as");
        VERIFY_ERROR(enrol(kBackbone, discRequest(withCopy)), "shot1.png");
        withCopy.back() = shots[0];
        VERIFY_ERROR(enrol(kBackbone, discRequest(withCopy)), "shot1.png: is named twice");

        auto withOtherSize = shots;
        withOtherSize.push_back(
            writePhoto(draw({.seed = 9})(cv::Rect(0, 0, 400, 448)).clone(), folder() / "small.png"));
        VERIFY_ERROR(enrol(kBackbone, discRequest(withOtherSize)), "small.png: is 400×448 px, but");
    }

    void unusableWordsAreRefusedBeforeAnythingRuns() {
        const FakeBackbone backbone;
        EnrolmentRequest request = discRequest(writeShots(folder(), 2));
        request.prompts.fine.clear();
        VERIFY_ERROR(enrol(backbone, request), "fine: has no label");
        request = discRequest(request.shots);
        request.settings.clusters.count = 0;
        VERIFY_ERROR(enrol(backbone, request), "clusters.count");
        QCOMPARE(backbone.imagesEncoded.load(), 0);
    }

    void progressCountsWhatIsEncodedAndIsNeverFullBeforeTheEnd() {
        const auto shots = writeShots(folder(), 3);
        const int copies = discRequest(shots).settings.calibration.copies;
        EnrolmentRequest validated = discRequest(shots);
        validated.validation = writeShots(folder(), 5, {.seed = 50});
        const std::vector<std::pair<EnrolmentRequest, int>> cases = {
            {discRequest({shots[0]}), 1 + copies}, {validated, 3 + 5}, {discRequest(shots), 3 + 3 * copies}};
        for (const auto& [request, most] : cases) {
            const FakeBackbone backbone;
            const std::vector<Progress> told = progressOf(backbone, request);
            // Each encoding, and the learning between those of the shots and the others.
            QCOMPARE(static_cast<int>(told.size()), backbone.imagesEncoded + 1);
            for (std::size_t i = 0; i < told.size(); ++i) {
                QCOMPARE(told[i].done, static_cast<std::int64_t>(i));
                QCOMPARE(told[i].total, static_cast<std::int64_t>(most + 1));
                QVERIFY(told[i].done < told[i].total);
            }
        }
    }

    void anEncodingIsStoppedInItsMiddle() {
        const StoppedAtWork backbone;
        QVERIFY_EXCEPTION_THROWN(enrol(backbone, discRequest(writeShots(folder(), 2)),
                                       {.stop = backbone.source.get_token(), .report = {}}),
                                 Cancelled);
        QVERIFY(backbone.heard);
        QCOMPARE(backbone.imagesEncoded.load(), 1);
    }

    void aStopIsHeard() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(
            enrol(kBackbone, discRequest(writeShots(folder(), 2)), {.stop = stop.get_token()}), Cancelled);
    }
};

QTEST_GUILESS_MAIN(EnrolmentTest)
#include "enrolment_test.moc"
