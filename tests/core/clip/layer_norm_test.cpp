#include <algorithm>
#include <limits>

#include <QTest>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include "clip/layer_norm.h"

using namespace cliplad;

namespace {

constexpr double kEps = 1e-5;

LayerNorm generatedNorm(std::int64_t width) {
    return {{{"ln.weight", at::rand({width}) + 0.5}, {"ln.bias", at::randn({width})}}, "ln", kEps};
}

/// Rows of different spread and mean; none of their numbers is round.
at::Tensor generatedRows(std::int64_t rows, std::int64_t width) {
    return at::randn({2, rows, width}) * (at::rand({2, rows, 1}) * 10.0 + 0.1) +
           at::randn({2, rows, 1}) * 5.0;
}

/// In double precision.
at::Tensor expectedOf(const LayerNorm& norm, const at::Tensor& x) {
    return at::layer_norm(x.to(at::kDouble), {x.size(-1)}, norm.weight.to(at::kDouble),
                          norm.bias.to(at::kDouble), norm.eps);
}

} // namespace

class LayerNormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { at::manual_seed(1); }
    void cleanup() { at::set_num_threads(threads_); }

    void bfloat16IsRoundedOnce() {
        const c10::InferenceMode inference;
        for (const std::int64_t width : {1, 15, 16, 33, 64, 1024}) {
            const LayerNorm norm = generatedNorm(width);
            const at::Tensor x = generatedRows(70, width), expected = expectedOf(norm, x);
            const at::Tensor found = norm.inBfloat16(x);
            QVERIFY(found.scalar_type() == at::kBFloat16);
            QCOMPARE(found.sizes(), x.sizes());
            // Half a step of its 8 digits, and what float32 is off where large numbers cancel out.
            const at::Tensor bound = expected.abs() / 256.0 + 2e-5;
            QVERIFY(((found.to(at::kDouble) - expected).abs() <= bound).all().item<bool>());
        }
    }

    void bytesSpanAllNumbers() {
        const c10::InferenceMode inference;
        for (const std::int64_t width : {1, 15, 16, 33, 64, 1024}) {
            const LayerNorm norm = generatedNorm(width);
            const at::Tensor x = generatedRows(70, width), expected = expectedOf(norm, x);
            const Quantised found = norm.inBytes(x);
            QCOMPARE(found.bytes.sizes(), x.sizes());
            const double low = std::min(expected.min().item<double>(), 0.0),
                         high = std::max(expected.max().item<double>(), 0.0);
            QVERIFY(qAbs(found.steps.scale * 255.0 - (high - low)) < 1e-4 * (high - low));
            QVERIFY(((dequantise(found) - expected).abs() <= 0.5001 * found.steps.scale + 2e-5)
                        .all()
                        .item<bool>());
        }
    }

    void areTheSameForAnyNumberOfThreads() {
        const c10::InferenceMode inference;
        const LayerNorm norm = generatedNorm(1024);
        const at::Tensor x = generatedRows(300, 1024);
        at::set_num_threads(1);
        const at::Tensor alone = norm.inBfloat16(x), y = alone.flip(1);
        const Quantised bytesAlone = norm.inBytes(x);
        const at::Tensor sumAlone = residualSum(x, y);
        for (const int count : {2, 3, 8}) {
            at::set_num_threads(count);
            QVERIFY(at::equal(norm.inBfloat16(x), alone));
            const Quantised bytes = norm.inBytes(x);
            QVERIFY(at::equal(bytes.bytes, bytesAlone.bytes));
            QCOMPARE(bytes.steps.scale, bytesAlone.steps.scale);
            QCOMPARE(bytes.steps.zeroPoint, bytesAlone.steps.zeroPoint);
            QVERIFY(at::equal(residualSum(x, y), sumAlone));
        }
    }

    void takesRowsThatDoNotFollowEachOther() {
        const c10::InferenceMode inference;
        const LayerNorm norm = generatedNorm(40);
        const at::Tensor x = generatedRows(60, 80).slice(2, 0, 40), copied = x.contiguous();
        QVERIFY(at::equal(norm.inBfloat16(x), norm.inBfloat16(copied)));
        QVERIFY(at::equal(norm.inBytes(x).bytes, norm.inBytes(copied).bytes));
        const at::Tensor y = norm.inBfloat16(x);
        QVERIFY(at::equal(residualSum(x, y), residualSum(copied, y)));
    }

    void rowsThatAreAllAlikeGiveTheBias() {
        const c10::InferenceMode inference;
        const LayerNorm norm = generatedNorm(48);
        const at::Tensor found = norm.inBfloat16(at::full({3, 48}, 1234.5));
        QVERIFY(at::equal(found, norm.bias.to(at::kBFloat16).expand({3, 48})));
        const LayerNorm nothing({{"ln.weight", at::zeros({48})}, {"ln.bias", at::zeros({48})}}, "ln", kEps);
        const Quantised bytes = nothing.inBytes(at::randn({3, 48}));
        QCOMPARE(bytes.steps.scale, 1.0);
        QVERIFY(dequantise(bytes).eq(0.0).all().item<bool>());
        QCOMPARE(norm.inBfloat16(at::empty({0, 48})).numel(), 0);
        QCOMPARE(norm.inBytes(at::empty({0, 48})).bytes.numel(), 0);
    }

    void aFarMeanCostsFewDigits() {
        const c10::InferenceMode inference;
        const LayerNorm norm = generatedNorm(1024);
        const at::Tensor x = at::randn({4, 1024}) + 1e4, expected = expectedOf(norm, x);
        QVERIFY(((norm.inBfloat16(x).to(at::kDouble) - expected).abs() <= expected.abs() / 256.0 + 5e-3)
                    .all()
                    .item<bool>());
    }

    void whatIsNoNumberStaysNoneInBfloat16() {
        const c10::InferenceMode inference;
        at::Tensor x = generatedRows(3, 32);
        x[0][1][5] = std::numeric_limits<float>::quiet_NaN();
        const at::Tensor found = generatedNorm(32).inBfloat16(x);
        QVERIFY(found[0][1].isnan().all().item<bool>());
        QVERIFY(!found[0][0].isnan().any().item<bool>());
    }

    void addsAsFloat32() {
        for (const at::ScalarType type : {at::kFloat, at::kBFloat16}) {
            const at::Tensor x = generatedRows(700, 200).slice(2, 50, 150),
                             y = at::randn({2, 700, 100}).to(type);
            const at::Tensor sum = residualSum(x, y);
            QVERIFY(sum.scalar_type() == at::kFloat);
            QVERIFY(at::equal(sum, x + y.to(at::kFloat)));
            const at::Tensor row = y.slice(0, 0, 1).slice(1, 0, 1); // for all
            QVERIFY(at::equal(residualSum(x, row), x + row.to(at::kFloat)));
        }
    }

    void sumsAreDifferentiable() {
        const at::Tensor x = at::randn({2, 3}).requires_grad_(), y = at::randn({2, 3}).requires_grad_();
        residualSum(x, y.to(at::kBFloat16)).sum().backward();
        QVERIFY(at::equal(x.grad(), at::ones({2, 3})));
        QVERIFY(at::equal(y.grad(), at::ones({2, 3})));
    }

private:
    const int threads_ = at::get_num_threads();
};

QTEST_GUILESS_MAIN(LayerNormTest)
#include "layer_norm_test.moc"
