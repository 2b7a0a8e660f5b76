#include <QTest>

#include <cmath>

#include <ATen/ATen.h>

#include "losses.h"

using namespace cliplad::training;

namespace {

double value(const at::Tensor& scalar) {
    return scalar.item<double>();
}

} // namespace

class LossesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rarePhrasesWeighMoreAndUnlabelledPatchesNothing() {
        const at::Tensor target = at::tensor({0, 0, 0, 0, 1, -1}, at::kLong).view({2, 3});
        const at::Tensor weight = cellWeights(target, 5);
        QCOMPARE(weight.sizes(), target.sizes());
        QVERIFY(std::abs(value(weight.sum()) - 1) < 1e-6);
        QCOMPARE(value(weight[1][2]), 0.0);
        QVERIFY(std::abs(value(weight[1][1] / weight[0][0]) - std::pow(4.0, 0.7)) < 1e-5);
    }

    void cellsLieBetweenTheirPatches() {
        const at::Tensor patches = at::tensor({0.0f, 4.0f, 8.0f, 12.0f}).view({1, 4, 1}); // 2×2
        const at::Tensor cells = enlarged(patches, 2);
        QCOMPARE(cells.sizes().vec(), (std::vector<std::int64_t>{1, 16, 1}));
        QVERIFY(at::allclose(cells[0].slice(0, 0, 4).flatten(), at::tensor({0.0f, 1.0f, 3.0f, 4.0f})));
        QVERIFY(at::allclose(cells[0].slice(0, 12).flatten(), at::tensor({8.0f, 9.0f, 11.0f, 12.0f})));
        QVERIFY(at::equal(enlarged(patches, 1), patches));
    }

    void theOwnScenesPhrasesCountByTheirShare() {
        at::manual_seed(4);
        const at::Tensor target = at::tensor({0, 1, 2, 3}, at::kLong).view({2, 2});
        const at::Tensor cells = at::randn({2, 2, 8}), phrases = normalised(at::randn({6, 8}));
        const auto lossWith = [&](double share) {
            return value(
                denseLoss(cells, target, cellWeights(target, 6), phrases, at::scalar_tensor(5.0), share)
                    .loss);
        };
        const double amongAll = lossWith(0), amongOwn = lossWith(1);
        QVERIFY(amongOwn < amongAll); // two phrases to choose from, not six
        QVERIFY(std::abs(lossWith(0.25) - (0.75 * amongAll + 0.25 * amongOwn)) < 1e-5);
    }

    void masksOverlapByWhatIsSharedOfWhatEitherHas() {
        const at::Tensor words = at::eye(3), certain = at::scalar_tensor(100.0);
        // Three cells of word 0 and one of word 1, of which one of word 0 is taken for word 1; the fifth has
        // no target and is no part of either. The other scene has no target at all.
        const at::Tensor target = at::tensor({0, 0, 0, 1, -1, -1, -1, -1, -1, -1}, at::kLong).view({2, 5});
        const at::Tensor cells =
            words.index_select(0, at::tensor({0, 0, 1, 1, 1, 0, 1, 2, 0, 1}, at::kLong)).view({2, 5, 3});
        const DenseLoss dense = denseLoss(cells, target, cellWeights(target, 3), words, certain);
        const at::Tensor overlap = overlapLoss(dense.ownLogits, target);
        QCOMPARE(overlap.sizes().vec(), std::vector<std::int64_t>{2});
        QVERIFY(std::abs(value(overlap[0]) - (1.0 - (2.0 / 3 + 1.0 / 2) / 2)) < 1e-4);
        QCOMPARE(value(overlap[1]), 0.0);
        // What another scene shows takes nothing from the own scene's masks.
        const at::Tensor elsewhere =
            words.index_select(0, at::tensor({2, 2, 2, 2, 2}, at::kLong)).view({1, 5, 3});
        const at::Tensor own = target.slice(0, 0, 1);
        const DenseLoss undecided = denseLoss(elsewhere, own, cellWeights(own, 3), words, certain);
        QVERIFY(std::abs(value(overlapLoss(undecided.ownLogits, own)[0]) -
                         (1.0 - (1.5 / 3.5 + 0.5 / 2.5) / 2)) < 1e-4);
    }

    void theOverlapIsDifferentiable() {
        at::manual_seed(5);
        const at::Tensor target = at::tensor({0, 0, 1, -1}, at::kLong).view({1, 4});
        const at::Tensor cells = at::randn({1, 4, 8}).requires_grad_(true);
        const DenseLoss dense = denseLoss(cells, target, cellWeights(target, 2),
                                          normalised(at::randn({2, 8})), at::scalar_tensor(5.0));
        overlapLoss(dense.ownLogits, target).sum().backward();
        QVERIFY(value(cells.grad()[0].slice(0, 0, 3).abs().sum()) > 0);
        QCOMPARE(value(cells.grad()[0][3].abs().sum()), 0.0);
    }

    void aBatchWithoutTargetsLosesNothing() {
        const at::Tensor target = at::full({2, 3}, -1, at::kLong);
        const DenseLoss dense = denseLoss(at::ones({2, 3, 4}), target, cellWeights(target, 5),
                                          normalised(at::ones({5, 4})), at::scalar_tensor(10.0));
        QCOMPARE(value(dense.loss), 0.0);
        QCOMPARE(value(dense.accuracy), 0.0);
    }

    void phrasesOfOtherScenesCountInOneHalfOfTheLossOnly() {
        // The first scene shows phrases 0 and 1, the second 2 alone; each patch is as near to all three.
        const at::Tensor target = at::tensor({0, 1, 2, 2}, at::kLong).view({2, 2});
        const at::Tensor weight = at::tensor({0.25, 0.25, 0.25, 0.25}, at::kFloat).view({2, 2});
        const DenseLoss dense = denseLoss(at::ones({2, 2, 4}), target, weight, normalised(at::ones({3, 4})),
                                          at::scalar_tensor(10.0));
        const double amongOwn = 0.5 * std::log(2.0);
        QVERIFY(std::abs(value(dense.crossEntropy) - std::log(3.0)) < 1e-5);
        QVERIFY(std::abs(value(dense.loss) - 0.5 * (std::log(3.0) + amongOwn)) < 1e-5);
    }

    void shardsAddUpToTheBatchWithItsGradient() {
        at::manual_seed(1);
        const at::Tensor patches = at::randn({6, 4, 8}).requires_grad_(true);
        const at::Tensor target = at::randint(-1, 5, {6, 4}, at::kLong);
        const at::Tensor phrases = normalised(at::randn({5, 8}));
        const at::Tensor weight = cellWeights(target, 5);
        const at::Tensor scale = at::scalar_tensor(7.0);
        const DenseLoss whole = denseLoss(patches, target, weight, phrases, scale);
        whole.loss.backward();
        const at::Tensor gradient = patches.grad().clone();
        patches.mutable_grad().reset();

        double loss = 0, crossEntropy = 0, accuracy = 0;
        for (const auto& [first, last] : {std::pair(0, 1), std::pair(1, 4), std::pair(4, 6)}) {
            const DenseLoss shard = denseLoss(patches.slice(0, first, last), target.slice(0, first, last),
                                              weight.slice(0, first, last), phrases, scale);
            shard.loss.backward();
            loss += value(shard.loss);
            crossEntropy += value(shard.crossEntropy);
            accuracy += value(shard.accuracy);
        }
        QVERIFY(value(whole.crossEntropy) > 0.1);
        QVERIFY(value(whole.accuracy) > 0);
        QVERIFY(std::abs(loss - value(whole.loss)) < 1e-5);
        QVERIFY(std::abs(crossEntropy - value(whole.crossEntropy)) < 1e-5);
        QVERIFY(std::abs(accuracy - value(whole.accuracy)) < 1e-5);
        QVERIFY(at::allclose(patches.grad(), gradient, 1e-4, 1e-6));
    }

    void imagesFindTheirOwnCaptions() {
        const at::Tensor captions = at::eye(4);
        const at::Tensor scale = at::scalar_tensor(3.0);
        const double right = value(classTokenLoss(2.0 * captions.slice(0, 1, 3), 1, captions, scale));
        const double shifted = value(classTokenLoss(captions.slice(0, 1, 3), 0, captions, scale));
        QVERIFY(std::abs(right - std::log(1 + 3 * std::exp(-3.0))) < 1e-5);
        QVERIFY(std::abs(shifted - right - 3) < 1e-5);
    }

    void captionsFindTheirImagesWhereAllAreThere() {
        // Images that all look alike tell their captions nothing, and captions that differ find none of them.
        const at::Tensor images = at::tensor({1.0, 0.0}, at::kFloat).expand({4, 2});
        const at::Tensor captions =
            normalised(at::tensor({1, 0, 1, 1, 0, 1, -1, 0}, at::kFloat).view({4, 2}));
        const at::Tensor scale = at::scalar_tensor(3.0);
        const double ofImages =
            value(at::cross_entropy_loss(scale * at::matmul(images, captions.t()), at::arange(4, at::kLong)));
        const double both = value(classTokenLoss(images, 0, captions, scale));
        QVERIFY(std::abs(both - 0.5 * (ofImages + std::log(4.0))) < 1e-5);
    }

    void aSceneWithoutTargetsLeavesTheOthersAlone() {
        const at::Tensor target = at::tensor({0, 1, -1, -1}, at::kLong).view({2, 2});
        const at::Tensor patches = at::ones({2, 2, 4}).requires_grad_(true);
        const DenseLoss dense = denseLoss(patches, target, cellWeights(target, 3), normalised(at::eye(3, 4)),
                                          at::scalar_tensor(10.0));
        dense.loss.backward();
        QVERIFY(std::isfinite(value(dense.loss)));
        QVERIFY(patches.grad().isfinite().all().item<bool>());
        QCOMPARE(value(patches.grad()[1].abs().max()), 0.0);
    }
};

QTEST_APPLESS_MAIN(LossesTest)
#include "losses_test.moc"
