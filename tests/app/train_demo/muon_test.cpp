#include <QTest>

#include <vector>

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
        const at::Tensor together = start.clone();
        muonStep({together}, {gradient}, {at::zeros({12, 4})}, 0.01, 0.05, 3);
        for (int part = 0; part < 3; ++part) {
            const at::Tensor alone = start.slice(0, 4 * part, 4 * part + 4).clone();
            muonStep({alone}, {gradient.slice(0, 4 * part, 4 * part + 4)}, {at::zeros({4, 4})}, 0.01, 0.05);
            QVERIFY(at::allclose(together.slice(0, 4 * part, 4 * part + 4), alone));
        }
    }

    void matricesOfOneShapeStepAsIfAlone() {
        at::manual_seed(4);
        std::vector<at::Tensor> together, alone, gradients, momenta, itsMomenta;
        for (int i = 0; i < 3; ++i) {
            together.push_back(at::randn({6, 4}));
            alone.push_back(together.back().clone());
            gradients.push_back(at::randn({6, 4}));
            momenta.push_back(at::randn({6, 4}));
            itsMomenta.push_back(momenta.back().clone());
        }
        muonStep(together, gradients, momenta, 0.01, 0.05);
        for (std::size_t i = 0; i < 3; ++i) {
            muonStep({alone[i]}, {gradients[i]}, {itsMomenta[i]}, 0.01, 0.05);
            QVERIFY(at::allclose(together[i], alone[i]));
            QVERIFY(at::allclose(momenta[i], itsMomenta[i]));
        }
    }

    void stepIsAsLargeAsOneOfAdamw() {
        at::manual_seed(3);
        const at::Tensor parameter = at::zeros({64, 16});
        muonStep({parameter}, {1e4 * at::randn({64, 16})}, {at::zeros({64, 16})}, 0.01, 0.0);
        const double rms = parameter.square().mean().sqrt().item<double>();
        QVERIFY(rms > 0.01 * 0.1 && rms < 0.01 * 0.3);
    }
};

QTEST_GUILESS_MAIN(MuonTest)
#include "muon_test.moc"
