#include "inspection/tuning/recipe_change.h"

#include <algorithm>
#include <set>

#include <QTest>

using namespace cliplad;

namespace {

Recipe screws() {
    Recipe recipe;
    recipe.prompts.coarse = {{.name = "screw", .synonyms = {"screw", "bolt head"}},
                             {.name = "wood", .synonyms = {"wood"}, .background = true}};
    recipe.prompts.fine = {{.name = "screw", .synonyms = {"screw", "bolt head", "screw", "nail"}},
                           {.name = "hole"}};
    return recipe;
}

std::ptrdiff_t countOf(const std::vector<RecipeChange>& changes, RecipeChange::Kind kind) {
    return std::count_if(changes.begin(), changes.end(),
                         [kind](const RecipeChange& change) { return change.kind == kind; });
}

} // namespace

class RecipeChangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theStateAsItIsComesFirstAndAllOtherCountsFollow() {
        const auto changes = changesToTry(screws(), {});
        QCOMPARE(changes.size(), std::size_t(19));
        QCOMPARE(changes[0], RecipeChange());
        Recipe recipe = screws();
        changes[1].applyTo(recipe);
        QCOMPARE(recipe.settings.clusters.count, 2);
        for (std::size_t i = 1; i < changes.size(); ++i)
            QVERIFY(changes[i].value != std::to_string(screws().settings.clusters.count));
    }

    void eachSynonymOfALabelThatHasOthersIsLeftOutOnce() {
        const auto changes = changesToTry(screws(), {.counts = false, .synonyms = true});
        QCOMPARE(countOf(changes, RecipeChange::Kind::Synonym), 2 + 3);
        Recipe recipe = screws();
        changes[1].applyTo(recipe); // the first coarse one
        QCOMPARE(recipe.prompts.coarse[0].synonyms, std::vector<std::string>{"bolt head"});
        QCOMPARE(recipe.prompts.fine, screws().prompts.fine);
        changes[2].applyTo(recipe); // would leave the label without words
        QCOMPARE(recipe.prompts.coarse[0].synonyms, std::vector<std::string>{"bolt head"});
        changes[3].applyTo(recipe); // it is there twice
        QCOMPARE(recipe.prompts.fine[0].synonyms, (std::vector<std::string>{"bolt head", "nail"}));
    }

    void thereIsAMostOfSynonyms() {
        Recipe recipe = screws();
        for (int i = 0; i < 100; ++i)
            recipe.prompts.fine[0].synonyms.push_back("word " + std::to_string(i));
        const auto changes = changesToTry(recipe, {.counts = false, .synonyms = true});
        QCOMPARE(changes.size(), 1 + TuningChoice::kMostSynonyms);
    }

    void everyTunedValueIsLegalAndItsSettingHasOthers() {
        for (const TunedSetting& tuned : tunedSettings()) {
            QVERIFY(tuned.values.size() >= 2 && tuned.values.size() <= 4);
            for (const std::string& value : tuned.values) {
                InspectionSettings settings;
                setSetting(settings, tuned.key, value);
                QVERIFY2(validateSettings(settings).empty(), tuned.key.data());
            }
        }
    }

    void settingsThatChangeNoMaskAreTriedOnlyWithJudgedImages() {
        const auto alone = changesToTry(screws(), {.counts = false, .settings = true});
        const auto judged = changesToTry(screws(), {.counts = false, .settings = true, .judged = true});
        QVERIFY(judged.size() > alone.size());
        const auto has = [](const auto& changes, std::string_view key) {
            return std::any_of(changes.begin(), changes.end(), [&](const auto& c) { return c.key == key; });
        };
        QVERIFY(!has(alone, "patches.relative"));
        QVERIFY(has(judged, "patches.relative"));
        QVERIFY(has(alone, "text.synonyms"));
        Recipe oneWordEach = screws();
        oneWordEach.prompts.coarse[0].synonyms.clear();
        oneWordEach.prompts.fine[0].synonyms.clear();
        QVERIFY(!has(changesToTry(oneWordEach, {.counts = false, .settings = true}), "text.synonyms"));
    }

    void generalTemplatesAreTriedWhereTheyHold() {
        const auto areTried = [](const Recipe& recipe) {
            const auto changes = changesToTry(recipe, {.counts = false, .settings = true});
            return std::any_of(changes.begin(), changes.end(),
                               [](const auto& change) { return change.key == "text.templates"; });
        };
        Recipe recipe = screws();
        QVERIFY(areTried(recipe));
        for (auto* labels : {&recipe.prompts.coarse, &recipe.prompts.fine})
            for (Label& label : *labels)
                label.templates = Templates::Short;
        QVERIFY(!areTried(recipe));
        recipe.prompts.fine[1].templates.reset();
        QVERIFY(areTried(recipe));
    }

    void withoutTheCoarseStageNothingOfClustersIsTried() {
        Recipe recipe = screws();
        recipe.settings.fine.coarseStage = FineSettings::CoarseStage::Off;
        QCOMPARE(changesToTry(recipe, {.counts = true}).size(), std::size_t(1));
        const auto changes = changesToTry(recipe, {.settings = true, .judged = true});
        QVERIFY(changes.size() > 5);
        for (const RecipeChange& change : changes)
            QVERIFY2(!change.key.starts_with("clusters.") && change.key != "fine.unit", change.key.c_str());
    }

    void noSettingIsTriedWithTheValueThatItHas() {
        const Recipe recipe = screws();
        for (const RecipeChange& change : changesToTry(recipe, {.settings = true, .judged = true})) {
            Recipe changed = recipe;
            change.applyTo(changed);
            QVERIFY((changed == recipe) == (change.kind == RecipeChange::Kind::Nothing));
        }
    }
};

QTEST_APPLESS_MAIN(RecipeChangeTest)
#include "recipe_change_test.moc"
