#include <QTest>

#include "base/error.h"
#include "support/pixel_method.h"

using namespace cliplad;
using cliplad::tests::PixelMethod;

class ColourHistogramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anotherColourScoresByItsShareOfThePhoto();
    void theNearestShotCounts();
    void scoringBeforeLearningIsAnError();
    void anUnknownNameSuggestsTheNearest();
};

namespace {

cv::Mat plain(int red, int green, int blue) {
    return {10, 10, CV_8UC3, cv::Scalar(red, green, blue)};
}

} // namespace

void ColourHistogramTest::anotherColourScoresByItsShareOfThePhoto() {
    PixelMethod method("colour-histogram");
    const cv::Mat shot = plain(200, 10, 10);
    method.learn({shot});
    cv::Mat changed = shot.clone();
    changed(cv::Rect(0, 0, 5, 5)).setTo(cv::Scalar(10, 10, 200));
    QCOMPARE(method.score(shot), 0.0);
    QVERIFY(std::abs(method.score(changed) - 2 * 0.25) < 1e-6);
}

void ColourHistogramTest::theNearestShotCounts() {
    PixelMethod method("colour-histogram");
    const std::vector<cv::Mat> shots = {plain(200, 10, 10), plain(10, 200, 10)};
    method.learn(shots);
    QCOMPARE(method.score(shots[1]), 0.0);
    QVERIFY(std::abs(method.score(plain(10, 10, 200)) - 2) < 1e-6);
}

void ColourHistogramTest::scoringBeforeLearningIsAnError() {
    QVERIFY_EXCEPTION_THROWN(PixelMethod("colour-histogram").score(plain(0, 0, 0)), Error);
}

void ColourHistogramTest::anUnknownNameSuggestsTheNearest() {
    try {
        findMethod("color-histogram");
        QFAIL("accepted");
    } catch (const Error& error) {
        QVERIFY(error.hint().find("colour-histogram") != std::string::npos);
    }
}

QTEST_GUILESS_MAIN(ColourHistogramTest)
#include "colour_histogram_test.moc"
