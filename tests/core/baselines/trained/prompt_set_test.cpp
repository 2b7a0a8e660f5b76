#include "baselines/trained/prompt_set.h"

#include <QTest>

#include <cmath>
#include <numbers>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include "baselines/trained/training.h"
#include "support/error_of.h"
#include "support/trained_method.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

at::Tensor row(float x, float y) {
    return at::tensor({x, y}).view({1, 2});
}

bool near(const at::Tensor& value, double expected) {
    return std::abs(value.item<double>() - expected) < 1e-4;
}

PromptSet drawnPrompts(std::uint64_t seed, const std::string& name = "discs") {
    at::Generator random = at::detail::createCPUGenerator(seed);
    return {methodContext().clip, name, random};
}

at::Tensor embeddingOf(const std::string& text) {
    const std::vector<std::string> texts = {text};
    return methodContext().clip.encodeTexts(texts)[0];
}

/// What the text tower reads for a word of one code.
at::Tensor wordOf(const std::string& word) {
    const std::vector<std::string> texts = {word};
    return methodContext().clip.embedTokens(methodContext().clip.tokenise(texts))[0][1];
}

} // namespace

class PromptSetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// 100 · 1 against 100 · 0 and 100 · 1; the prototypes (1, 0) and (1, 1)/√2; means that differ by (−1,
    /// 1).
    void theLossOfANormalImage() {
        const PromptEmbeddings prompts{row(1, 0), row(0, 1), row(1, 0)};
        QVERIFY(near(promptLoss(prompts, row(1, 0)), std::numbers::ln2 + 0.001 * 2));
    }

    /// 100 · 0 against twice 100 · 1, and a margin that is missed by √2 − 0.
    void anImageLikeAnAnomalyMissesTheMargin() {
        const PromptEmbeddings prompts{row(1, 0), row(0, 1), row(0, 1)};
        QVERIFY(near(promptLoss(prompts, row(0, 1)), 100 + std::numbers::ln2 + std::numbers::sqrt2));
        QVERIFY(near(promptLoss(prompts, row(1, 0)), 0));
    }

    void theLogitTellsWhichPrototypeIsNearer() {
        const PromptEmbeddings prompts{row(1, 0), row(0, 1), row(0, 1)};
        const auto half = static_cast<float>(std::numbers::sqrt2 / 2);
        const at::Tensor logits = promptLogit(prompts, at::cat({row(1, 0), row(half, half), row(0, 1)}));
        QVERIFY(at::allclose(logits, at::tensor({-100.F, 0.F, 100.F}), 1e-4, 1e-4));
    }

    /// With the embeddings of words in place of what is learned, prompts are those words' texts.
    void promptsAreContextNameAndSuffix() {
        const PromptSet prompts = drawnPrompts(1);
        {
            const at::NoGradGuard noGrad;
            prompts.parameters()[0].copy_(wordOf("metal"));
            prompts.parameters()[1].copy_(wordOf("broken"));
        }
        const PromptEmbeddings found = prompts.encode();
        QCOMPARE(found.normal.size(0), std::int64_t(3));
        QCOMPARE(found.manual.size(0), std::int64_t(3 * 6));
        QCOMPARE(found.learned.size(0), std::int64_t(3 * 4));
        QCOMPARE(found.scale, methodContext().clip.logitScale());
        const std::string context = "metal metal metal metal discs";
        QVERIFY(at::allclose(found.normal[2], embeddingOf(context + "."), 1e-4, 1e-5));
        QVERIFY(at::allclose(found.manual[0], embeddingOf(context + " with a flaw."), 1e-4, 1e-5));
        QVERIFY(at::allclose(found.manual[17], embeddingOf(context + " with a wrong part."), 1e-4, 1e-5));
        QVERIFY(at::allclose(found.learned[11], embeddingOf(context + " broken."), 1e-4, 1e-5));
    }

    void learningBringsTheLossDown() {
        const RecordsGradients records;
        const PromptSet prompts = drawnPrompts(1);
        const at::Tensor image = at::ones({1, 32}) / std::sqrt(32.0);
        Sgd sgd(prompts.parameters(), {.learningRate = 0.002, .momentum = 0.9});
        const auto losses = train({.method = "promptad",
                                   .steps = 20,
                                   .loss = [&](int) { return promptLoss(prompts.encode(), image); }},
                                  sgd, {});
        QVERIFY2(losses.back() < losses.front(),
                 qPrintable(QString("%1 → %2").arg(losses.front()).arg(losses.back())));
    }

    void theSeedFixesWhatIsDrawn() {
        QVERIFY(drawnPrompts(4).parameters()[0].equal(drawnPrompts(4).parameters()[0]));
        QVERIFY(!drawnPrompts(4).parameters()[0].equal(drawnPrompts(5).parameters()[0]));
    }

    void aNameThatDoesNotFitIsAnError() {
        VERIFY_ERROR(drawnPrompts(1, "a very long name of a product that has a lot of words in it"),
                     "too long");
    }
};

QTEST_APPLESS_MAIN(PromptSetTest)
#include "prompt_set_test.moc"
