#include <QTest>

#include <memory>
#include <vector>

#include "base/error.h"
#include "baselines/method.h"

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

/// What neither reads is the model.
std::unique_ptr<Method> made() {
    static const std::shared_ptr<const ClipModel> clip = ClipModel::demo();
    return findMethod("colour-histogram").make({.clip = *clip});
}

MethodPhoto photo(const cv::Mat& rgb) {
    return {.path = {}, .rgb = rgb};
}

double scoreOf(const Method& method, const cv::Mat& rgb) {
    return method.score(photo(rgb)).score;
}

void learn(Method& method, const std::vector<cv::Mat>& shots) {
    std::vector<MethodPhoto> photos;
    for (const cv::Mat& shot : shots)
        photos.push_back(photo(shot));
    method.learn(photos, {});
}

} // namespace

void ColourHistogramTest::anotherColourScoresByItsShareOfThePhoto() {
    const auto method = made();
    const cv::Mat shot = plain(200, 10, 10);
    learn(*method, {shot});
    cv::Mat changed = shot.clone();
    changed(cv::Rect(0, 0, 5, 5)).setTo(cv::Scalar(10, 10, 200));
    QCOMPARE(scoreOf(*method, shot), 0.0);
    QVERIFY(std::abs(scoreOf(*method, changed) - 2 * 0.25) < 1e-6);
}

void ColourHistogramTest::theNearestShotCounts() {
    const auto method = made();
    const std::vector<cv::Mat> shots = {plain(200, 10, 10), plain(10, 200, 10)};
    learn(*method, shots);
    QCOMPARE(scoreOf(*method, shots[1]), 0.0);
    QVERIFY(std::abs(scoreOf(*method, plain(10, 10, 200)) - 2) < 1e-6);
}

void ColourHistogramTest::scoringBeforeLearningIsAnError() {
    QVERIFY_EXCEPTION_THROWN(scoreOf(*made(), plain(0, 0, 0)), Error);
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
