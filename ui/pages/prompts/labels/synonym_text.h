#pragma once

#include <string>
#include <vector>

#include <QString>

namespace cliplad::ui {

/// Synonyms as a person types them: separated by commas; one that holds a comma stands in double quotes.
QString toSynonymText(const std::vector<std::string>& synonyms);
/// And back. Blanks around words and empty words go; an open quote ends with the text.
std::vector<std::string> parseSynonyms(const QString& text);

} // namespace cliplad::ui
