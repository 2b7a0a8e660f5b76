#include "inspection/tuning/recipe_change.h"

#include <algorithm>
#include <set>

#include "inspection/idle_settings.h"

namespace cliplad {
namespace {

using Changes = std::vector<RecipeChange>;

constexpr const char* kCount = "clusters.count";

/// Adds the setting's other value, unless it is the present one.
void addSetting(Changes& changes, const Recipe& recipe, std::string_view key, const std::string& value) {
    RecipeChange change{.kind = RecipeChange::Kind::Setting, .key = std::string(key), .value = value};
    InspectionSettings settings = recipe.settings;
    change.applyTo(settings);
    if (settings != recipe.settings)
        changes.push_back(std::move(change));
}

bool hasSynonyms(const Label& label) {
    return std::set(label.synonyms.begin(), label.synonyms.end()).size() > 1;
}

void addSynonyms(Changes& changes, const std::vector<Label>& labels, bool coarse, std::size_t most) {
    for (const Label& label : labels) {
        if (!hasSynonyms(label)) // without its only words it would be another label
            continue;
        std::set<std::string> seen;
        for (const std::string& synonym : label.synonyms)
            if (changes.size() < most && seen.insert(synonym).second)
                changes.push_back({.kind = RecipeChange::Kind::Synonym,
                                   .coarse = coarse,
                                   .label = label.name,
                                   .synonym = synonym});
    }
}

/// Whether it makes a difference how synonyms become one.
bool hasSynonyms(const Prompts& prompts) {
    const auto several = [](const Label& label) { return hasSynonyms(label); };
    return std::any_of(prompts.coarse.begin(), prompts.coarse.end(), several) ||
           std::any_of(prompts.fine.begin(), prompts.fine.end(), several);
}

/// Whether the general templates hold for some label.
bool usesGeneralTemplates(const Prompts& prompts) {
    const auto uses = [](const Label& label) { return !label.templates; };
    return std::any_of(prompts.coarse.begin(), prompts.coarse.end(), uses) ||
           std::any_of(prompts.fine.begin(), prompts.fine.end(), uses);
}

/// Whether another value of the setting can make any difference to the parts.
bool matters(std::string_view key, const Recipe& recipe) {
    if (!idleBecauseOf(key, recipe.settings).empty())
        return false;
    const Prompts& prompts = recipe.prompts;
    return key == "text.synonyms"    ? hasSynonyms(prompts)
           : key == "text.templates" ? usesGeneralTemplates(prompts)
                                     : true;
}

} // namespace

void RecipeChange::applyTo(InspectionSettings& settings) const {
    if (kind == Kind::Setting)
        setSetting(settings, key, value);
}

void RecipeChange::applyTo(Label& to, bool isCoarse) const {
    if (kind == Kind::Synonym && isCoarse == coarse && to.name == label && hasSynonyms(to))
        std::erase(to.synonyms, synonym);
}

void RecipeChange::applyTo(Recipe& recipe) const {
    applyTo(recipe.settings);
    for (Label& of : recipe.prompts.coarse)
        applyTo(of, true);
    for (Label& of : recipe.prompts.fine)
        applyTo(of, false);
}

const std::vector<TunedSetting>& tunedSettings() {
    static const std::vector<TunedSetting> list = {
        {.key = "text.templates", .values = {"full", "short", "none"}},
        {.key = "text.synonyms", .values = {"mean", "max"}},
        {.key = "clusters.stages", .values = {"1", "2", "3", "4"}},
        {.key = "clusters.normalisation", .values = {"joint", "stage"}},
        {.key = "clusters.speck-area", .values = {"0", "8", "24"}},
        {.key = "fine.unit", .values = {"patch", "region"}},
        {.key = "fine.coarse-stage", .values = {"true", "false"}},
        {.key = "fine.refinement", .values = {"off", "dense-crf", "pamr"}},
        {.key = "histogram.component-weight", .values = {"0", "1", "2"}, .scoresOnly = true},
        {.key = "patches.pooling", .values = {"maximum", "top-percent"}, .scoresOnly = true},
        {.key = "patches.relative", .values = {"true", "false"}, .scoresOnly = true},
        {.key = "fusion.least-logical-deviation", .values = {"0.02", "0.06", "0.12"}, .scoresOnly = true},
    };
    return list;
}

std::vector<RecipeChange> changesToTry(const Recipe& recipe, const TuningChoice& choice) {
    Changes changes{RecipeChange{}};
    if (choice.counts && matters(kCount, recipe))
        for (int count = TuningChoice::kLeastCount; count <= TuningChoice::kMostCount; ++count)
            addSetting(changes, recipe, kCount, std::to_string(count));
    if (choice.synonyms) {
        const std::size_t most = changes.size() + TuningChoice::kMostSynonyms;
        addSynonyms(changes, recipe.prompts.coarse, true, most);
        addSynonyms(changes, recipe.prompts.fine, false, most);
    }
    for (const TunedSetting& setting : tunedSettings()) {
        const bool shows = setting.scoresOnly ? choice.judged : matters(setting.key, recipe);
        for (const std::string& value : setting.values)
            if (choice.settings && shows)
                addSetting(changes, recipe, setting.key, value);
    }
    return changes;
}

} // namespace cliplad
