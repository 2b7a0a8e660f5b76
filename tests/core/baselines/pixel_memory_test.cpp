#include <QTest>

#include <cmath>

#include "base/error.h"
#include "support/pixel_method.h"

using namespace cliplad;
using cliplad::tests::PixelMethod;

namespace {

cv::Mat grey(int value) {
    return {256, 256, CV_8UC3, cv::Scalar::all(value)};
}

} // namespace

class PixelMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePatchThatIsLeastLikeTheShotsCounts() {
        PixelMethod method("pixel-memory");
        const cv::Mat shot = grey(100);
        method.learn({shot});
        QVERIFY(method.score(shot) < 0.01);
        cv::Mat changed = grey(90);
        changed(cv::Rect(64, 128, 8, 8)).setTo(cv::Scalar::all(140));
        QVERIFY(std::abs(method.score(changed) - 40) < 0.01);
    }

    void aPatchMayLieElsewhereInAnyShot() {
        PixelMethod method("pixel-memory");
        std::vector<cv::Mat> shots = {grey(100), grey(200)};
        shots[0](cv::Rect(8, 8, 8, 8)).setTo(cv::Scalar::all(20));
        method.learn(shots);
        cv::Mat mixed = grey(200);
        mixed(cv::Rect(160, 40, 8, 8)).setTo(cv::Scalar::all(20));
        QVERIFY(method.score(mixed) < 0.05);
    }

    void photosOfAnySizeAreCompared() {
        PixelMethod method("pixel-memory");
        const cv::Mat shot(300, 500, CV_8UC3, cv::Scalar::all(100));
        method.learn({shot});
        QVERIFY(method.score(grey(100)) < 0.01);
    }

    void scoringBeforeLearningIsAnError() {
        QVERIFY_EXCEPTION_THROWN(PixelMethod("pixel-memory").score(grey(0)), Error);
    }
};

QTEST_GUILESS_MAIN(PixelMemoryTest)
#include "pixel_memory_test.moc"
