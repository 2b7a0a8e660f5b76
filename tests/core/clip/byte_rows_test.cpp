#include "clip/byte_rows.h"

#include <QTest>

#include <ATen/ATen.h>

using namespace cliplad;

class ByteRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!ByteRows::areSupported())
            QSKIP("this processor does not multiply bytes faster than float32");
    }

    void productsAreExact_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("columns");
        QTest::newRow("a block") << 64 << 32 << 1024;
        QTest::newRow("broken blocks") << 130 << 7 << 96;
        QTest::newRow("a depth behind whole blocks") << 64 << 33 << 544;
        QTest::newRow("one row") << 1 << 1 << 32;
    }
    void productsAreExact() {
        QFETCH(const int, rows);
        QFETCH(const int, count);
        QFETCH(const int, columns);
        at::manual_seed(4);
        const int most = ByteRows::mostSteps();
        at::Tensor bytes = at::randint(-most, most + 1, {rows, columns}, at::kChar);
        at::Tensor left = at::randint(0, 256, {count, columns}, at::kByte);
        bytes[0].fill_(most); // as large as products get, in both directions
        bytes[rows - 1].fill_(-most);
        left[0].fill_(255);
        const ByteRows byteRows(bytes);
        QCOMPARE(ByteRows::filledUp(rows) % ByteRows::kBlock, 0);
        const at::Tensor found = at::empty({count, ByteRows::filledUp(rows)}, at::kInt);
        for (std::int64_t first = 0; first < rows; first += ByteRows::kBlock) {
            const at::Tensor products = at::full({count, ByteRows::kBlock}, 77, at::kInt);
            byteRows.multiply(left.const_data_ptr<std::uint8_t>(), count, first / ByteRows::kBlock,
                              products.mutable_data_ptr<std::int32_t>());
            found.narrow(1, first, ByteRows::kBlock).copy_(products);
        }
        ByteRows::release();
        const at::Tensor expected = at::mm(left.to(at::kLong), bytes.to(at::kLong).t());
        QVERIFY(at::equal(found.narrow(1, 0, rows).to(at::kLong), expected));
        QVERIFY(found.narrow(1, rows, found.size(1) - rows).eq(0).all().item<bool>());
    }
};

QTEST_APPLESS_MAIN(ByteRowsTest)
#include "byte_rows_test.moc"
