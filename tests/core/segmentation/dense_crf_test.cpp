#include "segmentation/dense_crf.h"

#include <QTest>

#include <array>
#include <cmath>
#include <vector>

#include "base/error.h"
#include "support/blurred_edge.h"
#include "support/setting_checks.h"

using namespace cliplad;
using namespace cliplad::tests;

class DenseCrfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settingsAreSound() { checkSettings<DenseCrfSettings>(); }

    void blurredMaskSnapsToTheEdge() {
        const BlurredEdge picture(64);
        QVERIFY(picture.agreement(picture.belief) < 0.96);
        const at::Tensor refined = denseCrf(picture.belief, picture.rgb, {});
        QVERIFY2(picture.agreement(refined) > 0.995, qPrintable(QString::number(picture.agreement(refined))));
        QVERIFY(picture.sharpness(refined) > picture.sharpness(picture.belief) + 0.1);
    }

    void pictureWithoutEdgeMovesNothing() {
        const BlurredEdge picture(64);
        const cv::Mat grey(64, 64, CV_8UC3, cv::Scalar(90, 90, 90));
        const at::Tensor refined = denseCrf(picture.belief, grey, {});
        const double before = picture.belief.argmax(2).to(at::kFloat).mean().item<double>();
        const double after = refined.argmax(2).to(at::kFloat).mean().item<double>();
        QVERIFY2(std::abs(before - after) < 0.05, qPrintable(QString::number(after - before)));
    }

    void aPixelThatHasNoneLikeItKeepsItsLabel() {
        const BlurredEdge picture(32);
        for (const double sigma : {0.1, 0.3, 1.0}) {
            const DenseCrfSettings alone{
                .smoothWeight = 0, .edgeWeight = 10, .edgeSigmaPx = sigma, .edgeSigmaColour = 1};
            const at::Tensor refined = denseCrf(picture.belief, picture.rgb, alone);
            const double moved =
                refined.argmax(2).ne(picture.belief.argmax(2)).to(at::kFloat).mean().item<double>();
            QVERIFY2(moved < 0.05, qPrintable(QString::number(moved)));
        }
    }

    void oneIterationIsTheSumOverAllOtherPixels() {
        const BlurredEdge picture(8, 1);
        const DenseCrfSettings settings{.iterations = 1,
                                        .smoothWeight = 2,
                                        .smoothSigmaPx = 1.5,
                                        .edgeWeight = 4,
                                        .edgeSigmaPx = 3,
                                        .edgeSigmaColour = 20};
        const auto kernel = [&](int i, int j, bool edge) {
            const double sigma = edge ? settings.edgeSigmaPx : settings.smoothSigmaPx;
            double exponent = (std::pow(i % 8 - j % 8, 2) + std::pow(i / 8 - j / 8, 2)) / (2 * sigma * sigma);
            const cv::Vec3b a = picture.rgb.at<cv::Vec3b>(i / 8, i % 8),
                            b = picture.rgb.at<cv::Vec3b>(j / 8, j % 8);
            for (int c = 0; c < 3 && edge; ++c)
                exponent += std::pow(a[c] - b[c], 2) / (2 * std::pow(settings.edgeSigmaColour, 2));
            return i == j ? 0 : std::exp(-exponent);
        };
        std::array<std::vector<double>, 2> degree{std::vector<double>(64, 0), std::vector<double>(64, 0)};
        for (int i = 0; i < 64; ++i)
            for (int j = 0; j < 64; ++j)
                for (const bool edge : {false, true})
                    degree[edge][static_cast<std::size_t>(i)] += kernel(i, j, edge);

        const at::Tensor refined = denseCrf(picture.belief, picture.rgb, settings).reshape({64, 2});
        const at::Tensor before = picture.belief.reshape({64, 2});
        for (std::size_t i = 0; i < 64; ++i) {
            const int pixel = static_cast<int>(i);
            std::array<double, 2> logit{};
            for (int label = 0; label < 2; ++label) {
                double& sum = logit[static_cast<std::size_t>(label)];
                sum = std::log(before[pixel][label].item<double>());
                for (std::size_t j = 0; j < 64; ++j)
                    for (const bool edge : {false, true})
                        sum += (edge ? settings.edgeWeight : settings.smoothWeight) *
                               kernel(pixel, static_cast<int>(j), edge) /
                               std::sqrt(degree[edge][i] * degree[edge][j]) *
                               before[static_cast<int>(j)][label].item<double>();
            }
            const double expected = 1 / (1 + std::exp(logit[1] - logit[0]));
            QVERIFY(std::abs(refined[pixel][0].item<double>() - expected) < 1e-4);
        }
    }

    void everyPixelStaysADistribution() {
        const BlurredEdge picture(32);
        const at::Tensor refined = denseCrf(picture.belief, picture.rgb, {});
        QCOMPARE(refined.sizes(), picture.belief.sizes());
        QVERIFY(refined.ge(0).all().item<bool>());
        QVERIFY(at::allclose(refined.sum(2), at::ones({32, 32}), 1e-4, 1e-4));
    }

    void largeMaskGivesTheSameAnswerInBlocks() {
        const BlurredEdge picture(92); // too many pixels for the kernel to be kept
        const at::Tensor refined = denseCrf(picture.belief, picture.rgb, {.iterations = 1});
        QVERIFY(picture.agreement(refined) > 0.99);
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
        const at::Tensor refined = denseCrf(picture.belief, picture.rgb, {}, ignore);
        const at::Tensor other = denseCrf(otherBelief, otherRgb, {}, ignore);
        QVERIFY(at::allclose(refined * counted, other * counted, 1e-4, 1e-4));
        QVERIFY(!at::allclose(denseCrf(picture.belief, picture.rgb, {}) * counted,
                              denseCrf(otherBelief, otherRgb, {}) * counted, 1e-4, 1e-4));
        QVERIFY(refined.isfinite().all().item<bool>());
    }

    void pictureOfAnotherSizeIsRefused() {
        const BlurredEdge picture(32);
        QVERIFY_THROWS_EXCEPTION(Error, denseCrf(picture.belief, cv::Mat(16, 16, CV_8UC3), {}));
        QVERIFY_THROWS_EXCEPTION(Error, denseCrf(picture.belief, cv::Mat(32, 32, CV_8U), {}));
    }
};

QTEST_GUILESS_MAIN(DenseCrfTest)
#include "dense_crf_test.moc"
