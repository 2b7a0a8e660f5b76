#include <QTest>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include "clip/fbgemm_weight.h"
#include "clip/instructions.h"
#include "clip/linear.h"
#include "clip/quantisation.h"
#include "support/relative_error.h"

using namespace cliplad;
using tests::relativeError;

namespace {

LayerNorm generatedNorm() {
    return {{{"ln.weight", at::rand({64}) + 0.5}, {"ln.bias", at::randn({64})}}, "ln", 1e-5};
}

} // namespace

class LinearTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { at::manual_seed(1); }
    void cleanup() { at::set_num_threads(threads_); }

    void bytesAreWithinHalfAStep() {
        const c10::InferenceMode inference;
        for (const at::ScalarType type : {at::kFloat, at::kBFloat16})
            for (const std::int64_t count : {1, 15, 16, 17, 70001}) { // ends that fill no vector; threads
                const at::Tensor x = (at::randn({count}) * 3.0 + 1.0).to(type);
                const Quantised quantised = quantise(x);
                QVERIFY(quantised.bytes.scalar_type() == at::kByte);
                const at::Tensor difference = (dequantise(quantised) - x.to(at::kFloat)).abs();
                QVERIFY2(difference.max().item<double>() <= 0.5001 * quantised.steps.scale + 1e-6,
                         qPrintable(QString("%1 numbers: %2 with steps of %3")
                                        .arg(count)
                                        .arg(difference.max().item<double>())
                                        .arg(quantised.steps.scale)));
                const double span =
                    std::max(0.0, x.max().item<double>()) - std::min(0.0, x.min().item<double>());
                QVERIFY(qAbs(quantised.steps.scale * 255.0 - span) < 1e-3 * span + 1e-9);
            }
    }

    void zeroStaysZero() {
        for (const double tiny : {0.0, 1e-42})
            QVERIFY(dequantise(quantise(at::full({40}, tiny))).eq(0.0).all().item<bool>());
        const at::Tensor x = at::cat({at::zeros({8}), at::rand({24}) + 5.0});
        QVERIFY(dequantise(quantise(x)).slice(0, 0, 8).eq(0.0).all().item<bool>());
    }

    void eachOutputOfAWeightHasItsScale() {
        const at::Tensor weight = at::randn({3, 32}) * at::tensor({100.0, 1.0, 0.0}).unsqueeze(1);
        const QuantisedWeight quantised = quantiseWeight(weight);
        QCOMPARE(quantised.integers.abs().amax(1).slice(0, 0, 2).eq(127).sum().item<int>(), 2);
        const at::Tensor back = quantised.integers.to(at::kFloat) * quantised.scales.unsqueeze(1);
        QVERIFY(((back - weight).abs() <= 0.5001 * quantised.scales.unsqueeze(1)).all().item<bool>());
        QVERIFY(back[2].eq(0.0).all().item<bool>());
    }

    void bfloat16AnswersAsLibTorchDoes() {
        if (!multipliesBfloat16())
            QSKIP("needs a processor that multiplies bf16: else LibTorch answers itself");
        const c10::InferenceMode inference;
        const at::Tensor weight = (at::randn({96, 64}) * 0.1).to(at::kBFloat16);
        const at::Tensor bias = at::randn({96}).to(at::kBFloat16);
        const Linear linear(weight, bias);
        for (const at::Tensor& x : {at::randn({2, 50, 64}), at::randn({1, 64}).to(at::kBFloat16)}) {
            const at::Tensor expected = at::linear(x.to(at::kBFloat16), weight, bias);
            const at::Tensor found = linear(x);
            QVERIFY(found.scalar_type() == at::kBFloat16);
            QVERIFY(found.sizes() == expected.sizes());
            QVERIFY(relativeError(found, expected) < 4e-3); // sums may add up in another order
            QVERIFY(relativeError(linear(x, Linear::Then::Gelu), at::gelu(expected.to(at::kFloat))) < 4e-3);
            const LayerNorm norm = generatedNorm();
            const at::Tensor stream = x.to(at::kFloat);
            QVERIFY(at::equal(linear.outputsAfterNorm(norm, stream, 32, 80),
                              linear.afterNorm(norm, stream).slice(-1, 32, 80)));
        }
    }

    void gradientsPassThroughBfloat16() {
        const at::Tensor weight = (at::randn({96, 64}) * 0.1).to(at::kBFloat16);
        const at::Tensor bias = at::randn({96}).to(at::kBFloat16);
        const Linear linear(weight, bias);
        for (const Linear::Then then : {Linear::Then::Nothing, Linear::Then::Gelu}) {
            const at::Tensor x = at::randn({5, 64}).requires_grad_(true);
            const at::Tensor twin = x.detach().clone().requires_grad_(true);
            linear(x, then).to(at::kFloat).square().sum().backward();
            at::Tensor y = at::linear(twin, weight.to(at::kFloat), bias.to(at::kFloat));
            if (then == Linear::Then::Gelu)
                y = at::gelu(y);
            y.square().sum().backward();
            QVERIFY(relativeError(x.grad(), twin.grad()) < 0.02);
        }
    }

    void integersAnswerAsFloatDoes_data() {
        QTest::addColumn<bool>("gelu");
        QTest::newRow("linear") << false;
        QTest::newRow("with GELU") << true;
    }
    void integersAnswerAsFloatDoes() {
        QFETCH(bool, gelu);
        const Linear::Then then = gelu ? Linear::Then::Gelu : Linear::Then::Nothing;
        const c10::InferenceMode inference;
        const at::Tensor weight = at::randn({96, 64}) * 0.1, bias = at::randn({96});
        const Linear exact(weight, bias), integers = Linear::quantised(weight, bias);
        for (const at::ScalarType type : {at::kFloat, at::kBFloat16}) {
            const at::Tensor x = at::randn({2, 50, 64}).to(type);
            const at::Tensor found = integers(x, then);
            QVERIFY(found.scalar_type() == (multipliesBfloat16() ? at::kBFloat16 : at::kFloat));
            QCOMPARE(found.sizes().vec(), (std::vector<std::int64_t>{2, 50, 96}));
            const double error = relativeError(found, exact(x.to(at::kFloat), then));
            QVERIFY2(error < 0.02, qPrintable(QString::number(error)));
            // The same numbers in float32.
            const bool inFbgemm = !multipliesByteBlocks() && FbgemmWeight::isSupported();
            const QuantisedWeight quantised =
                quantiseWeight(weight, inFbgemm ? FbgemmWeight::kMostSteps : 127);
            const Linear sameNumbers(quantised.integers.to(at::kFloat) * quantised.scales.unsqueeze(1), bias);
            const double rounding = relativeError(found, sameNumbers(dequantise(quantise(x)), then));
            QVERIFY2(rounding < 0.003, qPrintable(QString::number(rounding)));
        }
    }

    void nothingIsCutOff() {
        if (!FbgemmWeight::isSupported())
            QSKIP("needs FBGEMM and a processor with AVX2");
        const c10::InferenceMode inference;
        // The largest bytes and steps side by side, in columns that fill no vector, and in several of
        // FBGEMM's blocks; threads without a row.
        for (const auto& [outputs, inputs] : {std::pair<std::int64_t, std::int64_t>{5, 37}, {200, 600}}) {
            const at::Tensor integers = at::full({outputs, inputs}, FbgemmWeight::kMostSteps, at::kChar);
            integers[1].neg_();
            integers.select(1, 0).zero_();
            const at::Tensor scales = at::rand({outputs}) + 0.5, bias = at::randn({outputs});
            const FbgemmWeight weight({.integers = integers, .scales = scales}, bias);
            for (const std::int64_t rows : {0, 1, 3, 300}) {
                const at::Tensor bytes = at::full({rows, inputs}, 255, at::kByte);
                bytes.slice(0, 0, 1).fill_(1);
                const Quantised x{.bytes = bytes, .steps = {.scale = 0.5, .zeroPoint = 3}};
                const at::Tensor exactWeight = integers.to(at::kDouble) * scales.unsqueeze(1);
                const at::Tensor expected =
                    at::linear(dequantise(x).to(at::kDouble), exactWeight, bias.to(at::kDouble));
                for (const int threads : {1, 3, 8}) {
                    at::set_num_threads(threads);
                    const at::Tensor found = weight(x);
                    QVERIFY(found.sizes() == expected.sizes());
                    QVERIFY(rows == 0 || relativeError(found, expected) < 1e-6);
                }
            }
        }
    }

    void normsInFrontAreThoseOfTheNorm() {
        const c10::InferenceMode inference;
        const at::Tensor weight = at::randn({96, 64}) * 0.1, bias = at::randn({96});
        const LayerNorm norm = generatedNorm();
        const Linear coarse(weight.to(at::kBFloat16), bias.to(at::kBFloat16));
        for (const Linear& layer : {Linear(weight, bias), coarse, Linear::quantised(weight, bias)})
            for (const at::Tensor& x :
                 {at::randn({2, 50, 64}), at::randn({7, 64}), at::randn({2, 9, 80}).slice(2, 8, 72)})
                for (const Linear::Then then : {Linear::Then::Nothing, Linear::Then::Gelu}) {
                    const at::Tensor expected = layer(norm(x), then), found = layer.afterNorm(norm, x, then);
                    QVERIFY(found.scalar_type() == expected.scalar_type());
                    QVERIFY(found.sizes() == expected.sizes());
                    const double error = relativeError(found, expected);
                    QVERIFY2(error < 4e-3,
                             qPrintable(QString::number(error))); // a number that falls to the next step
                }
    }

    void outputsArePartsOfTheWhole() {
        const c10::InferenceMode inference;
        const at::Tensor weight = at::randn({96, 64}) * 0.1, bias = at::randn({96}),
                         x = at::randn({1, 7, 64});
        const LayerNorm norm = generatedNorm();
        const Linear coarse(weight.to(at::kBFloat16), bias.to(at::kBFloat16));
        for (const Linear& layer : {Linear(weight, bias), coarse, Linear::quantised(weight, bias)}) {
            const at::Tensor part = layer.outputsAfterNorm(norm, x, 32, 96);
            QCOMPARE(part.sizes().vec(), (std::vector<std::int64_t>{1, 7, 64}));
            QVERIFY(relativeError(part, layer.afterNorm(norm, x).slice(-1, 32, 96)) < 1e-6);
        }
    }

    void gradientsPassThroughTheNorm() {
        const Linear layer((at::randn({96, 64}) * 0.1).to(at::kBFloat16), at::randn({96}).to(at::kBFloat16));
        LayerNorm norm = generatedNorm();
        norm.weight.requires_grad_();
        const at::Tensor x = at::randn({5, 64}).requires_grad_();
        layer.afterNorm(norm, x).to(at::kFloat).square().sum().backward();
        QVERIFY(x.grad().norm().item<double>() > 0.0);
        QVERIFY(norm.weight.grad().norm().item<double>() > 0.0);
        norm.weight.mutable_grad() = at::Tensor();
        layer.afterNorm(norm, x.detach()).to(at::kFloat).square().sum().backward();
        QVERIFY(norm.weight.grad().norm().item<double>() > 0.0);
    }

    void lowWeightsTakeFloat32() {
        const at::Tensor weight = at::randn({8, 4}).to(at::kBFloat16),
                         bias = at::randn({8}).to(at::kBFloat16);
        QVERIFY(Linear(weight, bias)(at::randn({1, 3, 4})).scalar_type() == at::kBFloat16);
    }

private:
    const int threads_ = at::get_num_threads();
};

QTEST_GUILESS_MAIN(LinearTest)
#include "linear_test.moc"
