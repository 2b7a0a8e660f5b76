#include <QTest>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include "base/error.h"
#include "segmentation/centre_affinities.h"

using namespace cliplad;

class CentreAffinitiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areThoseOfTheFormula_data() {
        QTest::addColumn<std::vector<int>>("blocks");
        QTest::addColumn<int>("centres");
        QTest::newRow("one point, one centre") << std::vector{1} << 1;
        QTest::newRow("a tail of points") << std::vector{1030} << 10;
        QTest::newRow("several blocks") << std::vector{31, 0, 700, 33} << 16;
        QTest::newRow("several panels of centres") << std::vector{100, 50} << 150;
    }
    void areThoseOfTheFormula() {
        QFETCH(std::vector<int>, blocks);
        QFETCH(int, centres);
        at::manual_seed(1);
        std::vector<at::Tensor> points;
        for (const int count : blocks)
            points.push_back(at::randn({count, 48}));
        const at::Tensor centre = at::randn({centres, 48});
        const at::Tensor exact = at::matmul(at::cat(points).to(at::kDouble), centre.to(at::kDouble).t()) -
                                 centre.to(at::kDouble).square().sum(1) / 2;
        const at::Tensor found = centreAffinities(points, centre);
        QCOMPARE(found.sizes(), exact.sizes());
        QVERIFY((found.to(at::kDouble) - exact).abs().max().item<double>() < 1e-4);
        const at::Tensor products = centreProducts(points, centre);
        QVERIFY(at::allclose(products - centre.square().sum(1) / 2, found, 1e-5, 1e-4));
    }

    void areTheSameOnAnyNumberOfThreads() {
        at::manual_seed(2);
        const std::vector<at::Tensor> points = {at::randn({4099, 96})};
        const at::Tensor centres = at::randn({70, 96});
        const int threads = at::get_num_threads();
        at::set_num_threads(1);
        const at::Tensor alone = centreAffinities(points, centres);
        at::set_num_threads(3);
        const at::Tensor shared = centreAffinities(points, centres);
        at::set_num_threads(threads);
        QVERIFY(at::equal(alone, shared));
    }

    void centresOfOtherDimensionsAreRefused() {
        QVERIFY_EXCEPTION_THROWN(centreAffinities({at::ones({4, 8}), at::ones({4, 9})}, at::ones({2, 8})),
                                 Error);
    }
};

QTEST_GUILESS_MAIN(CentreAffinitiesTest)
#include "centre_affinities_test.moc"
