#include "baselines/whitened_memory.h"

#include <QtTest>

#include <cmath>

#include <ATen/ATen.h>

#include "support/error_of.h"

using namespace cliplad;

namespace {

bool near(double value, double expected) {
    return std::abs(value - expected) < 1e-4;
}

} // namespace

class WhitenedMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// S = diag(1, 0), tr S / D = ½: shrunk by ½, the variances are ¾ and ¼.
    void distancesCountInDeviationsOfTheShrunkCovariance() {
        const WhitenedMemory memory(at::tensor({1.F, 0.F, -1.F, 0.F}).view({2, 2}), 0.5);
        QVERIFY(near(memory.distance(at::tensor({1.F, 1.F})), std::sqrt(1 / 0.25)));
        QVERIFY(near(memory.distance(at::tensor({3.F, 0.F})), std::sqrt(4 / 0.75)));
        QVERIFY(near(memory.distance(at::tensor({-2.F, 1.F})), std::sqrt(1 / 0.75 + 1 / 0.25)));
        QVERIFY(near(memory.spread(), std::sqrt(4 / 0.75)));
    }

    void itEqualsTheInverseOfTheWholeMatrix() {
        const at::Tensor rows = at::rand({4, 6}), row = at::rand({6});
        const at::Tensor centred = (rows - rows.mean(0)).to(at::kDouble);
        const at::Tensor covariance = at::mm(centred.t(), centred) / 4;
        const at::Tensor shrunk = 0.9 * covariance + 0.1 * covariance.trace() / 6 * at::eye(6, at::kDouble);
        const at::Tensor differences = (row - rows).to(at::kDouble);
        const at::Tensor squared = (at::mm(differences, at::inverse(shrunk)) * differences).sum(1);
        QVERIFY(near(WhitenedMemory(rows, 0.1).distance(row), std::sqrt(squared.min().item<double>())));
    }

    void oneRowIsComparedByTheRootMeanSquare() {
        const WhitenedMemory memory(at::zeros({1, 4}), 0.1);
        QVERIFY(near(memory.distance(at::tensor({0.5F, -0.5F, 0.5F, 0.5F})), 0.5));
        QCOMPARE(memory.spread(), 1.0);
    }

    void equalRowsAreComparedLikeOne() {
        const WhitenedMemory memory(at::ones({3, 4}), 0.1);
        QVERIFY(near(memory.distance(at::full({4}, 1.25F)), 0.25));
        QCOMPARE(memory.spread(), 1.0);
    }

    void noRowsAreAnError() { VERIFY_ERROR(WhitenedMemory(at::empty({0, 4}), 0.1), "at least one row"); }
};

QTEST_APPLESS_MAIN(WhitenedMemoryTest)
#include "whitened_memory_test.moc"
