#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cliplad {

/// The words for one kind of part; `synonyms.front()` equals `kind`.
struct KindWords {
    std::string kind;
    std::vector<std::string> synonyms;
    bool takesColour = false; ///< scenes give a colour word, and "red pushpin" is a fair phrase
    std::vector<std::string> collective = {}; ///< words for it and all its kin: "fastener"; may be empty
};

struct BackgroundWords {
    std::string name;
    std::vector<std::string> synonyms; ///< the first equals `name`; "background" alone fits every one
};

/// Every kind that scenes can show, each once.
const std::vector<KindWords>& kindWords();
const std::vector<BackgroundWords>& backgroundWords();

/// Null where the word is not in the vocabulary.
const KindWords* findKind(std::string_view kind);
const BackgroundWords* findBackground(std::string_view name);

} // namespace cliplad
