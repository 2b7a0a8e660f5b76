#include "segmentation/pamr.h"

#include <QTest>

#include "base/error.h"
#include "support/blurred_edge.h"
#include "support/setting_checks.h"

using namespace cliplad;
using namespace cliplad::tests;

class PamrTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settingsAreSound() { checkSettings<PamrSettings>(); }

    void blurredMaskSnapsToTheEdge() {
        const BlurredEdge picture(64);
        QVERIFY(picture.agreement(picture.belief) < 0.96);
        const at::Tensor refined = pamr(picture.belief, picture.rgb, {});
        QVERIFY2(picture.agreement(refined) > 0.995, qPrintable(QString::number(picture.agreement(refined))));
        QVERIFY(picture.sharpness(refined) > picture.sharpness(picture.belief) + 0.1);
    }

    void pictureWithoutEdgeMovesNothing() {
        const BlurredEdge picture(64);
        const cv::Mat grey(64, 64, CV_8UC3, cv::Scalar(90, 90, 90));
        const at::Tensor refined = pamr(picture.belief, grey, {});
        const double before = picture.belief.argmax(2).to(at::kFloat).mean().item<double>();
        const double after = refined.argmax(2).to(at::kFloat).mean().item<double>();
        QVERIFY2(std::abs(before - after) < 0.05, qPrintable(QString::number(after - before)));
    }

    void everyPixelStaysADistribution() {
        const BlurredEdge picture(32);
        const at::Tensor refined = pamr(picture.belief, picture.rgb, {});
        QCOMPARE(refined.sizes(), picture.belief.sizes());
        QVERIFY(refined.ge(0).all().item<bool>());
        QVERIFY(at::allclose(refined.sum(2), at::ones({32, 32}), 1e-4, 1e-4));
    }

    void ignoredPixelsAreNotHeard() {
        const BlurredEdge picture(32);
        cv::Mat ignore(32, 32, CV_8U, cv::Scalar(0)), otherRgb = picture.rgb.clone();
        const cv::Rect hidden(10, 4, 14, 20);
        ignore(hidden).setTo(255);
        at::Tensor otherBelief = picture.belief.clone();
        otherBelief.slice(0, 4, 24).slice(1, 10, 24) = at::tensor({0.95F, 0.05F});
        otherRgb(hidden).setTo(cv::Scalar(0, 255, 0));
        const at::Tensor counted =
            at::from_blob(ignore.data, {32, 32, 1}, at::TensorOptions().dtype(at::kByte))
                .eq(0)
                .to(at::kFloat);
        const at::Tensor refined = pamr(picture.belief, picture.rgb, {}, ignore);
        const at::Tensor other = pamr(otherBelief, otherRgb, {}, ignore);
        QVERIFY(at::allclose(refined * counted, other * counted, 1e-4, 1e-4));
        QVERIFY(!at::allclose(pamr(picture.belief, picture.rgb, {}) * counted,
                              pamr(otherBelief, otherRgb, {}) * counted, 1e-4, 1e-4));
        QVERIFY(refined.isfinite().all().item<bool>());
    }

    void pictureOfAnotherSizeIsRefused() {
        const BlurredEdge picture(32);
        QVERIFY_THROWS_EXCEPTION(Error, pamr(picture.belief, cv::Mat(16, 16, CV_8UC3), {}));
        QVERIFY_THROWS_EXCEPTION(Error, pamr(picture.belief, cv::Mat(32, 32, CV_8U), {}));
    }
};

QTEST_GUILESS_MAIN(PamrTest)
#include "pamr_test.moc"
