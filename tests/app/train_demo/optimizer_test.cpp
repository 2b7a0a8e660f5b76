#include <cmath>
#include <string>

#include <QTest>

#include <ATen/ATen.h>

#include "optimizer.h"
#include "small_training.h"
#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::training;

namespace {

constexpr const char* kHidden = "visual.transformer.resblocks.0.mlp.c_fc.weight";
constexpr const char* kOther = "visual.proj";

/// The small model, with gradients that are all alike.
TrainingState beforeAStep(double gradient) {
    TrainingState state;
    state.parameters = initialParameters(smallConfig(), 1);
    for (auto& [name, parameter] : state.parameters)
        parameter.mutable_grad() = at::full_like(parameter, gradient);
    return state;
}

TrainingState stepped(const StepSizes& sizes, double gradient = 1) {
    TrainingState state = beforeAStep(gradient);
    stepParameters(state, sizes);
    return state;
}

double moved(const TrainingState& state, const std::string& name) {
    return (state.parameters.at(name) - initialParameters(smallConfig(), 1).at(name))
        .abs()
        .max()
        .item<double>();
}

} // namespace

class OptimizerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void muonMovesTheBlocksMatricesAndAdamWWhatRemains() {
        const TrainingState state = stepped({.learningRate = 0, .hiddenLearningRate = 1e-2});
        QVERIFY(moved(state, kHidden) > 1e-4);
        QCOMPARE(moved(state, kOther), 0.0);
        QVERIFY(!state.secondMoment.contains(kHidden));
    }

    void withoutAHiddenLearningRateAdamWMovesAll() {
        const TrainingState state = stepped({.learningRate = 1e-2, .hiddenLearningRate = 0});
        QVERIFY(moved(state, kHidden) > 1e-4);
        QVERIFY(moved(state, kOther) > 1e-4);
        QVERIFY(state.secondMoment.contains(kHidden));
    }

    void matricesDecayAndVectorsDoNot() {
        // Without gradients only the decay moves anything: θ − η·λ·θ.
        const TrainingState state = stepped({.learningRate = 0.1, .weightDecay = 0.5}, 0);
        const TensorMap before = initialParameters(smallConfig(), 1);
        for (const auto& [name, parameter] : state.parameters) {
            const double kept = parameter.dim() > 1 ? 1 - 0.1 * 0.5 : 1;
            QVERIFY2(at::allclose(parameter, before.at(name) * kept, 1e-4, 1e-6), name.c_str());
        }
    }

    void gradientsCountWithALengthOfOneAtMost() {
        // The first moment is (1 − β₁) of the gradient, which is cut.
        const TrainingState state = stepped({.learningRate = 1e-3}, 100);
        double squares = 0;
        for (const auto& [name, moment] : state.firstMoment)
            squares += moment.square().sum().item<double>();
        QVERIFY2(std::abs(std::sqrt(squares) - 0.1) < 1e-4, std::to_string(std::sqrt(squares)).c_str());
    }

    void gradientsThatAreNoNumbersAreRefused() {
        TrainingState state = beforeAStep(std::nan(""));
        VERIFY_ERROR(stepParameters(state, {.learningRate = 1e-3}), "no finite numbers");
        for (const char* name : {kHidden, kOther})
            QCOMPARE(moved(state, name), 0.0);
    }

    void gradientsAreGoneAfterTheStep() {
        const TrainingState state = stepped({.learningRate = 1e-2});
        for (const auto& [name, parameter] : state.parameters)
            QVERIFY2(!parameter.grad().defined(), name.c_str());
    }
};

QTEST_GUILESS_MAIN(OptimizerTest)
#include "optimizer_test.moc"
