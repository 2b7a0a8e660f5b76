#include "pages/prompts/labels/synonym_text.h"

#include <QStringList>

namespace cliplad::ui {

QString toSynonymText(const std::vector<std::string>& synonyms) {
    QStringList words;
    for (const std::string& synonym : synonyms) {
        QString word = QString::fromStdString(synonym);
        if (word.contains(',') || word.startsWith('"'))
            word = '"' + word.replace('"', "\"\"") + '"';
        words.append(word);
    }
    return words.join(", ");
}

std::vector<std::string> parseSynonyms(const QString& text) {
    std::vector<std::string> synonyms;
    QString word;
    bool quoted = false;
    const auto finish = [&] {
        if (const QString trimmed = word.trimmed(); !trimmed.isEmpty())
            synonyms.push_back(trimmed.toStdString());
        word.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == '"' && quoted && i + 1 < text.size() && text[i + 1] == '"') {
            word += c;
            ++i;
        } else if (c == '"' && (quoted || word.trimmed().isEmpty())) {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            finish();
        } else {
            word += c;
        }
    }
    finish();
    return synonyms;
}

} // namespace cliplad::ui
