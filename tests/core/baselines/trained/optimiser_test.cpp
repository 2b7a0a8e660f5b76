#include "baselines/trained/optimiser.h"

#include <QTest>

#include <cmath>

#include <ATen/ATen.h>

using namespace cliplad;

namespace {

/// A parameter of one number whose gradient is set by hand.
at::Tensor parameter(float value) {
    return at::tensor({value}).requires_grad_(true);
}

void stepWith(Optimiser& optimiser, at::Tensor& parameter, float gradient) {
    parameter.mutable_grad() = at::tensor({gradient});
    optimiser.step();
}

bool near(const at::Tensor& value, double expected) {
    return std::abs(value.item<double>() - expected) < 1e-6;
}

} // namespace

class OptimiserTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sgdAddsMomentumAndDecay() {
        at::Tensor p = parameter(2);
        Sgd sgd({p}, {.learningRate = 0.1, .momentum = 0.5, .weightDecay = 0.25});
        stepWith(sgd, p, 1); // v = 1 + 0.25·2 = 1.5
        QVERIFY(near(p, 1.85));
        stepWith(sgd, p, 1); // v = 0.75 + 1 + 0.25·1.85 = 2.2125
        QVERIFY(near(p, 1.85 - 0.22125));
    }

    void adamTakesStepsOfTheRate() {
        at::Tensor p = parameter(2);
        Adam adam({p}, {.learningRate = 0.1, .beta1 = 0.5, .beta2 = 0.5});
        stepWith(adam, p, 4);
        QVERIFY(near(p, 1.9));
        stepWith(adam, p, -2); // mean (1 − 1)/0.75, square (4 + 2)/0.75
        QVERIFY(near(p, 1.9));
        stepWith(adam, p, 2); // mean 1/0.875, square (3 + 2)/0.875
        QVERIFY(near(p, 1.9 - 0.1 * (1 / 0.875) / std::sqrt(5 / 0.875)));
    }

    void whatHasNoGradientStays() {
        at::Tensor p = parameter(2), q = parameter(3);
        Sgd sgd({p, q}, {.learningRate = 1, .weightDecay = 1});
        stepWith(sgd, p, 1);
        QVERIFY(near(q, 3));
        QVERIFY(!p.grad().defined());
    }

    void runningStatisticsAreNotTrained() {
        TensorMap tensors = {{"bn1.running_mean", at::zeros({2})}, {"bn1.weight", at::ones({2})}};
        QCOMPARE(trainable(tensors).size(), std::size_t(1));
        QVERIFY(tensors.at("bn1.weight").requires_grad());
        QVERIFY(!tensors.at("bn1.running_mean").requires_grad());
    }
};

QTEST_APPLESS_MAIN(OptimiserTest)
#include "optimiser_test.moc"
