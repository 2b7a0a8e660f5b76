#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/setting.h"

namespace cliplad {

/// The sentences that words are put into (method 2): CLIP's 80 for ImageNet, its short set of 7, or none.
enum class Templates { Full, Short, None };
inline constexpr std::array<const char*, 3> kTemplateNames = {"full", "short", "none"}; ///< in files

/// What a person calls a part or a background: a name shown, and the words the text tower reads.
struct Label {
    std::string name = {};
    std::vector<std::string> synonyms = {}; ///< read by the text tower; the name alone when empty
    bool background = false; ///< coarse: not foreground; fine: a competitor that produces no part
    std::string colour = {}; ///< "#rrggbb" for masks, or empty: the next of the palette
    std::optional<Templates> templates = {}; ///< of this label alone; empty: TextSettings::templates

    bool operator==(const Label&) const = default;
};

/// How prompts become embeddings (method 2).
struct TextSettings {
    enum class SynonymPooling { Mean, Max };

    Templates templates = Templates::Full;
    SynonymPooling synonyms = SynonymPooling::Mean;

    static const SettingList<TextSettings>& settings();
    bool operator==(const TextSettings&) const = default;
};

} // namespace cliplad
