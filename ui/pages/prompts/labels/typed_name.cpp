#include "pages/prompts/labels/typed_name.h"

#include <algorithm>

#include <QChar>
#include <QList>
#include <QString>

#include "pages/prompts/labels/synonym_text.h"

namespace cliplad::ui {
namespace {

bool isWord(const std::string& text) {
    const QList<uint> letters = QString::fromStdString(text).toUcs4();
    return std::any_of(letters.begin(), letters.end(),
                       [](uint letter) { return QChar::isLetterOrNumber(letter); });
}

} // namespace

TypedName parseTypedName(const QString& text) {
    std::vector<std::string> words = parseSynonyms(text);
    std::erase_if(words, [](const std::string& word) { return !isWord(word); });
    if (words.empty())
        return {};
    return {.name = words.front(), .synonyms = {words.begin() + 1, words.end()}};
}

QString toTypedText(const std::string& name) {
    return toSynonymText({name});
}

} // namespace cliplad::ui
