#include "inspection/tuning/trial_figures.h"

#include <QTest>

#include "support/disc_product.h"
#include "support/fake_backbone.h"

using namespace cliplad;

namespace {

cv::Mat mask(const std::vector<unsigned char>& values) {
    return cv::Mat(values, true).reshape(1, 1);
}

std::vector<std::size_t> ranked(const std::vector<TrialFigures>& trials) {
    return rankTrials(trials);
}

std::vector<LiveShot> look(const Recipe& recipe) {
    LiveInspection live(std::make_shared<tests::FakeBackbone>());
    return live.look(
        {.recipe = recipe,
         .shots = {LivePhoto::of(tests::draw({.seed = 1})), LivePhoto::of(tests::draw({.seed = 2}))},
         .photo = nullptr});
}

using Order = std::vector<std::size_t>;

} // namespace

class TrialFiguresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreementIsTheShareOfPartPixelsThatStayTheSamePart() {
        const auto agreement = [](const cv::Mat& a, const cv::Mat& b) {
            return agreementOf(std::vector{a}, std::vector{b});
        };
        QCOMPARE(agreement(mask({0, 1, 1, 2}), mask({0, 1, 2, 2})), 2.0 / 3);
        QCOMPARE(agreement(mask({0, 1}), mask({1, 0})), 0.0);
        QCOMPARE(agreement(mask({0, 0}), mask({0, 0})), 1.0);
    }

    void theStableOneIsBestAndSpreadCountsAgainstIt() {
        QCOMPARE(ranked({{.agreement = 0.7}, {.agreement = 0.9}, {.agreement = 0.95, .areaSpread = 0.5}}),
                 (Order{1, 0, 2}));
        QCOMPARE(ranked({}), Order{});
    }

    void separationThenTheOrderDecideBetweenEquals() {
        QCOMPARE(ranked({{.separation = 0.01}, {.separation = 0.05}, {.separation = 0.051}}),
                 (Order{1, 2, 0}));
    }

    void aboveWhatTheyAreComparedWithStandOnlyThoseThatAreClearlyBetter() {
        // The second is nearly as stable as the third, and not clearly more so than the first.
        QCOMPARE(ranked({{.agreement = 0.77, .separation = 0.0595},
                         {.agreement = 0.785, .separation = 0.06},
                         {.agreement = 0.8, .separation = 0.05}}),
                 (Order{2, 0, 1}));
        QCOMPARE(ranked({{.agreement = 0.77}, {.agreement = 0.785}, {.agreement = 0.7}}), (Order{0, 1, 2}));
    }

    void aMaskThatLosesAPartIsWorseHoweverStable() {
        QCOMPARE(ranked({{.agreement = 1, .partsNotFound = 1}, {.agreement = 0.6}}), (Order{1, 0}));
    }

    void judgedImagesWeighMost() {
        QCOMPARE(ranked({{.judged = 4, .right = 3, .auroc = 0.9},
                         {.agreement = 0.2, .judged = 4, .right = 3, .auroc = 1},
                         {.agreement = 0.1, .judged = 4, .right = 4, .auroc = 1}}),
                 (Order{2, 1, 0}));
        QCOMPARE(ranked({{.judged = 2, .right = 1}, {.agreement = 0.1, .judged = 2, .right = 2}}),
                 (Order{1, 0}));
    }

    void whatCannotBeUsedIsLast() { QCOMPARE(ranked({{.failed = true}, {.agreement = 0.1}}), (Order{1, 0})); }

    void figuresOfDiscsTellSeparationSpreadAndWhatIsNotFound() {
        const auto product = tests::discRequest({});
        Recipe recipe{
            .prompts = product.prompts, .settings = product.settings, .ignore = {}, .threshold = {}};
        const TrialFigures two = figuresOf(look(recipe), recipe);
        QCOMPARE(two.partsNotFound, 0);
        QVERIFY(two.separation > 0.1);
        QVERIFY(two.areaSpread < 0.2);
        recipe.prompts.fine.push_back(tests::label("green disc"));
        const TrialFigures three = figuresOf(look(recipe), recipe);
        QCOMPARE(three.partsNotFound, 1);
        QCOMPARE(three.areaSpread, two.areaSpread);
    }

    void theShotThatDiffersFromTheOthersFitsWorst() {
        const auto product = tests::discRequest({});
        const Recipe recipe{
            .prompts = product.prompts, .settings = product.settings, .ignore = {}, .threshold = {}};
        LiveInspection live(std::make_shared<tests::FakeBackbone>());
        std::vector<std::shared_ptr<const LivePhoto>> photos;
        for (const unsigned seed : {1U, 2U})
            photos.push_back(LivePhoto::of(tests::draw({.seed = seed})));
        photos.push_back(LivePhoto::of(tests::draw({.discs = {"red", "", "", "blue"}, .seed = 3})));
        const auto shots = live.look({.recipe = recipe, .shots = photos, .photo = nullptr});
        const auto even = stabilityOfShots(shots, recipe, std::vector{1.0, 1.0, 1.0});
        QVERIFY(even[2] < even[0] && even[2] < even[1]);
        QVERIFY(even[0] > 0 && even[0] <= 1);
        const auto first = stabilityOfShots(shots, recipe, std::vector{0.1, 1.0, 1.0});
        QVERIFY(first[0] < first[2]); // its parts change with the count of clusters
    }
};

QTEST_APPLESS_MAIN(TrialFiguresTest)
#include "trial_figures_test.moc"
