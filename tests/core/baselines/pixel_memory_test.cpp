#include <QTest>

#include <cmath>

#include "base/error.h"
#include "baselines/method.h"

using namespace cliplad;

namespace {

cv::Mat grey(int value) {
    return {256, 256, CV_8UC3, cv::Scalar::all(value)};
}

/// What neither reads is the model.
std::unique_ptr<Method> made() {
    static const std::shared_ptr<const ClipModel> clip = ClipModel::demo();
    return findMethod("pixel-memory").make({.clip = *clip});
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

class PixelMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePatchThatIsLeastLikeTheShotsCounts() {
        const auto method = made();
        const cv::Mat shot = grey(100);
        learn(*method, {shot});
        QVERIFY(scoreOf(*method, shot) < 0.01);
        cv::Mat changed = grey(90);
        changed(cv::Rect(64, 128, 8, 8)).setTo(cv::Scalar::all(140));
        QVERIFY(std::abs(scoreOf(*method, changed) - 40) < 0.01);
    }

    void aPatchMayLieElsewhereInAnyShot() {
        const auto method = made();
        std::vector<cv::Mat> shots = {grey(100), grey(200)};
        shots[0](cv::Rect(8, 8, 8, 8)).setTo(cv::Scalar::all(20));
        learn(*method, shots);
        cv::Mat mixed = grey(200);
        mixed(cv::Rect(160, 40, 8, 8)).setTo(cv::Scalar::all(20));
        QVERIFY(scoreOf(*method, mixed) < 0.05);
    }

    void photosOfAnySizeAreCompared() {
        const auto method = made();
        const cv::Mat shot(300, 500, CV_8UC3, cv::Scalar::all(100));
        learn(*method, {shot});
        QVERIFY(scoreOf(*method, grey(100)) < 0.01);
    }

    void scoringBeforeLearningIsAnError() { QVERIFY_EXCEPTION_THROWN(scoreOf(*made(), grey(0)), Error); }
};

QTEST_GUILESS_MAIN(PixelMemoryTest)
#include "pixel_memory_test.moc"
