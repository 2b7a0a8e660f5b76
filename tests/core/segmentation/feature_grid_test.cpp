#include "segmentation/feature_grid.h"

#include <QTest>

#include <ATen/ATen.h>

#include "base/error.h"

using namespace cliplad;

class FeatureGridTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anImageOfAGridIsAViewThatImageOperatorsTakeAsItIs();
    void enlargedPixelsLieBetweenPatches();
    void enlargedPixelsHaveLengthOne();
    void lengthsOfEnlargedPixelsFollowFromPatches();
};

void FeatureGridTest::anImageOfAGridIsAViewThatImageOperatorsTakeAsItIs() {
    const at::Tensor grid = at::arange(3 * 5 * 8, at::kFloat).view({3, 5, 8});
    const at::Tensor image = imageOfGrid(grid);
    QCOMPARE(image.sizes().vec(), (std::vector<std::int64_t>{1, 8, 3, 5}));
    QCOMPARE(image.const_data_ptr<float>(), grid.const_data_ptr<float>());
    QCOMPARE(image[0][6][2][4].item<float>(), grid[2][4][6].item<float>());
    // What decides whether an operator copies its input, and in which order it writes.
    QCOMPARE(image.suggest_memory_format(), at::MemoryFormat::ChannelsLast);
}

void FeatureGridTest::enlargedPixelsLieBetweenPatches() {
    const at::Tensor larger = upsampledTwice(at::tensor({0.0F, 4.0F}).view({1, 2, 1}).expand({1, 2, 8}));
    QCOMPARE(larger.sizes().vec(), (std::vector<std::int64_t>{2, 4, 8}));
    QVERIFY(larger.is_contiguous());
    for (int row = 0; row < 2; ++row)
        QVERIFY(at::equal(larger[row].select(1, 5), at::tensor({0.0F, 1.0F, 3.0F, 4.0F})));
}

namespace {

/// The second as the tower gives it, without the class token before it: rows at a distance.
std::vector<at::Tensor> randomGrids(std::int64_t height, std::int64_t width) {
    return {at::randn({height, width, 40}),
            at::randn({height * width, 80}).slice(1, 0, 67).view({height, width, 67})};
}

} // namespace

void FeatureGridTest::enlargedPixelsHaveLengthOne() {
    at::manual_seed(1);
    for (const auto& [height, width] : {std::pair{1, 1}, std::pair{1, 4}, std::pair{5, 3}}) {
        const std::vector<at::Tensor> grids = randomGrids(height, width);
        at::Tensor expected = upsampledTwice(at::cat(grids, 2));
        normalisePixels(expected);
        QVERIFY(at::allclose(unitUpsampledTwice(grids), expected, 1e-5, 1e-7));
    }
    QVERIFY(unitUpsampledTwice({at::zeros({2, 2, 8})}).eq(0).all().item<bool>());
}

void FeatureGridTest::lengthsOfEnlargedPixelsFollowFromPatches() {
    at::manual_seed(2);
    for (const auto& [height, width] : {std::pair{1, 1}, std::pair{1, 4}, std::pair{6, 1}, std::pair{5, 3}}) {
        const std::vector<at::Tensor> grids = randomGrids(height, width);
        const at::Tensor expected = upsampledTwice(at::cat(grids, 2)).norm(2, 2, true);
        QVERIFY(at::allclose(upsampledLengths(grids), expected, 1e-5, 1e-7));
    }
    // Between opposite patches there is nothing; no length is 0.
    const at::Tensor opposite = at::tensor({1.0F, -1.0F}).view({1, 2, 1});
    QVERIFY(at::allclose(upsampledLengths({opposite})[0].flatten(), at::tensor({1.0F, 0.5F, 0.5F, 1.0F})));
    QVERIFY(upsampledLengths({at::zeros({2, 2, 8})}).gt(0).all().item<bool>());
    QVERIFY_THROWS_EXCEPTION(Error, upsampledLengths({}));
    QVERIFY_THROWS_EXCEPTION(Error, upsampledLengths({at::zeros({2, 2, 8}), at::zeros({2, 3, 8})}));
}

QTEST_GUILESS_MAIN(FeatureGridTest)
#include "feature_grid_test.moc"
