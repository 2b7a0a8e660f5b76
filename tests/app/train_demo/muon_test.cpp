#include <QTest>

#include <ATen/ATen.h>

#include "muon.h"

using namespace cliplad::training;

class MuonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void singularValuesComeNearOne_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::newRow("square") << 24 << 24;
        QTest::newRow("tall") << 48 << 12;
        QTest::newRow("wide") << 12 << 48;
    }

    void singularValuesComeNearOne() {
        QFETCH(int, rows);
        QFETCH(int, columns);
        at::manual_seed(1);
        const at::Tensor matrix = 1e-3 * at::randn({rows, columns});
        const at::Tensor direction = orthogonalised(matrix);
        const at::Tensor values = at::linalg_svdvals(direction);
        QCOMPARE(direction.sizes(), matrix.sizes());
        QVERIFY(values.max().item<double>() < 1.3);
        QVERIFY(values.median().item<double>() > 0.6);
        QVERIFY((direction * matrix).sum().item<double>() > 0); // still downhill
    }

    void stackedMatricesStepAsIfAlone() {
        at::manual_seed(2);
        const at::Tensor start = at::randn({12, 4}), gradient = at::randn({12, 4});
        at::Tensor together = start.clone(), momentum = at::zeros({12, 4});
        muonStep(together, gradient, momentum, 0.01, 0.05, 3);
        for (int part = 0; part < 3; ++part) {
            at::Tensor alone = start.slice(0, 4 * part, 4 * part + 4).clone();
            at::Tensor itsMomentum = at::zeros({4, 4});
            muonStep(alone, gradient.slice(0, 4 * part, 4 * part + 4), itsMomentum, 0.01, 0.05);
            QVERIFY(at::allclose(together.slice(0, 4 * part, 4 * part + 4), alone));
        }
    }

    void stepIsAsLargeAsOneOfAdamw() {
        at::manual_seed(3);
        at::Tensor parameter = at::zeros({64, 16}), momentum = at::zeros({64, 16});
        muonStep(parameter, 1e4 * at::randn({64, 16}), momentum, 0.01, 0.0);
        const double rms = parameter.square().mean().sqrt().item<double>();
        QVERIFY(rms > 0.01 * 0.1 && rms < 0.01 * 0.3);
    }
};

QTEST_GUILESS_MAIN(MuonTest)
#include "muon_test.moc"
