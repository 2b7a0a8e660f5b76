#include "clip/rows.h"

#include <QTest>

#include <ATen/ATen.h>

using namespace cliplad;

class RowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsGetLengthOne() {
        const at::Tensor rows = at::tensor({3.F, 4.F, 0.F, 0.F}).view({2, 2});
        QVERIFY(at::allclose(unitRows(rows), at::tensor({0.6F, 0.8F, 0.F, 0.F}).view({2, 2})));
        QVERIFY(at::allclose(unitRows(rows.t().contiguous(), 0), unitRows(rows).t()));
    }

    void distancesAreOfEveryRowToEveryRow() {
        const at::Tensor a = at::tensor({0.F, 0.F, 3.F, 4.F}).view({2, 2});
        const at::Tensor b = at::tensor({3.F, 4.F, 0.F, 1.F, 3.F, 0.F}).view({3, 2});
        QVERIFY(
            at::allclose(squaredDistances(a, b), at::tensor({25.F, 1.F, 9.F, 0.F, 18.F, 16.F}).view({2, 3})));
    }
};

QTEST_APPLESS_MAIN(RowsTest)
#include "rows_test.moc"
