#pragma once

#include <string>
#include <vector>

#include <QString>

namespace cliplad::ui {

/// What a person types as the name of a label.
struct TypedName {
    std::string name;                       ///< the first word; empty: what was typed is no name
    std::vector<std::string> synonyms = {}; ///< the words behind it, where commas part them
};

/// As synonyms are read: "screw, bolt" is a screw that is also called a bolt. Words without a letter or a
/// digit are left out.
TypedName parseTypedName(const QString& text);
/// And back: a name with a comma stands in quotes.
QString toTypedText(const std::string& name);

} // namespace cliplad::ui
