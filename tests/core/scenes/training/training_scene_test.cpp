#include "scenes/training/training_scene.h"

#include "base/error.h"
#include "scenes/backgrounds/background_painters.h"
#include "scenes/palette.h"
#include "scenes/training/descriptions.h"
#include "scenes/training/flaws.h"
#include "scenes/training/kind_pool.h"
#include "scenes/training/vocabulary.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <QtTest>

#include <algorithm>
#include <chrono>
#include <set>

namespace cliplad {

namespace {

bool same(const cv::Mat& a, const cv::Mat& b) {
    return a.size() == b.size() && a.type() == b.type() && cv::norm(a, b, cv::NORM_INF) == 0;
}

/// Pixels of the mask's largest connected piece.
int largestPiece(const cv::Mat& mask) {
    cv::Mat labels, stats, middles;
    int largest = 0;
    for (int i = cv::connectedComponentsWithStats(mask, labels, stats, middles) - 1; i > 0; --i)
        largest = std::max(largest, stats.at<int>(i, cv::CC_STAT_AREA));
    return largest;
}

/// All but the background's.
std::set<int> labelsIn(const cv::Mat1b& label) {
    std::set<int> labels(label.begin(), label.end());
    labels.erase(0);
    return labels;
}

} // namespace

class TrainingSceneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameSeedGivesTheSamePicture() {
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const Scene first = renderTrainingScene(seed, 96);
            const Scene second = renderTrainingScene(seed, 96);
            QVERIFY(same(first.rgb, second.rgb));
            QVERIFY(same(first.label, second.label));
            QCOMPARE(first.objects.size(), second.objects.size());
            QCOMPARE(first.background, second.background);
        }
    }

    void differentSeedsGiveDifferentPictures() {
        QVERIFY(!same(renderTrainingScene(1, 96).rgb, renderTrainingScene(2, 96).rgb));
    }

    void everyLabelIsAnObjectAndEveryObjectIsVisible() {
        for (std::uint64_t seed = 100; seed < 200; ++seed) {
            const Scene scene = renderTrainingScene(seed, 128);
            QCOMPARE(scene.rgb.type(), CV_8UC3);
            QCOMPARE(scene.label.type(), CV_8U);
            QCOMPARE(scene.rgb.size(), cv::Size(128, 128));
            QCOMPARE(scene.label.size(), cv::Size(128, 128));
            const std::set<int> seen = labelsIn(scene.label);
            QCOMPARE(seen.size(), scene.objects.size());
            if (!seen.empty())
                QCOMPARE(*seen.rbegin(), static_cast<int>(scene.objects.size()));
        }
    }

    void everyWordIsInTheVocabulary() {
        std::set<std::string> kinds;
        for (std::uint64_t seed = 0; seed < 400; ++seed) {
            const Scene scene = renderTrainingScene(seed, 48);
            QVERIFY2(findBackground(scene.background) != nullptr, scene.background.c_str());
            for (const SceneObject& object : scene.objects) {
                const KindWords* words = findKind(object.kind);
                QVERIFY2(words != nullptr, object.kind.c_str());
                QCOMPARE(!object.colour.empty(), words->takesColour);
                kinds.insert(object.kind);
            }
        }
        QVERIFY(kinds.size() >= 30);
    }

    void heldOutKindsAreInNoTrainingScene() {
        for (std::uint64_t seed = 0; seed < 1500; ++seed)
            for (const SceneObject& object : renderTrainingScene(seed, 32).objects)
                QVERIFY2(!isHeldOut(object.kind), object.kind.c_str());
    }

    void scenesOfUnseenKindsShowThemAndKnownOnes() {
        std::set<std::string> unseen;
        int known = 0;
        for (std::uint64_t seed = 0; seed < 200; ++seed)
            for (const SceneObject& object : renderUnseenKindsScene(seed, 96).objects) {
                QVERIFY2(findKind(object.kind) != nullptr, object.kind.c_str());
                if (isHeldOut(object.kind))
                    unseen.insert(object.kind);
                else
                    ++known;
            }
        QCOMPARE(unseen.size(), heldOutKinds().size());
        QVERIFY(known > 50);
    }

    void heldOutKindsAreKindsAndTheirWordsAreTheirsAlone() {
        QVERIFY(heldOutKinds().size() >= 10);
        for (const std::string_view kind : heldOutKinds()) {
            const KindWords* words = findKind(kind);
            QVERIFY2(words != nullptr, std::string(kind).c_str());
            for (const KindWords& other : kindWords())
                for (const std::string& word : words->synonyms)
                    QVERIFY2(&other == words || std::find(other.synonyms.begin(), other.synonyms.end(),
                                                          word) == other.synonyms.end(),
                             word.c_str());
        }
    }

    void kindsThatTrainingShowsAreDescribedTooAndOthersAreNot() {
        for (const KindWords& words : kindWords())
            QVERIFY2(descriptionsOf(words.kind).empty() == isHeldOut(words.kind), words.kind.c_str());
        QVERIFY(descriptionsOf("no such kind").empty());
    }

    void aDescriptionNamesNoColourThatItsKindMayNotHave() {
        for (const KindWords& words : kindWords())
            for (const NamedColour& colour : namedColours())
                for (const std::string& description : descriptionsOf(words.kind))
                    QVERIFY2(!words.takesColour ||
                                 (' ' + description + ' ').find(' ' + std::string(colour.name) + ' ') ==
                                     std::string::npos,
                             description.c_str());
    }

    void aFamilysWordsAreNoKindsOwn() {
        for (const KindWords& kind : kindWords())
            for (const std::string& word : kind.collective)
                for (const KindWords& other : kindWords())
                    QVERIFY2(std::find(other.synonyms.begin(), other.synonyms.end(), word) ==
                                 other.synonyms.end(),
                             (other.kind + " is called " + word).c_str());
    }

    void relatedKindsShareTheWordsOfTheirFamily() {
        const std::vector<std::string>& fasteners = findKind("screw")->collective;
        QVERIFY(std::find(fasteners.begin(), fasteners.end(), "fastener") != fasteners.end());
        QCOMPARE(findKind("washer")->collective, fasteners);
        QCOMPARE(findKind("wing nut")->collective, fasteners); // of another source file
        QVERIFY(findKind("resistor")->collective != fasteners);
        QVERIFY(findKind("hole")->collective.empty()); // a place without one
        QCOMPARE(findKind("scratch")->collective, findKind("stain")->collective);
        QVERIFY(!findKind("scratch")->collective.empty());
    }

    void everyKindIsThereOnceAndEveryBackgroundHasWords() {
        std::set<std::string> kinds;
        for (const KindWords& words : kindWords()) {
            QVERIFY2(kinds.insert(words.kind).second, words.kind.c_str());
            QCOMPARE(words.synonyms.front(), words.kind);
        }
        QVERIFY(kinds.size() >= 120);
        for (const BackgroundPainter& painter : backgroundPainters())
            QVERIFY2(findBackground(painter.name) != nullptr, painter.name.c_str());
        QVERIFY(backgroundPainters().size() >= 30);
        QCOMPARE(backgroundPainters().size(), backgroundWords().size());
    }

    void countableScenesAreRepeatableAndDiffer() {
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            const Scene first = renderCountableScene(seed, 96);
            const Scene second = renderCountableScene(seed, 96);
            QVERIFY(same(first.rgb, second.rgb) && same(first.label, second.label));
            QVERIFY(!same(first.rgb, renderCountableScene(seed + 1, 96).rgb));
        }
        QVERIFY_EXCEPTION_THROWN(renderCountableScene(0, 8), Error);
    }

    void countableScenesShowAFewWholePartsOfFewKinds() {
        int parts = 0;
        for (std::uint64_t seed = 0; seed < 100; ++seed) {
            const Scene scene = renderCountableScene(seed, 96);
            QCOMPARE(labelsIn(scene.label).size(), scene.objects.size());
            QVERIFY(scene.objects.size() <= 9);
            std::set<std::string> kinds;
            for (const SceneObject& object : scene.objects) {
                QVERIFY2(!isHeldOut(object.kind), object.kind.c_str());
                for (const FlawWords& flaw : flawWords())
                    QVERIFY2(object.kind != flaw.kind, object.kind.c_str());
                kinds.insert(object.kind);
            }
            QVERIFY(kinds.size() <= 3);
            parts += static_cast<int>(scene.objects.size());
        }
        QVERIFY(parts > 200);
    }

    void partsOfCountableScenesLieApartAndInOnePiece() {
        int parts = 0, alone = 0, whole = 0;
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            const Scene scene = renderCountableScene(seed, 256);
            for (std::size_t i = 1; i <= scene.objects.size(); ++i) {
                const cv::Mat mine = scene.label == static_cast<int>(i);
                cv::Mat around;
                cv::dilate(mine, around, cv::Mat());
                alone += cv::countNonZero(around & (scene.label != 0) & ~mine) == 0 ? 1 : 0;
                whole += largestPiece(mine) > 0.9 * cv::countNonZero(mine) ? 1 : 0;
                ++parts;
            }
        }
        QCOMPARE(whole, parts);
        // Long kinds may reach a neighbour.
        QVERIFY2(alone > 0.95 * parts, QByteArray::number(alone) + " of " + QByteArray::number(parts));
    }

    void someScenesShowLabelledFlaws() {
        int flaws = 0;
        for (std::uint64_t seed = 0; seed < 300; ++seed)
            for (const SceneObject& object : renderTrainingScene(seed, 64).objects)
                flaws += object.kind == "scratch" || object.kind == "stain" ? 1 : 0;
        QVERIFY(flaws > 20);
    }

    void everyFlawIsSeenInSomeScene() {
        std::set<std::string> unseen;
        for (const FlawWords& flaw : flawWords())
            unseen.insert(flaw.kind);
        for (std::uint64_t seed = 0; seed < 4000 && !unseen.empty(); ++seed)
            for (const SceneObject& object : renderTrainingScene(seed, 64).objects)
                unseen.erase(object.kind);
        QVERIFY2(unseen.empty(), unseen.empty() ? "" : unseen.begin()->c_str());
    }

    void aSizeOutsideTheRangeIsAnError() {
        QVERIFY_EXCEPTION_THROWN(renderTrainingScene(0, 0), Error);
        QVERIFY_EXCEPTION_THROWN(renderTrainingScene(0, 1 << 20), Error);
    }

    void aSceneTakesMilliseconds() {
        cv::setNumThreads(1);
        const auto start = std::chrono::steady_clock::now();
        const int count = 200;
        for (int seed = 0; seed < count; ++seed)
            renderTrainingScene(static_cast<std::uint64_t>(seed), 128);
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
        qInfo("%.2f ms a scene of 128x128", took.count() / count);
        QVERIFY(took.count() / count < 150.0); // a machine under load and sanitizers included
    }
};

} // namespace cliplad

QTEST_GUILESS_MAIN(cliplad::TrainingSceneTest)
#include "training_scene_test.moc"
