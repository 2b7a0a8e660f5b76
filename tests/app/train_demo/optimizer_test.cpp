#include <QTest>

#include <ATen/ATen.h>

#include "optimizer.h"
#include "small_training.h"

using namespace cliplad;
using namespace cliplad::training;

namespace {

constexpr const char* kHidden = "visual.transformer.resblocks.0.mlp.c_fc.weight";
constexpr const char* kOther = "visual.proj";

/// The small model after one step whose gradients are all 1.
TrainingState stepped(const StepSizes& sizes) {
    TrainingState state;
    state.parameters = initialParameters(smallConfig(), 1);
    for (auto& [name, parameter] : state.parameters)
        parameter.mutable_grad() = at::ones_like(parameter);
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

    void gradientsAreGoneAfterTheStep() {
        const TrainingState state = stepped({.learningRate = 1e-2});
        for (const auto& [name, parameter] : state.parameters)
            QVERIFY2(!parameter.grad().defined(), name.c_str());
    }
};

QTEST_GUILESS_MAIN(OptimizerTest)
#include "optimizer_test.moc"
