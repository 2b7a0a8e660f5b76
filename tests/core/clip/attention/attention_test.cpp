#include <limits>
#include <utility>
#include <vector>

#include <QTest>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include "clip/attention/attention.h"
#include "support/relative_error.h"

using namespace cliplad;
using tests::relativeError;

namespace {

/// Queries, keys and values as the towers have them: side by side in each token's row.
std::vector<at::Tensor> generated(std::int64_t images, std::int64_t heads, std::int64_t tokens,
                                  std::int64_t width, at::ScalarType type) {
    const at::Tensor rows = (at::randn({images, tokens, 3, heads, width}) * 2.0).to(type);
    std::vector<at::Tensor> parts;
    for (int part = 0; part < 3; ++part)
        parts.push_back(rows.select(2, part).transpose(1, 2));
    return parts;
}

double errorOf(const std::vector<at::Tensor>& x, AttentionScores scores = AttentionScores::AsGiven) {
    const auto exactly = [](const at::Tensor& numbers) { return numbers.to(at::kDouble); };
    const at::Tensor expected = at::scaled_dot_product_attention(exactly(x[0]), exactly(x[1]), exactly(x[2]));
    const at::Tensor found = attention(x[0], x[1], x[2], scores);
    if (found.scalar_type() != x[0].scalar_type() || !found.is_contiguous())
        return std::numeric_limits<double>::infinity();
    return relativeError(found, expected.transpose(1, 2).flatten(2));
}

} // namespace

class AttentionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        qInfo("float32 by %s, bf16 by %s", attendsInLoop(at::kFloat) ? "our loop" : "LibTorch",
              attendsInLoop(at::kBFloat16) ? "our loop" : "LibTorch");
        qInfo("scores in bytes: %s", attendsInBytes() ? "yes" : "no");
    }
    void init() { at::manual_seed(1); }
    void cleanup() { at::set_num_threads(threads_); }

    void isThatOfTheFormula() {
        const c10::InferenceMode inference;
        for (const auto& [type, bound] : {std::pair{at::kFloat, 2e-6}, std::pair{at::kBFloat16, 4e-3}})
            for (const std::int64_t tokens : {1, 2, 31, 64, 65, 128, 129, 300, 1025})
                for (const std::int64_t width : {2, 24, 64, 80}) {
                    const double error = errorOf(generated(2, 3, tokens, width, type));
                    QVERIFY2(error < bound, qPrintable(QString("%1 tokens of %2: %3 in %4")
                                                           .arg(tokens)
                                                           .arg(width)
                                                           .arg(error)
                                                           .arg(at::toString(type))));
                }
    }

    void scoresInBytesAreNear() {
        const c10::InferenceMode inference;
        for (const std::int64_t tokens : {512, 513, 640, 1025})
            for (const std::int64_t width : {4, 24, 64, 80}) {
                const double error =
                    errorOf(generated(2, 3, tokens, width, at::kBFloat16), AttentionScores::InBytes);
                QVERIFY2(error < 0.03,
                         qPrintable(QString("%1 tokens of %2: %3").arg(tokens).arg(width).arg(error)));
            }
    }

    void scoresInBytesTakeChannelsThatLieFarOffOrSpreadFar() {
        const c10::InferenceMode inference;
        std::vector<at::Tensor> x = generated(1, 2, 600, 64, at::kBFloat16);
        x[1].select(3, 5).add_(100.0); // as much for each key, which no weight depends on
        x[1].select(3, 9).mul_(50.0);  // and what a query makes little of
        x[0].select(3, 9).mul_(0.02);
        QVERIFY(errorOf(x, AttentionScores::InBytes) < 0.03);
        x = generated(1, 2, 600, 64, at::kBFloat16);
        x[1].select(2, 7).mul_(10.0); // a key that lies far from all others makes all steps coarser
        QVERIFY(errorOf(x, AttentionScores::InBytes) < 0.06);
        x[1].fill_(3.0); // all alike
        QVERIFY(errorOf(x, AttentionScores::InBytes) < 4e-3);
    }

    void scoresAreInBytesWhereThatCanBe() {
        const c10::InferenceMode inference;
        const auto differ = [](const std::vector<at::Tensor>& x) {
            return !at::equal(attention(x[0], x[1], x[2]),
                              attention(x[0], x[1], x[2], AttentionScores::InBytes));
        };
        QCOMPARE(differ(generated(1, 2, 600, 16, at::kBFloat16)), attendsInBytes());
        QVERIFY(!differ(generated(1, 2, 600, 18, at::kBFloat16))); // no whole words
        QVERIFY(!differ(generated(1, 2, 300, 16, at::kBFloat16))); // too few to gain by it
        QVERIFY(!differ(generated(1, 2, 600, 16, at::kFloat)));
    }

    void addsABias() {
        const c10::InferenceMode inference;
        for (const auto& [type, bound] : {std::pair{at::kFloat, 2e-6}, std::pair{at::kBFloat16, 1e-2}})
            for (const std::int64_t tokens : {1, 63, 130, 300}) {
                const std::vector<at::Tensor> x = generated(2, 3, tokens, 24, type);
                const at::Tensor half = at::randn({tokens, tokens}), bias = (half + half.t()) * 2.0;
                const at::Tensor expected = at::scaled_dot_product_attention(
                    x[0].to(at::kDouble), x[1].to(at::kDouble), x[2].to(at::kDouble), bias.to(at::kDouble));
                const at::Tensor found = biasedAttention(x[0], x[1], x[2], bias);
                QVERIFY(found.scalar_type() == type);
                QVERIFY(relativeError(found, expected.transpose(1, 2).flatten(2)) < bound);
            }
    }

    /// A loop's room is used for one head after another.
    void whatIsNoNumberStaysInItsHead() {
        const c10::InferenceMode inference;
        at::set_num_threads(1);
        for (const at::ScalarType type : {at::kFloat, at::kBFloat16}) {
            std::vector<at::Tensor> x = generated(2, 2, 70, 16, type);
            const at::Tensor expected = attention(x[0], x[1], x[2]);
            for (at::Tensor& numbers : x) {
                numbers = numbers.clone();
                numbers[0].fill_(std::numeric_limits<float>::quiet_NaN());
            }
            const at::Tensor found = attention(x[0], x[1], x[2]);
            QVERIFY(found[0].isnan().all().item<bool>());
            QVERIFY(at::equal(found[1], expected[1]));
        }
    }

    void isTheSameForAnyNumberOfThreads() {
        const c10::InferenceMode inference;
        for (const at::ScalarType type : {at::kFloat, at::kBFloat16})
            for (const AttentionScores scores : {AttentionScores::AsGiven, AttentionScores::InBytes}) {
                if (!attendsInLoop(type))
                    continue; // LibTorch's own differs in the last digit
                const std::vector<at::Tensor> x = generated(1, 3, 600, 32, type);
                at::set_num_threads(1);
                const at::Tensor alone = attention(x[0], x[1], x[2], scores);
                for (const int count : {2, 3, 8}) {
                    at::set_num_threads(count);
                    QVERIFY(at::equal(attention(x[0], x[1], x[2], scores), alone));
                }
            }
    }

    void takesRowsThatBeginBetweenTwoWords() {
        const c10::InferenceMode inference;
        for (const std::int64_t length : {73, 74}) { // an odd distance of rows, and an even one
            const at::Tensor rows = at::randn({1, 600, length}).to(at::kBFloat16);
            std::vector<at::Tensor> x;
            for (int part = 0; part < 3; ++part)
                x.push_back(rows.slice(2, 1 + part * 24, 25 + part * 24).unsqueeze(1));
            QVERIFY(errorOf(x) < 4e-3);
            QVERIFY(errorOf(x, AttentionScores::InBytes) < 0.03);
        }
    }

    void sharesHeadsAmongThreads() {
        const c10::InferenceMode inference;
        for (const int count : {1, 2, 3, 8}) {
            at::set_num_threads(count);
            for (const std::int64_t heads : {1, 3, 4})
                for (const std::int64_t tokens : {5, 70, 200, 530}) { // fewer blocks than parts, and more
                    QVERIFY(errorOf(generated(1, heads, tokens, 32, at::kFloat)) < 2e-6);
                    QVERIFY(errorOf(generated(2, heads, tokens, 32, at::kBFloat16)) < 4e-3);
                    QVERIFY(errorOf(generated(2, heads, tokens, 32, at::kBFloat16),
                                    AttentionScores::InBytes) < 0.03);
                }
        }
    }

    void takesOtherShapes() {
        const c10::InferenceMode inference;
        std::vector<at::Tensor> x = generated(2, 3, 70, 16, at::kFloat);
        const std::vector<at::Tensor> all = x;
        x[0] = all[0].slice(2, 0, 1); // the class token's query alone
        QVERIFY(errorOf(x) < 2e-6);
        x = {all[0], all[1].slice(2, 0, 9), all[2].slice(2, 0, 9)};
        QVERIFY(errorOf(x) < 2e-6);
        x = {all[0].slice(2, 0, 1).expand_as(all[0]), all[1], all[2]};
        QVERIFY(errorOf(x) < 2e-6);
        QVERIFY(errorOf(generated(1, 2, 70, 15, at::kBFloat16)) < 4e-3);
    }

    void aFarLargerScoreTakesAll() {
        const c10::InferenceMode inference;
        for (const at::ScalarType type : {at::kFloat, at::kBFloat16}) {
            std::vector<at::Tensor> x = generated(1, 1, 600, 16, type);
            x[1].select(2, 69).copy_(x[0].select(2, 5) * 1e4);
            const at::Tensor found = attention(x[0], x[1], x[2])[0][5];
            QVERIFY(at::allclose(found, x[2][0][0][69], 0.0, 1e-6));
            QVERIFY(at::allclose(attention(x[0], x[1], x[2], AttentionScores::InBytes)[0][5], x[2][0][0][69],
                                 0.0, 1e-6));
            if (!attendsInLoop(type))
                continue; // LibTorch's own rounds what is added up in another order
            x[1].fill_(1e30);
            x[0].fill_(1e3); // all as large: each value counts alike
            QVERIFY(at::allclose(attention(x[0], x[1], x[2])[0][5].to(at::kFloat),
                                 x[2][0][0].to(at::kFloat).mean(0), 1e-2, 1e-2));
        }
    }

    void whatIsNoNumberStaysNone() {
        const c10::InferenceMode inference;
        for (const at::ScalarType type : {at::kFloat, at::kBFloat16})
            for (const double bad :
                 {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
                const std::vector<at::Tensor> x = generated(1, 1, 40, 16, type);
                x[0].select(2, 7).fill_(bad);
                const at::Tensor found = attention(x[0], x[1], x[2]);
                QVERIFY(found[0][7].isnan().all().item<bool>());
                QVERIFY(!found[0][8].isnan().any().item<bool>());
                for (const std::int64_t key : {0, 3, 39}) {
                    std::vector<at::Tensor> y = generated(1, 1, 40, 16, type);
                    y[1].select(2, key).fill_(bad);
                    QVERIFY(attention(y[0], y[1], y[2]).isnan().all(2).all().item<bool>());
                }
            }
    }

    void isDifferentiable() {
        std::vector<at::Tensor> x = generated(1, 2, 9, 8, at::kFloat);
        for (at::Tensor& numbers : x)
            numbers = numbers.detach().requires_grad_();
        attention(x[0], x[1], x[2]).square().sum().backward();
        for (const at::Tensor& numbers : x)
            QVERIFY(numbers.grad().norm().item<double>() > 0.0);
        const at::Tensor bias = at::zeros({9, 9}).requires_grad_();
        biasedAttention(x[0].detach(), x[1].detach(), x[2].detach(), bias).square().sum().backward();
        QVERIFY(bias.grad().norm().item<double>() > 0.0);
    }

private:
    const int threads_ = at::get_num_threads();
};

QTEST_GUILESS_MAIN(AttentionTest)
#include "attention_test.moc"
