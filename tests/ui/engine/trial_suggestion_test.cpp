#include "engine/trial_suggestion.h"

#include <algorithm>

#include <QTemporaryDir>
#include <QTest>

#include "base/error.h"
#include "support/disc_product.h"
#include "support/fake_backbone.h"

using namespace cliplad;
using namespace cliplad::ui;

class TrialSuggestionTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    std::filesystem::path path_ = folder_.path().toStdString();
    std::shared_ptr<tests::FakeBackbone> backbone_;

    TrialSearch searchOf(const TuningChoice& choice, int shots = 2) const {
        const auto product = tests::discRequest(tests::writeShots(path_, shots));
        TrialSearch search{.request = {.recipe = {product.prompts, product.settings, {}, {}},
                                       .shots = product.shots,
                                       .validation = {},
                                       .image = {}},
                           .changes = {},
                           .budgets = {.steps = 512U << 20U, .photos = 256U << 20U}};
        search.changes = changesToTry(search.request.recipe, choice);
        return search;
    }
    ReviewedImage good() const {
        return {tests::writePhoto(tests::draw({.seed = 8}), path_ / "g.png"), false};
    }
    ReviewedImage bad() const {
        return {tests::writePhoto(tests::draw({.discs = {"red", "", "blue", "blue"}, .seed = 9}),
                                  path_ / "b.png"),
                true};
    }
    TrialResults results(const TrialSearch& search, const JobContext& job = {}) const {
        TrialResults last;
        tryChanges(
            backbone_, search, [&](const TrialResults& results) { last = results; }, job);
        return last;
    }
    static std::vector<std::size_t> ranked(const std::vector<Trial>& trials) {
        std::vector<TrialFigures> figures;
        for (const Trial& trial : trials)
            figures.push_back(trial.figures);
        return rankTrials(figures);
    }

private Q_SLOTS:
    void init() { backbone_ = std::make_shared<tests::FakeBackbone>(); }

    void discsAreTriedWithEachCountAndScoredAndEncodedOnce() {
        TrialSearch search = searchOf({.judged = true});
        std::erase_if(search.changes, [](const RecipeChange& change) {
            return change.kind == RecipeChange::Kind::Setting && change.value != "7" && change.value != "9";
        });
        search.reviewed = {good(), bad()};
        Progress last;
        const auto found =
            results(search, {.stop = {}, .report = [&](const Progress& progress) { last = progress; }});
        QCOMPARE(found.trials.size(), std::size_t(3));
        QCOMPARE(last.done, last.total);
        QCOMPARE(backbone_->imagesEncoded.load(), 4);
        for (const Trial& trial : found.trials) {
            QCOMPARE(trial.parts.size(), std::size_t(2));
            QCOMPARE(trial.figures.judged, 2);
            QCOMPARE(trial.figures.right, 2);
            QCOMPARE(trial.figures.auroc, std::optional(1.0));
            QVERIFY(trial.figures.agreement > 0.8);
            QCOMPARE(trial.shotStabilities.size(), std::size_t(2));
            QVERIFY(trial.worstShot() == 0 || trial.worstShot() == 1);
            QVERIFY(trial.figures.separation > 0);
            QVERIFY(trial.milliseconds > 0);
        }
    }

    void theRoomForItsCachesIsThatWhichItIsGiven() {
        TrialSearch search = searchOf({.counts = false});
        search.reviewed = {good(), bad()};
        search.budgets = {.steps = 1, .photos = 1};
        results(search);
        QVERIFY(backbone_->imagesEncoded > 4); // nothing was kept
    }

    void aSynonymThatHurtsIsFound() {
        TrialSearch search = searchOf({});
        auto& red = search.request.recipe.prompts.fine[0];
        red.synonyms = {"red disc", "blue thing"}; // now both labels claim the blue discs
        search.changes = changesToTry(search.request.recipe, {.counts = false, .synonyms = true});
        const auto found = results(search);
        const Trial& best = found.trials[ranked(found.trials)[0]];
        QCOMPARE(best.change.synonym, std::string("blue thing"));
        QVERIFY(best.figures.separation > found.trials[0].figures.separation);
    }

    void allSettingsCanBeTriedAndNoneEncodesAgain() {
        TrialSearch search = searchOf({.counts = false, .settings = true, .judged = true});
        search.request.recipe.settings.image.resolution = 224; // fine masks matter little here
        const auto found = results(search);
        QCOMPARE(found.trials.size(), search.changes.size());
        QVERIFY(search.changes.size() > 8);
        for (const Trial& trial : found.trials)
            QVERIFY2(!trial.figures.failed, qPrintable(trial.problem));
        QCOMPARE(backbone_->imagesEncoded.load(), 2);
    }

    void aChangeThatCannotBeUsedSaysSoAndOthersGoOn() {
        TrialSearch search = searchOf({.counts = false});
        search.changes.push_back(
            {.kind = RecipeChange::Kind::Setting, .key = "image.resolution", .value = "100"});
        search.changes.push_back(
            {.kind = RecipeChange::Kind::Setting, .key = "fine.unit", .value = "region"});
        search.reviewed = {bad()};
        Progress last;
        const auto found =
            results(search, {.stop = {}, .report = [&](const Progress& progress) { last = progress; }});
        QVERIFY(found.trials[1].figures.failed);
        QVERIFY(found.trials[1].problem.contains("100 px"));
        QCOMPARE(found.trials[2].figures.right, 1);
        QVERIFY(!found.trials[2].figures.auroc); // no good image to compare with
        QCOMPARE(last.done, last.total);
    }

    void anImageThatIsGoneIsCountedAndPassedOver() {
        TrialSearch search = searchOf({.counts = false});
        search.reviewed = {{path_ / "gone.png", true}, bad()};
        const auto found = results(search);
        QCOMPARE(found.unreadable, std::size_t(1));
        QCOMPARE(found.trials[0].figures.judged, 1);
    }

    void theProductItselfMustBeUsable() {
        TrialSearch search = searchOf({});
        search.request.recipe.prompts.fine.clear();
        QVERIFY_EXCEPTION_THROWN(results(search), Error);
    }

    void othersHaveATurnBetweenAnyTwoImagesAndItStopsWhenAsked() {
        const TrialSearch search = searchOf({}, 1);
        std::stop_source stop;
        int turns = 0;
        const JobContext job{.stop = stop.get_token(), .report = [&](const Progress& progress) {
                                 ++turns;
                                 if (progress.done == 5)
                                     stop.request_stop();
                             }};
        QVERIFY_EXCEPTION_THROWN(results(search, job), Cancelled);
        QCOMPARE(turns, 6); // 0 to 5
    }

    void aSampleHoldsBothKindsAlike() {
        std::vector<bool> bad(100, false);
        std::fill(bad.end() - 3, bad.end(), true);
        const auto bads = [&](const std::vector<std::size_t>& sample) {
            return std::count_if(sample.begin(), sample.end(), [&](std::size_t image) { return bad[image]; });
        };
        QCOMPARE(balancedSample(bad, 10).size(), std::size_t(10));
        QCOMPARE(bads(balancedSample(bad, 10)), 3);
        QCOMPARE(bads(balancedSample(bad, 4)), 2);
        QCOMPARE(balancedSample(bad, 4)[1], std::size_t(48)); // not only the first ones
        QCOMPARE(balancedSample(std::vector(100, true), 10).size(), std::size_t(10));
        QCOMPARE(balancedSample({true}, 10).size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TrialSuggestionTest)
#include "trial_suggestion_test.moc"
