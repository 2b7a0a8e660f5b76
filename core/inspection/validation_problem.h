#pragma once

#include <string>

namespace cliplad {

/// Something wrong with one entry of a form or file; a list of these is what validation returns.
struct ValidationProblem {
    /// What is wrong, for those who say it in another language.
    enum class Kind {
        Other, ///< only the message tells
        TooManyLabels,
        NoLabel,
        OnlyBackground,
        NoName,
        NameTaken,
        NoColour,
        NoWords,
        WordsTwice, ///< of one label
        WordsTaken, ///< by another one
        WordsTooLong,
        NoStage, ///< of the patch memory
    };

    std::string key;     ///< "fine[2].synonyms[0]", "clusters.count"
    std::string message; ///< for a person: what is wrong and what to do
    Kind kind = Kind::Other;
    std::string text = {};  ///< the name, the words or the colour
    std::string other = {}; ///< of NameTaken and WordsTaken: the label that has it already ("fine[1]")
    int number = 0;         ///< of TooManyLabels and WordsTooLong: how many labels or tokens there are …
    int most = 0;           ///< … and how many there may be

    bool operator==(const ValidationProblem&) const = default;
};

} // namespace cliplad
