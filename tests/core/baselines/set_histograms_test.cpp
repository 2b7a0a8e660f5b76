#include "baselines/set_histograms.h"

#include <QtTest>

#include <ATen/ATen.h>

#include "support/error_of.h"

using namespace cliplad;

class SetHistogramsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// 0 … 100 reach from 1 to 99 but for a hundredth at either end; thresholds lie at 1 + 98·q/6: 17⅓, 33⅔,
    /// 50, 66⅓, 82⅔.
    void eachThresholdHasTheShareBelowIt() {
        const at::Tensor normal = at::arange(101, at::kFloat).unsqueeze(1);
        const SetHistograms histograms(normal, 5);
        const at::Tensor expected = at::tensor({18.F, 34.F, 50.F, 67.F, 83.F}) / 101;
        QVERIFY(at::allclose(histograms.describe(normal), expected));
    }

    void aSetOfOneValueIsAStep() {
        const SetHistograms histograms(at::arange(101, at::kFloat).unsqueeze(1), 5);
        const at::Tensor described = histograms.describe(at::full({7, 1}, 40.F));
        QVERIFY(at::equal(described, at::tensor({0.F, 0.F, 1.F, 1.F, 1.F})));
    }

    void everyDirectionHasStepsOfItsOwn() {
        const at::Tensor normal = at::arange(101, at::kFloat).unsqueeze(1) * at::tensor({1.F, -10.F});
        const at::Tensor described =
            SetHistograms(normal, 2).describe(at::tensor({40.F, -400.F}).view({1, 2}));
        // thresholds 33⅔ and 66⅓; -663⅓ and -336⅔
        QVERIFY(at::equal(described.view({2, 2}), at::tensor({0.F, 0.F, 1.F, 1.F}).view({2, 2})));
    }

    void theOrderOfTheElementsDoesNotMatter() {
        const at::Tensor normal = at::rand({50, 3});
        const SetHistograms histograms(normal, 5);
        QVERIFY(at::equal(histograms.describe(normal), histograms.describe(normal.flip(0))));
    }

    void nothingToLearnFromIsAnError() {
        VERIFY_ERROR(SetHistograms(at::empty({0, 3}), 5), "needs elements");
    }
};

QTEST_APPLESS_MAIN(SetHistogramsTest)
#include "set_histograms_test.moc"
