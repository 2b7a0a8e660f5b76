#include "anomaly/nearest_rows.h"

#include <QTest>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include "clip/rows.h"

using namespace cliplad;

namespace {

at::Tensor randomRows(std::int64_t rows, std::int64_t columns, std::uint64_t seed) {
    at::Generator random = at::detail::createCPUGenerator(seed);
    return unitRows(at::empty({rows, columns}).normal_(0, 1, random));
}

} // namespace

class NearestRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void productsAreTheLargestOfEachRow_data() {
        QTest::addColumn<int>("queries");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::newRow("whole blocks") << 1024 << 4096 << 1024;
        QTest::newRow("broken blocks") << 301 << 1237 << 64;
        QTest::newRow("one row") << 256 << 1 << 32;
    }

    void productsAreTheLargestOfEachRow() {
        QFETCH(const int, queries);
        QFETCH(const int, rows);
        QFETCH(const int, columns);
        const at::Tensor query = randomRows(queries, columns, 1), memory = randomRows(rows, columns, 2);
        const auto products = nearestProducts(query, memory);
        if (!products)
            QSKIP("this processor does not multiply bf16, or oneDNN may not");
        const at::Tensor missed = at::mm(query, memory.t()).amax(1) - *products;
        QVERIFY(missed.abs().max().item<float>() < 2e-3F); // random rows are all about as near
        QVERIFY(missed.abs().median().item<float>() < 1e-6F);
    }

    void rowsOfOtherSignAreFoundBesideTheFilledUpOnes() {
        const at::Tensor query = at::ones({256, 32}) / std::sqrt(32.0), memory = -query.slice(0, 0, 3);
        if (const auto products = nearestProducts(query, memory))
            QVERIFY(at::allclose(*products, at::full({256}, -1.0F)));
    }

    void whatIsNoNumberIsSkipped() {
        at::Tensor memory = randomRows(100, 32, 3);
        const at::Tensor query = memory.repeat({3, 1}).contiguous();
        memory.narrow(0, 64, 36).fill_(std::numeric_limits<float>::quiet_NaN());
        if (const auto products = nearestProducts(query, memory))
            QVERIFY(at::allclose(products->narrow(0, 0, 64), at::ones({64})));
    }

    void fewRowsAndOddColumnsAreLeftToFloat32() {
        const at::Tensor memory = randomRows(500, 64, 4);
        QVERIFY(!nearestProducts(memory.narrow(0, 0, 20), memory));
        const at::Tensor odd = randomRows(500, 33, 5);
        QVERIFY(!nearestProducts(odd, odd));
    }
};

QTEST_APPLESS_MAIN(NearestRowsTest)
#include "nearest_rows_test.moc"
