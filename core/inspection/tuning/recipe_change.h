#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "inspection/product/recipe.h"

namespace cliplad {

/// One thing to try on a recipe: another value of one setting, or one synonym less. A value.
struct RecipeChange {
    enum class Kind { Nothing, Setting, Synonym };

    Kind kind = Kind::Nothing;
    std::string key = {};     ///< Setting: as setSetting has it, "clusters.count"
    std::string value = {};   ///< Setting: the other value
    bool coarse = false;      ///< Synonym: of a coarse label
    std::string label = {};   ///< Synonym: the label's name
    std::string synonym = {}; ///< Synonym: the words to leave out

    /// Throws Error as setSetting.
    void applyTo(InspectionSettings& settings) const;
    /// Does nothing to other labels.
    void applyTo(Label& label, bool isCoarse) const;
    void applyTo(Recipe& recipe) const;

    bool operator==(const RecipeChange&) const = default;
};

/// A setting that is worth trying, with the values to try.
struct TunedSetting {
    std::string_view key;
    std::vector<std::string> values;
    bool scoresOnly = false; ///< leaves the masks as they are: shows only in the scores of judged images
};

/// Those settings that decide most about masks and scores, with two to four values each. Not among them: the
/// count of clusters, which is tried by itself, and the resolution, which encodes every photo anew and
/// changes what all sizes in mask pixels mean.
const std::vector<TunedSetting>& tunedSettings();

/// What to try.
struct TuningChoice {
    bool counts = true;    ///< cluster counts from kLeastCount to kMostCount
    bool synonyms = false; ///< each synonym left out in turn, of labels that have others
    bool settings = false; ///< tunedSettings()
    bool judged = false;   ///< images with a known verdict are scored: scoresOnly settings are worth trying

    static constexpr int kLeastCount = 2;
    static constexpr int kMostCount = 20;
    static constexpr std::size_t kMostSynonyms = 60; ///< the first so many
};

/// The changes that `choice` names, those that change nothing left out. The first is always Kind::Nothing,
/// what the others are compared with. @param recipe what it leaves to the model is settled (settledFor)
std::vector<RecipeChange> changesToTry(const Recipe& recipe, const TuningChoice& choice);

} // namespace cliplad
