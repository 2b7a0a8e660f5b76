#include <QTest>

#include <cmath>
#include <vector>

#include <ATen/ATen.h>

#include "muon.h"

using namespace cliplad::training;

namespace {

/// What five Newton–Schulz iterations make of one singular value.
double iterated(double value) {
    for (int i = 0; i < 5; ++i)
        value *= 3.4445 - 4.7750 * std::pow(value, 2) + 2.0315 * std::pow(value, 4);
    return value;
}

/// The direction by its definition: the same singular vectors, each singular value iterated.
at::Tensor directionOf(const at::Tensor& matrix) {
    const auto [left, values, right] = at::linalg_svd(matrix.to(at::kDouble), false);
    const at::Tensor iteratedValues = values / values.norm();
    for (std::int64_t i = 0; i < values.size(0); ++i)
        iteratedValues[i] = iterated(iteratedValues[i].item<double>());
    return at::matmul(left * iteratedValues, right);
}

double largest(const at::Tensor& difference) {
    return difference.abs().max().item<double>();
}

} // namespace

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
        QVERIFY(values.max().item<double>() < 1.21);
        QVERIFY(values.median().item<double>() > 0.68);
        QVERIFY((direction * matrix).sum().item<double>() > 0); // still downhill
    }

    void singularVectorsStayAndAllTheirValuesComeNearOne_data() { singularValuesComeNearOne_data(); }

    void singularVectorsStayAndAllTheirValuesComeNearOne() {
        QFETCH(int, rows);
        QFETCH(int, columns);
        at::manual_seed(5);
        const auto [left, values, right] = at::linalg_svd(at::randn({rows, columns}), false);
        const at::Tensor matrix = at::matmul(left * at::linspace(3.0, 0.3, values.size(0)), right);
        const at::Tensor direction = orthogonalised(matrix);
        const at::Tensor found = at::linalg_svdvals(direction);
        QVERIFY(found.min().item<double>() > 0.68 && found.max().item<double>() < 1.21);
        QVERIFY2(largest(direction - directionOf(matrix)) < 1e-3,
                 QByteArray::number(largest(direction - directionOf(matrix))));
    }

    void twoStepsAreThoseOfTheirFormulas() {
        constexpr double kLearningRate = 0.02, kDecay = 0.1;
        at::manual_seed(6);
        const at::Tensor parameter = at::randn({8, 12}), momentum = 0.1 * at::randn({8, 12});
        at::Tensor expected = parameter.to(at::kDouble), mean = momentum.to(at::kDouble);
        for (int step = 0; step < 2; ++step) {
            const at::Tensor gradient = at::randn({8, 12});
            mean = 0.95 * mean + 0.05 * gradient;
            const at::Tensor ahead = 0.95 * mean + 0.05 * gradient;
            expected = expected * (1 - kLearningRate * kDecay) -
                       kLearningRate * 0.2 * std::sqrt(12.0) * directionOf(ahead);
            muonStep({parameter}, {gradient}, {momentum}, kLearningRate, kDecay);
            QVERIFY(largest(momentum - mean) < 1e-6);
            QVERIFY2(largest(parameter - expected) < 1e-4, QByteArray::number(largest(parameter - expected)));
        }
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
