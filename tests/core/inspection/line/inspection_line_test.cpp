#include "inspection/line/inspection_line.h"

#include <QTemporaryDir>
#include <QTest>

#include <ATen/ATen.h>

#include "inspection/line/cached_backbone.h"
#include "support/disc_product.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

/// Coarse "red part", "blue part" and "wood"; fine "red disc", "blue disc" and "wood".
Recipe recipeOf(Templates templates) {
    const EnrolmentRequest request = discRequest({});
    Recipe recipe{
        .prompts = request.prompts, .settings = request.settings, .ignore = {}, .threshold = std::nullopt};
    recipe.settings.text.templates = templates;
    return recipe;
}

/// What a recipe's words mean to the line. Nothing is encoded before it is asked for.
LineMemory learned(const Recipe& recipe, const Backbone& backbone, StepCache* cache) {
    const InspectionLine line(recipe, backbone.info(), cache, {});
    return line.learn(backbone, {line.encode(backbone, draw({.seed = 1}), "photo")}, {});
}

/// Other words in the batch may round otherwise.
bool areAlike(const LabelEmbeddings& a, const LabelEmbeddings& b) {
    return a.labelOfRow == b.labelOfRow && a.vectors.sizes() == b.vectors.sizes() &&
           at::allclose(a.vectors, b.vectors, 1e-5, 1e-6);
}

} // namespace

class InspectionLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aProductsWordsGoInOneCallThoseOfTwoLabelsOnce() {
        const FakeBackbone backbone;
        const Recipe recipe = recipeOf(Templates::Short);
        const LineMemory memory = learned(recipe, backbone, nullptr);
        QCOMPARE(backbone.textCalls.load(), 0);
        const LabelEmbeddings coarse = *memory.coarse, fine = *memory.fine;
        QCOMPARE(backbone.textCalls.load(), 1);
        QCOMPARE(backbone.textsEncoded.load(), 5 * 7);
        QVERIFY(areAlike(coarse, embedLabels(backbone, recipe.prompts.coarse, recipe.settings.text)));
        QVERIFY(areAlike(fine, embedLabels(backbone, recipe.prompts.fine, recipe.settings.text)));
    }

    void anEditAsksForTheWordsOfItsLabelAlone() {
        const FakeBackbone backbone;
        StepCache cache(std::size_t(64) << 20);
        Recipe recipe = recipeOf(Templates::None);
        const LineMemory before = learned(recipe, backbone, &cache);
        before.coarse.share();
        before.fine.share();
        const int encoded = backbone.textsEncoded;
        recipe.prompts.fine[0].synonyms = {"red disc", "pink disc"};
        const LineMemory memory = learned(recipe, backbone, &cache);
        QVERIFY(memory.coarse.key() == before.coarse.key());
        memory.coarse.share();
        QCOMPARE(backbone.textsEncoded.load(), encoded);
        const LabelEmbeddings fine = *memory.fine;
        QCOMPARE(backbone.textsEncoded - encoded, 2);
        QVERIFY(areAlike(fine, embedLabels(backbone, recipe.prompts.fine, recipe.settings.text)));
    }

    void aSynonymThatIsAddedIsEncodedAlone() {
        const QTemporaryDir temporary;
        const FakeBackbone backbone;
        TextCache words(temporary.path().toStdString());
        const CachedBackbone cached(backbone, nullptr, &words);
        Recipe recipe = recipeOf(Templates::Full);
        StepCache cache(std::size_t(64) << 20);
        const LineMemory before = learned(recipe, cached, &cache);
        before.coarse.share();
        before.fine.share();
        const int encoded = backbone.textsEncoded;
        recipe.prompts.coarse[0].synonyms.push_back("green part");
        for (StepCache* with : {&cache, static_cast<StepCache*>(nullptr)}) { // in the Studio, and at a start
            const LineMemory memory = learned(recipe, cached, with);
            const LabelEmbeddings coarse = *memory.coarse;
            QCOMPARE(backbone.textsEncoded - encoded, 80);
            memory.fine.share();
            QCOMPARE(backbone.textsEncoded - encoded, 80);
            QCOMPARE(coarse.vectors.size(0), std::int64_t(4)); // SynonymPooling::Max
        }
    }

    void whatTheCacheDropsMeanwhileStaysWithTheLine() {
        const FakeBackbone backbone;
        StepCache cache(std::size_t(64) << 20);
        const Recipe recipe = recipeOf(Templates::None);
        const LineMemory before = learned(recipe, backbone, &cache);
        before.coarse.share();
        before.fine.share();
        const LineMemory memory = learned(recipe, backbone, &cache);
        cache.clear();
        const int encoded = backbone.textsEncoded;
        QVERIFY(areAlike(*memory.fine, *before.fine));
        QCOMPARE(backbone.textsEncoded.load(), encoded);
    }
};

QTEST_GUILESS_MAIN(InspectionLineTest)
#include "inspection_line_test.moc"
