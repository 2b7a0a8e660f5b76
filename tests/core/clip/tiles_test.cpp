#include <QTest>

#include <ATen/ATen.h>
#include <opencv2/imgproc.hpp>

#include "base/error.h"
#include "clip/tiles.h"
#include "support/fake_backbone.h"
#include "support/synthetic_photo.h"

using namespace cliplad;
using tests::FakeBackbone;

class TilesTest : public QObject {
    Q_OBJECT

    static constexpr int kResolution = 16 * FakeBackbone::kPatchSize;

    static double largestDifference(const at::Tensor& a, const at::Tensor& b) {
        return (a - b).abs().max().item<double>();
    }

    FakeBackbone backbone_;
    const cv::Mat photo_ = tests::photoOfDiscs("wood", {{{150, 220}, 60, "red"}, {{300, 90}, 25, "blue"}});

private Q_SLOTS:
    void neighboursShareAQuarter() {
        QCOMPARE(patchesOfTiles(32, 1), 32);
        QCOMPARE(patchesOfTiles(32, 2), 56);
        QCOMPARE(patchesOfTiles(32, 3), 80);
        QCOMPARE(patchesOfTiles(5, 2), 9);
    }

    void oneTileIsTheWholePhoto() {
        const Features whole = backbone_.encodeImage(photo_, kResolution);
        const Features tiled = encodeTiled(backbone_, photo_, kResolution, 1);
        QVERIFY(tiled.dense.equal(whole.dense));
        QVERIFY(tiled.stages[3].equal(whole.stages[3]));
    }

    /// The fake backbone's first stages see each patch by itself, so that tiles must give what one large
    /// photo gives: then each lies where it belongs and the weights of those that overlap sum to 1.
    void tilesFitTogether() {
        for (const int tiles : {2, 3}) {
            const int side = patchesOfTiles(16, tiles) * FakeBackbone::kPatchSize;
            cv::Mat large;
            cv::resize(photo_, large, {side, side}, 0, 0, cv::INTER_CUBIC);
            const Features whole = backbone_.encodeImage(large, side);
            const int before = backbone_.imagesEncoded;
            const Features tiled = encodeTiled(backbone_, large, kResolution, tiles);
            QCOMPARE(backbone_.imagesEncoded - before, tiles * tiles);
            QCOMPARE(tiled.dense.sizes(), whole.dense.sizes());
            for (std::size_t stage = 0; stage < 2; ++stage)
                QVERIFY(largestDifference(tiled.stages[stage], whole.stages[stage]) < 1e-4);
            // The others are of a few patches around each, which a tile's border cuts off.
            QVERIFY(largestDifference(tiled.stages[3], whole.stages[3]) < 0.2);
            QVERIFY(largestDifference(tiled.dense, whole.dense) < 0.1);
        }
    }

    void itStopsBetweenTiles() {
        class Stopping : public FakeBackbone {
        public:
            Features encodeImage(const cv::Mat& rgb, int resolution,
                                 const std::stop_token& token) const override {
                const Features features = FakeBackbone::encodeImage(rgb, resolution, token);
                if (imagesEncoded == 2)
                    stop.request_stop();
                return features;
            }
            mutable std::stop_source stop;
        };
        const Stopping backbone;
        QVERIFY_THROWS_EXCEPTION(Cancelled,
                                 encodeTiled(backbone, photo_, kResolution, 2, backbone.stop.get_token()));
        QCOMPARE(backbone.imagesEncoded.load(), 3); // the third is asked for, and stops
    }
};

QTEST_GUILESS_MAIN(TilesTest)
#include "tiles_test.moc"
