#include <QTest>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <ATen/ATen.h>

#include "clip/image_input.h"
#include "clip/prompt_templates.h"
#include "scenes/training/captions.h"
#include "scenes/training/descriptions.h"
#include "scenes/training/kind_pool.h"
#include "scenes/training/vocabulary.h"
#include "small_training.h"
#include "training_batch.h"

using namespace cliplad::training;

namespace {

using Words = std::vector<std::string>;

bool contains(const Words& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// What stands in the template: the longest template that fits.
std::string phraseIn(const std::string& text) {
    std::string phrase = text;
    for (const std::string& sentence : cliplad::phraseTemplates()) {
        const std::size_t place = sentence.find("{}");
        const std::string before = sentence.substr(0, place), after = sentence.substr(place + 2);
        if (text.size() > before.size() + after.size() && text.starts_with(before) && text.ends_with(after) &&
            text.size() - before.size() - after.size() < phrase.size())
            phrase = text.substr(before.size(), text.size() - before.size() - after.size());
    }
    return phrase;
}

/// The phrase of each object of a batch's scene, without its template.
std::vector<std::string> phrasesOf(const TrainingBatch& batch, std::int64_t scene,
                                   const cliplad::Scene& rendered) {
    std::vector<std::string> phrases(rendered.objects.size());
    const at::Tensor phraseOfPixel = batch.phraseOfPixel[scene];
    for (int y = 0; y < rendered.label.rows; ++y)
        for (int x = 0; x < rendered.label.cols; ++x)
            if (const int label = rendered.label.at<std::uint8_t>(y, x); label > 0) {
                const auto phrase = static_cast<std::size_t>(phraseOfPixel[y][x].item<std::int64_t>());
                phrases[static_cast<std::size_t>(label - 1)] = phraseIn(batch.phrases[phrase]);
            }
    return phrases;
}

/// The word of its family by which an object is called, in "red fastener" too; nothing where by its own.
std::optional<std::string> familyWordIn(const std::string& phrase, const cliplad::SceneObject& object) {
    for (const std::string& word : cliplad::findKind(object.kind)->collective)
        if (contains({word, object.colour + ' ' + word, object.material + ' ' + word}, phrase))
            return word;
    return std::nullopt;
}

} // namespace

class TrainingBatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPixelHasAPhraseAndEachSceneACaption() {
        const TrainingBatch batch = makeBatch(renderScenes({.seed = 3, .scenes = 4, .size = 64}), 1, 32);
        const auto phrases = static_cast<std::int64_t>(batch.phrases.size());
        QCOMPARE(batch.images.sizes().vec(), (std::vector<std::int64_t>{4, 64, 64, 3}));
        QCOMPARE(batch.phraseOfPixel.sizes().vec(), (std::vector<std::int64_t>{4, 64, 64}));
        QVERIFY(batch.phraseOfPixel.min().item<std::int64_t>() >= 0);
        QVERIFY(batch.phraseOfPixel.max().item<std::int64_t>() < phrases);
        QCOMPARE(batch.captions.size(), std::size_t(4));
        QCOMPARE(batch.tokens.sizes().vec(), (std::vector<std::int64_t>{phrases + 4, 32}));
    }

    void batchIsPureInScenesAndSeed() {
        const std::vector<cliplad::Scene> scenes = renderScenes({.seed = 5, .scenes = 2, .size = 32});
        const TrainingBatch one = makeBatch(scenes, 1, 32);
        const TrainingBatch same = makeBatch(renderScenes({.seed = 5, .scenes = 2, .size = 32}), 1, 32);
        const TrainingBatch other = makeBatch(renderScenes({.seed = 6, .scenes = 2, .size = 32}), 1, 32);
        QVERIFY(at::equal(one.images, same.images) && at::equal(one.phraseOfPixel, same.phraseOfPixel));
        QVERIFY(at::equal(one.tokens, same.tokens));
        QCOMPARE(one.captions, same.captions);
        QVERIFY(!at::equal(one.images, other.images));
    }

    void aFamilysWordStandsForAllItsKindsOrForNone() {
        const std::vector<cliplad::Scene> scenes = renderScenes({.seed = 11, .scenes = 12, .size = 32});
        int withFamilies = 0, without = 0;
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            const TrainingBatch batch = makeBatch(scenes, seed, 32);
            std::map<Words, std::set<std::string>> wordsOfFamily;
            int called = 0, relatives = 0;
            for (std::size_t i = 0; i < scenes.size(); ++i) {
                const std::vector<std::string> phrases =
                    phrasesOf(batch, static_cast<std::int64_t>(i), scenes[i]);
                for (std::size_t k = 0; k < phrases.size(); ++k) {
                    const cliplad::KindWords& kind = *cliplad::findKind(scenes[i].objects[k].kind);
                    if (kind.collective.empty())
                        continue;
                    ++relatives;
                    if (const auto word = familyWordIn(phrases[k], scenes[i].objects[k])) {
                        wordsOfFamily[kind.collective].insert(*word);
                        ++called;
                    }
                }
            }
            QVERIFY(relatives > 10);
            QVERIFY2(called == 0 || called == relatives, QByteArray::number(static_cast<qulonglong>(seed)));
            for (const auto& [family, words] : wordsOfFamily)
                QCOMPARE(words.size(), std::size_t(1));
            ++(called > 0 ? withFamilies : without);
        }
        QVERIFY(withFamilies > 0 && without > withFamilies);
    }

    void someKindsAreCalledByTheirLooks() {
        const std::vector<cliplad::Scene> scenes = renderScenes({.seed = 14, .scenes = 12, .size = 32});
        int named = 0, described = 0;
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const TrainingBatch batch = makeBatch(scenes, seed, 32);
            for (std::size_t i = 0; i < scenes.size(); ++i) {
                const std::vector<std::string> phrases =
                    phrasesOf(batch, static_cast<std::int64_t>(i), scenes[i]);
                for (std::size_t k = 0; k < phrases.size(); ++k)
                    ++(contains(cliplad::descriptionsOf(scenes[i].objects[k].kind), phrases[k]) ? described
                                                                                                : named);
            }
        }
        QVERIFY2(described > 0.05 * named && described < 0.4 * named, QByteArray::number(described));
    }

    void absentPhrasesFollowAndNameNothingThatIsShownOrHeldOut() {
        const std::vector<cliplad::Scene> scenes = renderScenes({.seed = 12, .scenes = 8, .size = 32});
        std::size_t most = 0;
        for (std::uint64_t seed = 0; seed < 60; ++seed) {
            const TrainingBatch plain = makeBatch(scenes, seed, 32);
            const TrainingBatch batch = makeBatch(scenes, seed, 32, 48);
            QVERIFY(at::equal(batch.phraseOfPixel, plain.phraseOfPixel));
            QVERIFY(batch.phraseOfPixel.max().item<std::int64_t>() <
                    static_cast<std::int64_t>(plain.phrases.size()));
            QVERIFY(batch.phrases.size() <= plain.phrases.size() + 48);
            QCOMPARE(batch.tokens.size(0),
                     static_cast<std::int64_t>(batch.phrases.size() + batch.captions.size()));
            for (std::size_t i = plain.phrases.size(); i < batch.phrases.size(); ++i) {
                const std::string word = phraseIn(batch.phrases[i]);
                bool isWord = false;
                for (const cliplad::KindWords& kind : cliplad::kindWords()) {
                    const bool ofKind = contains(kind.synonyms, word);
                    // "a photo of a small {}." is a template too.
                    const Words& looks = cliplad::descriptionsOf(kind.kind);
                    isWord |= ofKind || contains(kind.collective, word) || contains(looks, word) ||
                              contains(looks, "small " + word);
                    QVERIFY2(!ofKind || !cliplad::isHeldOut(kind.kind), word.c_str());
                }
                QVERIFY2(isWord, word.c_str());
                for (const cliplad::Scene& scene : scenes)
                    for (const cliplad::SceneObject& object : scene.objects)
                        QVERIFY2(!contains(cliplad::findKind(object.kind)->synonyms, word), word.c_str());
            }
            most = std::max(most, batch.phrases.size() - plain.phrases.size());
        }
        QVERIFY(most >= 16);
    }

    void noCaptionDeniesWhatItsSceneShows() {
        const std::vector<cliplad::Scene> scenes = renderScenes({.seed = 13, .scenes = 12, .size = 32});
        int denials = 0;
        for (std::uint64_t seed = 0; seed < 300; ++seed) {
            const TrainingBatch batch = makeBatch(scenes, seed, 32);
            for (std::size_t i = 0; i < scenes.size(); ++i) {
                const std::string& caption = batch.captions[i];
                if (caption.find(" no ") == std::string::npos &&
                    caption.find(" without ") == std::string::npos)
                    continue;
                ++denials;
                for (const std::string& phrase : phrasesOf(batch, static_cast<std::int64_t>(i), scenes[i]))
                    for (const std::string& denied :
                         {" without " + cliplad::counted(phrase, 1), " but no " + phrase + ' ',
                          " but no " + phrase + ',', " and " + cliplad::counted(phrase, 0)})
                        QVERIFY2(caption.find(denied) == std::string::npos, caption.c_str());
            }
        }
        QVERIFY(denials > 100);
    }

    void pixelsAreThoseOfTheVisionTower() {
        const std::vector<cliplad::Scene> scenes = renderScenes({.seed = 7, .scenes = 2, .size = 32});
        const at::Tensor pixels = pixelsOf(makeBatch(scenes, 1, 32).images, smallConfig());
        for (std::int64_t i = 0; i < 2; ++i)
            QVERIFY(at::allclose(
                pixels[i], cliplad::imageInput(scenes[static_cast<std::size_t>(i)].rgb, 32, smallConfig())));
    }

    void aPatchTakesThePhraseThatFillsHalfOfIt() {
        const at::Tensor pixels = at::zeros({1, 8, 8}, at::kShort);
        pixels.slice(1, 0, 4).slice(2, 2, 4).fill_(3);          // half of the first patch
        pixels.slice(1, 0, 4).slice(2, 4).copy_(at::arange(4)); // a quarter each of the second
        pixels.slice(1, 4).slice(2, 0, 4).fill_(5);             // all of the third
        pixels.slice(1, 4, 7).slice(2, 4).fill_(7);             // three quarters of the fourth
        QVERIFY(at::equal(cellTargets(pixels, 1), pixels.flatten(1).to(at::kLong)));
        const at::Tensor target = cellTargets(pixels, 4);
        QCOMPARE(target.sizes().vec(), (std::vector<std::int64_t>{1, 4}));
        QVERIFY(at::equal(target[0], at::tensor({0, -1, 5, 7}, at::kLong))); // the lower of two halves
    }
};

QTEST_GUILESS_MAIN(TrainingBatchTest)
#include "training_batch_test.moc"
