#include <QTest>

#include "base/error.h"
#include "baselines/baseline.h"

using namespace cliplad;

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
    const auto baseline = makeBaseline("colour-histogram");
    const cv::Mat shot = plain(200, 10, 10);
    baseline->learn({&shot, 1});
    cv::Mat changed = shot.clone();
    changed(cv::Rect(0, 0, 5, 5)).setTo(cv::Scalar(10, 10, 200));
    QCOMPARE(baseline->score(shot), 0.0);
    QVERIFY(std::abs(baseline->score(changed) - 2 * 0.25) < 1e-6);
}

void ColourHistogramTest::theNearestShotCounts() {
    const auto baseline = makeBaseline("colour-histogram");
    const std::vector<cv::Mat> shots = {plain(200, 10, 10), plain(10, 200, 10)};
    baseline->learn(shots);
    QCOMPARE(baseline->score(shots[1]), 0.0);
    QVERIFY(std::abs(baseline->score(plain(10, 10, 200)) - 2) < 1e-6);
}

void ColourHistogramTest::scoringBeforeLearningIsAnError() {
    QVERIFY_EXCEPTION_THROWN(makeBaseline("colour-histogram")->score(plain(0, 0, 0)), Error);
    QVERIFY_EXCEPTION_THROWN(makeBaseline("colour-histogram")->learn({}), Error);
}

void ColourHistogramTest::anUnknownNameSuggestsTheNearest() {
    try {
        makeBaseline("color-histogram");
        QFAIL("accepted");
    } catch (const Error& error) {
        QVERIFY(error.hint().find("colour-histogram") != std::string::npos);
    }
}

QTEST_GUILESS_MAIN(ColourHistogramTest)
#include "colour_histogram_test.moc"
