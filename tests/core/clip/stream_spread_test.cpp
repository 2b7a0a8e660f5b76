#include "clip/stream_spread.h"

#include <QTest>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <c10/core/InferenceMode.h>

#include "clip/transformer.h"
#include "support/generated_model.h"

using namespace cliplad;

namespace {

constexpr std::int64_t kWidth = 64, kOutlier = 5;
const std::string kBlock = "visual.transformer.resblocks.0";

/// Of a tower in whose stream one channel spreads fifty times as far as the others.
TensorMap weights() {
    TensorMap tensors = tests::generatedWeights(
        {.vision = {.width = kWidth, .layers = 2, .heads = 1, .patchSize = 8, .imageSize = 16},
         .text = {.width = 64, .layers = 1, .heads = 1, .contextLength = 4, .vocabularySize = 4},
         .embedDim = 8});
    tensors.at("visual.ln_pre.weight")[kOutlier] *= 50;
    return tensors;
}

/// A stream as that tower has it: [1, tokens, C].
at::Tensor stream() {
    at::Generator random = at::detail::createCPUGenerator(1);
    at::Tensor x = at::empty({1, 30, kWidth}).normal_(0, 1, random);
    x.select(-1, kOutlier).mul_(50);
    return x;
}

ResidualBlock block(const TensorMap& tensors) {
    return {tensors, kBlock, {.heads = 1}};
}

/// How many times the median channel the largest one reaches to, behind a block's first LayerNorm.
double reachOfLargest(const TensorMap& tensors) {
    const at::Tensor reach = LayerNorm(tensors, kBlock + ".ln_1", 1e-5)(stream()).abs().amax({0, 1});
    return (reach.max() / reach.median()).item<double>();
}

} // namespace

class StreamSpreadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBlockComputesWhatItDid() {
        const c10::InferenceMode inference;
        const TensorMap tensors = weights();
        const TensorMap evened = StreamSpread(tensors, "visual.ln_pre").evenNext(tensors, kBlock);
        QVERIFY(!at::equal(evened.at(kBlock + ".mlp.c_fc.weight"), tensors.at(kBlock + ".mlp.c_fc.weight")));
        const at::Tensor expected = block(tensors).forward(stream()), found = block(evened).forward(stream());
        QVERIFY(((found - expected).norm() / expected.norm()).item<double>() < 1e-5);
    }

    void whatSpreadsFarReachesLessFar() {
        const TensorMap tensors = weights();
        const double before = reachOfLargest(tensors);
        const double after = reachOfLargest(StreamSpread(tensors, "visual.ln_pre").evenNext(tensors, kBlock));
        QVERIFY2(2 * after < before, qPrintable(QString("%1, before %2").arg(after).arg(before)));
    }

    void whatABlockWritesIsExpectedInTheNext() {
        TensorMap tensors = weights();
        StreamSpread spread(tensors, "visual.ln_pre");
        const auto gain = [&](std::int64_t channel) {
            const std::string norm = kBlock + ".ln_2.weight";
            return (spread.evenNext(tensors, kBlock).at(norm)[channel] / tensors.at(norm)[channel])
                .item<double>();
        };
        const double before = gain(7);
        tensors.at(kBlock + ".mlp.c_proj.bias")[7] = 200;
        spread.evenNext(tensors, kBlock);
        QVERIFY(2 * gain(7) < before);
    }

    void channelsWithoutWeightStayNumbers() {
        TensorMap tensors = weights();
        tensors.at(kBlock + ".ln_1.weight")[3] = 0;
        tensors.at(kBlock + ".ln_1.bias")[3] = 0;
        tensors.at(kBlock + ".mlp.c_fc.weight").select(1, 4).zero_();
        for (const auto& [name, tensor] : StreamSpread(tensors, "visual.ln_pre").evenNext(tensors, kBlock))
            QVERIFY2(tensor.isfinite().all().item<bool>(), name.c_str());
    }
};

QTEST_GUILESS_MAIN(StreamSpreadTest)
#include "stream_spread_test.moc"
