#include "clip/label_embeddings.h"

#include <algorithm>

#include <QTest>

#include <ATen/ATen.h>

#include "clip/prompt_templates.h"
#include "clip/tokenizer/tokenizer.h"
#include "support/error_of.h"
#include "support/fake_backbone.h"
#include "support/setting_checks.h"

using namespace cliplad;
using cliplad::tests::FakeBackbone;

namespace {

bool isUnitLength(const at::Tensor& rows) {
    return at::allclose(rows.norm(2, 1), at::ones({rows.size(0)}), 1e-5, 1e-5);
}

at::Tensor embedOne(const FakeBackbone& backbone, const std::string& text) {
    return backbone.encodeTexts(std::vector<std::string>{text});
}

/// A backbone whose text tower reads few tokens.
class ShortSighted : public FakeBackbone {
public:
    explicit ShortSighted(int contextLength) { info_.contextLength = contextLength; }
    const BackboneInfo& info() const override { return info_; }

private:
    BackboneInfo info_ = FakeBackbone::info();
};

} // namespace

class LabelEmbeddingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settingsAreSound() { tests::checkSettings<TextSettings>(); }

    void templatesAreThoseOfClip() {
        const auto& full = promptTemplates(Templates::Full);
        QCOMPARE(full.size(), std::size_t(80));
        QCOMPARE(full.front(), std::string("a bad photo of a {}."));
        QCOMPARE(full.back(), std::string("a tattoo of the {}."));
        QCOMPARE(promptTemplates(Templates::Short).size(), std::size_t(7));
        QCOMPARE(promptTemplates(Templates::None), std::vector<std::string>{"{}"});
        for (const auto& list : {full, promptTemplates(Templates::Short)})
            for (const std::string& sentence : list)
                QVERIFY2(sentence.find("{}") != std::string::npos, sentence.c_str());
    }

    void templatesBeginAsTheirTextsDo() {
        const auto& full = promptTemplates(Templates::Full);
        const auto beginnings = templateBeginnings();
        QCOMPARE(beginnings.size(), full.size());
        for (std::size_t i = 0; i < full.size(); ++i) {
            const auto text = Tokenizer::clip().tokens(fillTemplate(full[i], "nut"));
            const auto nut = Tokenizer::clip().encode("nut").front();
            QVERIFY(std::equal(beginnings[i].begin(), beginnings[i].end(), text.begin()));
            QCOMPARE(text[beginnings[i].size()], nut);
        }
    }

    void wordsReplaceThePlaceholder() {
        QCOMPARE(fillTemplate("a photo of the {}.", "hex {} nut"), std::string("a photo of the hex {} nut."));
    }

    void everySynonymGoesIntoEveryTemplate() {
        const FakeBackbone backbone;
        embedLabels(backbone, {{.name = "part", .synonyms = {"red part", "red thing"}}, {.name = "wood"}},
                    {});
        QCOMPARE(backbone.textsEncoded.load(), 3 * 80);
    }

    void labelsAreEncodedTogetherAndAWordOfTwoOfThemOnce() {
        const FakeBackbone backbone;
        const std::vector<Label> labels = {{.name = "part", .synonyms = {"red part", "blue part"}},
                                           {.name = "blue part"},
                                           {.name = "blue part", .templates = Templates::None}};
        for (const auto pooling : {TextSettings::SynonymPooling::Mean, TextSettings::SynonymPooling::Max}) {
            const TextSettings settings{.templates = Templates::Short, .synonyms = pooling};
            const int texts = backbone.textsEncoded, calls = backbone.textCalls;
            const std::vector<LabelEmbeddings> each = embedEach(backbone, labels, settings);
            QCOMPARE(backbone.textsEncoded - texts, 2 * 7 + 1);
            QCOMPARE(backbone.textCalls - calls, 1);
            QCOMPARE(each.size(), labels.size());
            for (std::size_t i = 0; i < labels.size(); ++i) {
                const LabelEmbeddings alone = embedLabels(backbone, {labels[i]}, settings);
                QCOMPARE(each[i].labelOfRow, alone.labelOfRow);
                QVERIFY(at::allclose(each[i].vectors, alone.vectors, 1e-5, 1e-6));
            }
            const LabelEmbeddings all = embedLabels(backbone, labels, settings);
            QVERIFY(joined(each).vectors.equal(all.vectors));
            const bool isMean = pooling == TextSettings::SynonymPooling::Mean;
            QCOMPARE(all.labelOfRow, isMean ? (std::vector<int>{0, 1, 2}) : (std::vector<int>{0, 0, 1, 2}));
        }
    }

    void aLabelMayHaveSentencesOfItsOwn() {
        const FakeBackbone backbone;
        const std::vector<Label> labels = {{.name = "red part", .templates = Templates::None},
                                           {.name = "wood"}};
        const auto embeddings = embedLabels(backbone, labels, {.templates = Templates::Short});
        QCOMPARE(backbone.textsEncoded.load(), 1 + 7);
        QVERIFY(at::allclose(
            embeddings.vectors.slice(0, 0, 1),
            embedLabels(backbone, {{.name = "red part"}}, {.templates = Templates::None}).vectors));
    }

    void wordsThatTheTextTowerWouldCutAreRefused() {
        const ShortSighted backbone(8);
        const TextSettings plain{.templates = Templates::None};
        // Start and end of text are two of the eight.
        const std::vector<Label> fits = {{.name = "red thing with a hole"}, {.name = "red"}};
        embedLabels(backbone, fits, plain);
        const std::vector<Label> tooLong = {{.name = "red"},
                                            {.name = "part", .synonyms = {"red thing with a round hole in"}}};
        const int before = backbone.textsEncoded;
        VERIFY_ERROR(
            embedLabels(backbone, tooLong, plain),
            "part: the label reads 'red thing with a round hole in', which is 9 tokens; the model 'fake "
            "colours' reads 8");
        // "a bad photo of a {}." alone needs eight.
        VERIFY_ERROR(embedLabels(backbone, fits, {}),
                     "'a bad photo of a red thing with a hole.', which is 13 tokens");
        QCOMPARE(backbone.textsEncoded.load(), before);
    }

    void nameIsReadWhereThereAreNoSynonyms() {
        const FakeBackbone backbone;
        const auto named = embedLabels(backbone, {{.name = "red part"}}, {});
        const auto worded = embedLabels(backbone, {{.name = "part", .synonyms = {"red part", " "}}}, {});
        QVERIFY(at::allclose(named.vectors, worded.vectors));
    }

    void meanPoolingGivesOneDirectionALabel() {
        const FakeBackbone backbone;
        const std::vector<Label> labels = {{.name = "part", .synonyms = {"red part", "blue part"}},
                                           {.name = "wood"}};
        const auto embeddings = embedLabels(backbone, labels, {.templates = Templates::None});
        QCOMPARE(embeddings.labelCount(), 2);
        QVERIFY(isUnitLength(embeddings.vectors));
        const at::Tensor sum = embedOne(backbone, "red") + embedOne(backbone, "blue");
        QVERIFY(at::allclose(embeddings.vectors.slice(0, 0, 1), sum / sum.norm(), 1e-5, 1e-5));
    }

    void maxPoolingTakesTheBestSynonym() {
        const FakeBackbone backbone;
        const std::vector<Label> labels = {{.name = "part", .synonyms = {"red part", "blue part"}},
                                           {.name = "wood"}};
        const auto embeddings = embedLabels(
            backbone, labels, {.templates = Templates::None, .synonyms = TextSettings::SynonymPooling::Max});
        QCOMPARE(embeddings.labelCount(), 2);
        QCOMPARE(embeddings.vectors.size(0), std::int64_t(3));
        const at::Tensor similarity = embeddings.similarity(embedOne(backbone, "blue"));
        QCOMPARE(similarity.size(1), std::int64_t(2));
        QVERIFY(similarity[0][0].item<float>() > 0.999F);
    }

    void backgroundOfTheCoarseLabelsFollowsTheFineOnes() {
        const FakeBackbone backbone;
        const std::vector<Label> fineLabels = {{.name = "red part"}, {.name = "blue part"}};
        const std::vector<Label> coarseLabels = {{.name = "part"}, {.name = "wood", .background = true}};
        const LabelSet all = withBackgroundOf({fineLabels, embedLabels(backbone, fineLabels, {})},
                                              {coarseLabels, embedLabels(backbone, coarseLabels, {})});
        QCOMPARE(all.labels.size(), std::size_t(3));
        QVERIFY(all.labels[2].background);
        QCOMPARE(all.embeddings.labelCount(), 3);
        const at::Tensor similarity = all.embeddings.similarity(embedOne(backbone, "wood"));
        QCOMPARE(similarity.argmax(1).item<std::int64_t>(), std::int64_t(2));
    }

    void labelWithoutWordsIsRefused() {
        const FakeBackbone backbone;
        QVERIFY_THROWS_EXCEPTION(Error, embedLabels(backbone, {}, {}));
        QVERIFY_THROWS_EXCEPTION(Error, embedLabels(backbone, {{.name = " ", .synonyms = {"\t"}}}, {}));
    }
};

QTEST_GUILESS_MAIN(LabelEmbeddingsTest)
#include "label_embeddings_test.moc"
