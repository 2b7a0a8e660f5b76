#include <QTest>

#include <ATen/ATen.h>
#include <opencv2/core.hpp>

#include "base/error.h"
#include "baselines/method.h"
#include "baselines/window_encoder.h"
#include "support/error_of.h"
#include "support/generated_model.h"
#include "support/method_photo.h"

using namespace cliplad;

namespace {

const ClipModel& clip() {
    static const auto model = tests::smallClipModel();
    return *model;
}

MethodContext context(int resolution = 64) {
    return {.clip = clip(), .resolution = resolution, .objectName = "screw"};
}

MethodPhoto photoOf(const cv::Mat& rgb, int resolution = 64) {
    const ImageEncoding encoding = clip().encodeImageFully(rgb, resolution);
    return {.rgb = rgb, .features = encoding.features, .embedding = encoding.imageEmbedding};
}

cv::Mat withSquare(cv::Mat rgb) {
    rgb(cv::Rect(32, 16, 16, 16)).setTo(cv::Scalar(255, 0, 255));
    return rgb;
}

} // namespace

class WinClipTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aShotItselfIsAsNormalAsTheTextSays();
    void whatNoShotHasRaisesScoreAndMap();
    void zeroShotNeedsNoShots();
    void photosAreEncodedOnceWhileTheyLive();
    void windowsAreNoFinerThanTheModelsOwnGrid();
    void whatWasNotLearnedIsAnError();
};

void WinClipTest::aShotItselfIsAsNormalAsTheTextSays() {
    const MethodPhoto shot = photoOf(tests::generatedPhoto(64, 64));
    const auto zeroShot = findMethod("winclip").make(context());
    const auto fewShot = findMethod("winclip-plus").make(context());
    zeroShot->learn({}, {});
    fewShot->learn({&shot, 1}, {});
    const double byText = zeroShot->score(shot).score;
    QVERIFY(byText > 0 && byText < 1);
    QVERIFY(std::abs(fewShot->score(shot).score - byText / 2) < 1e-5);
}

void WinClipTest::whatNoShotHasRaisesScoreAndMap() {
    const cv::Mat plain(64, 64, CV_8UC3, cv::Scalar(90, 120, 60));
    const MethodPhoto shot = photoOf(plain), changed = photoOf(withSquare(plain.clone()));
    const auto zeroShot = findMethod("winclip").make(context());
    const auto fewShot = findMethod("winclip-plus").make(context());
    zeroShot->learn({}, {});
    fewShot->learn({&shot, 1}, {});
    const MethodScore found = fewShot->score(changed);
    QVERIFY(found.score - zeroShot->score(changed).score / 2 > 1e-3);
    QCOMPARE(found.anomalyMap.size(), cv::Size(8, 8));
    const cv::Mat byReferences = 2 * found.anomalyMap - zeroShot->score(changed).anomalyMap;
    cv::Point peak;
    cv::minMaxLoc(byReferences, nullptr, nullptr, nullptr, &peak);
    QVERIFY2(cv::Rect(3, 1, 4, 4).contains(peak), qPrintable(QString("%1, %2").arg(peak.x).arg(peak.y)));
}

void WinClipTest::zeroShotNeedsNoShots() {
    const auto method = findMethod("winclip").make(context());
    const MethodPhoto photo = photoOf(tests::generatedPhoto(40, 30));
    method->learn({}, {});
    const double first = method->score(photo).score;
    method->learn({&photo, 1}, {});
    QCOMPARE(method->score(photo).score, first);
}

void WinClipTest::photosAreEncodedOnceWhileTheyLive() {
    WindowEncoder encoder(1 << 20);
    const MethodPhoto photo = photoOf(tests::generatedPhoto(40, 30));
    const auto first = encoder.encode(context(), photo);
    QCOMPARE(encoder.savedSeconds(), 0.0);
    QCOMPARE(encoder.encode(context(), photo).get(), first.get());
    const double saved = encoder.savedSeconds();
    QVERIFY(saved > 0);
    encoder.encode(context(), photo);
    QCOMPARE(encoder.savedSeconds(), 2 * saved);
    const MethodPhoto again = photoOf(tests::generatedPhoto(40, 30));
    QVERIFY(encoder.encode(context(), again).get() != first.get());
    QVERIFY(at::equal(encoder.encode(context(), again)->windows[0], first->windows[0]));
    WindowEncoder forgetful(1000);
    QVERIFY(forgetful.encode(context(), photo).get() != forgetful.encode(context(), photo).get());
}

void WinClipTest::windowsAreNoFinerThanTheModelsOwnGrid() {
    QCOMPARE(windowResolution(context(128)), 64);
    QCOMPARE(windowResolution(context(32)), 32);
    WindowEncoder encoder(1 << 20);
    const cv::Mat rgb = tests::generatedPhoto(40, 30);
    const auto low = encoder.encode(context(64), photoOf(rgb, 64));
    const auto high = encoder.encode(context(128), photoOf(rgb, 128));
    QVERIFY(at::allclose(high->patches, low->patches));
    QVERIFY(at::allclose(high->image, low->image));
}

void WinClipTest::whatWasNotLearnedIsAnError() {
    const auto method = findMethod("winclip-plus").make(context());
    VERIFY_ERROR(method->score(photoOf(tests::generatedPhoto(20, 20))), "has not learned");
    VERIFY_ERROR(method->learn({}, {}), "no shots");
}

QTEST_GUILESS_MAIN(WinClipTest)
#include "winclip_test.moc"
