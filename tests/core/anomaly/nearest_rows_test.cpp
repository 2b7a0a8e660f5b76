#include "anomaly/nearest_rows.h"

#include <QTest>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include "clip/byte_rows.h"
#include "clip/rows.h"

using namespace cliplad;

namespace {

at::Tensor randomRows(std::int64_t rows, std::int64_t columns, std::uint64_t seed) {
    at::Generator random = at::detail::createCPUGenerator(seed);
    return unitRows(at::empty({rows, columns}).normal_(0, 1, random));
}

/// What bytes miss where rows are all about as near: with fewer steps more.
float byBytes(float missed, float missedByFewer) {
    return ByteRows::mostSteps() == 127 ? missed : missedByFewer;
}

} // namespace

class NearestRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!NearestRows::areSearchable(randomRows(1, 32, 1)))
            QSKIP("this processor does not multiply bytes faster than float32");
    }

    void productsAreTheLargestOfEachRow_data() {
        QTest::addColumn<int>("queries");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::newRow("whole blocks") << 1024 << 4096 << 1024;
        QTest::newRow("broken blocks") << 301 << 1237 << 64;
        QTest::newRow("one row") << 7 << 1 << 32;
    }

    void productsAreTheLargestOfEachRow() {
        QFETCH(const int, queries);
        QFETCH(const int, rows);
        QFETCH(const int, columns);
        const at::Tensor query = randomRows(queries, columns, 1), memory = randomRows(rows, columns, 2);
        const at::Tensor missed = at::mm(query, memory.t()).amax(1) - NearestRows(memory).products(query);
        const float most = missed.abs().max().item<float>();
        QVERIFY2(most < byBytes(2e-3F, 6e-3F), qPrintable(QString::number(most)));
        QVERIFY(missed.abs().median().item<float>() < 1e-6F);
    }

    /// As patches are: most of a row is what all rows have, and some channels are much larger than others.
    void rowsThatHaveMuchInCommonAreToldApart() {
        const at::Tensor outliers = at::ones({1024});
        outliers.slice(0, 0, 4).fill_(60);
        const auto rows = [&](std::int64_t count, std::uint64_t seed) {
            return unitRows((randomRows(1, 1024, 9) * 3 + randomRows(count, 1024, seed)) * outliers);
        };
        const at::Tensor memory = rows(2000, 1),
                         query = unitRows(memory.slice(0, 0, 500) + rows(500, 2) * 0.3);
        const at::Tensor exact = at::mm(query, memory.t()), found = NearestRows(memory).products(query);
        const at::Tensor missed = exact.amax(1) - found;
        QVERIFY2(missed.max().item<float>() < byBytes(3e-4F, 6e-4F),
                 qPrintable(QString::number(missed.max().item<double>())));
        QVERIFY(missed.le(1e-6F).sum().item<int>() > byBytes(450, 440));
    }

    void rowsThatAreLeftOutAreNotFound_data() {
        QTest::addColumn<int>("begin");
        QTest::addColumn<int>("end");
        QTest::newRow("first") << 0 << 100;
        QTest::newRow("within a block") << 70 << 80;
        QTest::newRow("a block") << 64 << 128;
        QTest::newRow("over blocks") << 50 << 250;
        QTest::newRow("last") << 200 << 300;
        QTest::newRow("all but one") << 1 << 300;
    }
    void rowsThatAreLeftOutAreNotFound() {
        QFETCH(const int, begin);
        QFETCH(const int, end);
        const at::Tensor memory = randomRows(300, 64, 3);
        const at::Tensor found = NearestRows(memory).products(memory, {.begin = begin, .end = end});
        at::Tensor products = at::mm(memory, memory.t());
        products.slice(1, begin, end).fill_(-2);
        QVERIFY((products.amax(1) - found).abs().max().item<float>() < 1e-2F);
        QVERIFY(found.slice(0, begin, end).max().item<float>() < 0.9F);
    }

    void rowsOfOtherSignAreFoundBesideTheFilledUpOnes() {
        const at::Tensor query = at::ones({256, 32}) / std::sqrt(32.0), memory = -query.slice(0, 0, 3);
        QVERIFY(at::allclose(NearestRows(memory).products(query), at::full({256}, -1.0F)));
    }

    void whatIsNoNumberIsSkipped() {
        at::Tensor memory = randomRows(100, 32, 3);
        at::Tensor query = memory.clone();
        memory.narrow(0, 64, 36).fill_(std::numeric_limits<float>::quiet_NaN());
        query[5][7] = std::numeric_limits<float>::quiet_NaN();
        const at::Tensor products = NearestRows(memory).products(query);
        QVERIFY(products[5].isnan().item<bool>());
        QVERIFY(at::allclose(products.narrow(0, 6, 58), at::ones({58})));
        QVERIFY(!products.narrow(0, 64, 36).isnan().any().item<bool>());
    }

    void otherTypesAndOddColumnsAreNotSearched() {
        QVERIFY(!NearestRows::areSearchable(randomRows(500, 33, 5)));
        QVERIFY(!NearestRows::areSearchable(randomRows(500, 32, 5).to(at::kDouble)));
    }
};

QTEST_APPLESS_MAIN(NearestRowsTest)
#include "nearest_rows_test.moc"
