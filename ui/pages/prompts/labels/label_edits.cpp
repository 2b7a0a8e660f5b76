#include "pages/prompts/labels/label_edits.h"

#include <algorithm>

#include "document/templates_text.h"
#include "pages/prompts/labels/label_colour_keeping.h"
#include "pages/prompts/labels/synonym_text.h"
#include "pages/prompts/labels/typed_name.h"

namespace cliplad::ui {
namespace {

constexpr qsizetype kLongestChange = 40; ///< characters of a menu

std::vector<LabelRow>::iterator at(std::vector<LabelRow>& rows, int row) {
    return rows.begin() + row;
}

/// "screw", "screw 2", "screw 3", …: the first that no row has.
std::string freeName(const std::vector<LabelRow>& rows, const std::string& name) {
    const auto isTaken = [&](const std::string& candidate) {
        return std::any_of(rows.begin(), rows.end(),
                           [&](const LabelRow& row) { return holdsWord({row.label.name}, candidate); });
    };
    std::string candidate = name;
    for (int i = 2; isTaken(candidate); ++i)
        candidate = name + " " + std::to_string(i);
    return candidate;
}

void addMissing(Label& label, const std::vector<std::string>& words) {
    std::vector<std::string> all = wordsOf(label); // the name is read only as long as there is no synonym
    for (const std::string& word : words)
        if (!holdsWord(all, word))
            all.push_back(word);
    label.synonyms = all;
}

/// "#rrggbb", also where a label shows what the palette has at its place.
QString colourText(const LabelRow* row) {
    return row != nullptr && !row->label.colour.empty() ? QString::fromStdString(row->label.colour)
                                                        : LabelEdits::tr("automatic");
}

/// "+ bolt, − nut"; empty where both have the same words.
QString synonymChange(const LabelRow* before, const LabelRow* after) {
    if (before == nullptr || after == nullptr)
        return {};
    QStringList changes;
    const auto list = [&changes](const Label& with, const Label& without, QChar sign) {
        for (const std::string& word : with.synonyms)
            if (!holdsWord(without.synonyms, word))
                changes.append(QString(sign) + ' ' + QString::fromStdString(word));
    };
    list(after->label, before->label, '+');
    list(before->label, after->label, QChar(0x2212));
    QString text = changes.join(", ");
    if (text.size() > kLongestChange)
        text = text.left(kLongestChange - 1) + QChar(0x2026);
    return text;
}

} // namespace

std::vector<std::string> wordsOf(const Label& label) {
    return label.synonyms.empty() ? std::vector{label.name} : label.synonyms;
}

bool holdsWord(const std::vector<std::string>& words, const std::string& word) {
    const auto plain = [](const std::string& text) {
        return QString::fromStdString(text).trimmed().toLower();
    };
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& other) { return plain(other) == plain(word); });
}

QString LabelEdits::nameOf(LabelPlace place) const {
    const LabelRow* row = rowAt(document_.state(), place);
    return row == nullptr ? QString() : QString::fromStdString(row->label.name);
}

void LabelEdits::editLabel(const EditName& name, LabelPlace place,
                           const std::function<void(LabelRow&)>& change, const QString& mergeKey) {
    if (rowAt(document_.state(), place) != nullptr)
        document_.edit(
            name, [&](DocumentState& state) { change(*at(rowsOf(state, place.list), place.row)); }, mergeKey);
}

bool LabelEdits::rename(LabelPlace place, const QString& text, const Typing& typing) {
    const TypedName typed = parseTypedName(text);
    if (typed.name.empty())
        return false;
    editLabel(
        [before = typing.before, after = QString::fromStdString(typed.name)] {
            return tr("Rename “%1” → “%2”").arg(before, after);
        },
        place,
        [&](LabelRow& row) {
            row.label.name = typed.name;
            row.label.synonyms = typing.synonyms;
            if (!typed.synonyms.empty())
                addMissing(row.label, typed.synonyms);
        },
        typing.mergeKey);
    return true;
}

void LabelEdits::setSynonyms(LabelPlace place, const QString& text, const QString& mergeKey) {
    editLabel(
        [place, name = nameOf(place)](const DocumentState& before, const DocumentState& after) {
            const QString change = synonymChange(rowAt(before, place), rowAt(after, place));
            return change.isEmpty() ? tr("Order of the synonyms of “%1”").arg(name)
                                    : tr("Synonyms of “%1”: %2").arg(name, change);
        },
        place, [&](LabelRow& row) { row.label.synonyms = parseSynonyms(text); }, mergeKey);
}

void LabelEdits::setColour(LabelPlace place, const QString& colour) {
    if (rowAt(document_.state(), place) != nullptr)
        document_.edit(
            [place, name = nameOf(place)](const DocumentState& before, const DocumentState& after) {
                return tr("Colour of “%1” %2 → %3")
                    .arg(name, colourText(rowAt(before, place)), colourText(rowAt(after, place)));
            },
            [&](DocumentState& state) {
                auto& rows = rowsOf(state, place.list);
                at(rows, place.row)->label.colour = colour.toStdString();
                if (colour.isEmpty())
                    takeFreeColour(rows, place.row);
            });
}

void LabelEdits::setBackground(LabelPlace place, bool background) {
    editLabel(
        [background, name = nameOf(place)] {
            return (background ? tr("“%1” is background") : tr("“%1” is no background")).arg(name);
        },
        place, [&](LabelRow& row) { row.label.background = background; });
}

void LabelEdits::setTemplates(LabelPlace place, std::optional<Templates> templates) {
    editLabel(
        [templates, name = nameOf(place)] {
            return tr("Sentences of “%1”: %2").arg(name, templatesText(templates));
        },
        place, [&](LabelRow& row) { row.label.templates = templates; });
}

void LabelEdits::setEnabled(LabelPlace place, bool enabled) {
    if (rowAt(document_.state(), place) == nullptr)
        return;
    document_.edit(
        [enabled, name = nameOf(place)] {
            return (enabled ? tr("Switch on “%1”") : tr("Switch off “%1”")).arg(name);
        },
        [&](DocumentState& state) {
            auto& rows = rowsOf(state, place.list);
            if (at(rows, place.row)->enabled != enabled)
                keepColours(rows, place.row);
            at(rows, place.row)->enabled = enabled;
            if (enabled)
                takeFreeColour(rows, place.row);
        });
}

int LabelEdits::add(LabelList list, const QString& words, bool background) {
    const TypedName typed = parseTypedName(words);
    if (typed.name.empty())
        return -1;
    const std::string unique = freeName(rowsOf(document_.state(), list), typed.name);
    const auto text = [name = QString::fromStdString(unique)] { return tr("Add “%1”").arg(name); };
    document_.edit(text, [&](DocumentState& state) {
        auto& rows = rowsOf(state, list);
        rows.push_back({.label = {.name = unique, .background = background}, .enabled = true});
        if (!typed.synonyms.empty())
            addMissing(rows.back().label, typed.synonyms);
        takeFreeColour(rows, static_cast<int>(rows.size()) - 1);
    });
    return static_cast<int>(rowsOf(document_.state(), list).size()) - 1;
}

void LabelEdits::remove(LabelPlace place) {
    if (rowAt(document_.state(), place) == nullptr)
        return;
    const auto text = [name = nameOf(place)] { return tr("Remove “%1”").arg(name); };
    document_.edit(text, [&](DocumentState& state) {
        auto& rows = rowsOf(state, place.list);
        keepColours(rows, place.row + 1);
        rows.erase(at(rows, place.row));
    });
}

int LabelEdits::duplicate(LabelPlace place) {
    const LabelRow* row = rowAt(document_.state(), place);
    if (row == nullptr)
        return -1;
    LabelRow copy = *row;
    copy.label.name = freeName(rowsOf(document_.state(), place.list), row->label.name);
    copy.label.colour.clear(); // to be told apart in the masks
    copy.enabled = row->enabled && row->label.synonyms.empty();
    const auto text = [name = nameOf(place)] { return tr("Duplicate “%1”").arg(name); };
    document_.edit(text, [&](DocumentState& state) {
        auto& rows = rowsOf(state, place.list);
        keepColours(rows, place.row + 1);
        rows.insert(at(rows, place.row + 1), copy);
        takeFreeColour(rows, place.row + 1);
    });
    return place.row + 1;
}

bool LabelEdits::move(LabelPlace place, int target) {
    const int count = static_cast<int>(rowsOf(document_.state(), place.list).size());
    if (rowAt(document_.state(), place) == nullptr || target < 0 || target >= count || target == place.row)
        return false;
    const auto text = [isUp = target < place.row, name = nameOf(place)] {
        return (isUp ? tr("Move “%1” up") : tr("Move “%1” down")).arg(name);
    };
    document_.edit(text, [&](DocumentState& state) {
        auto& rows = rowsOf(state, place.list);
        keepColours(rows, std::min(place.row, target), std::max(place.row, target) + 1);
        if (target < place.row)
            std::rotate(at(rows, target), at(rows, place.row), at(rows, place.row + 1));
        else
            std::rotate(at(rows, place.row), at(rows, place.row + 1), at(rows, target + 1));
    });
    return true;
}

void LabelEdits::join(LabelPlace place, LabelPlace other) {
    const LabelRow* goes = rowAt(document_.state(), other);
    if (goes == nullptr || rowAt(document_.state(), place) == nullptr || place == other)
        return;
    const std::vector<std::string> words = wordsOf(goes->label);
    const auto text = [from = nameOf(other), to = nameOf(place)] {
        return tr("Join “%1” with “%2”").arg(from, to);
    };
    document_.edit(text, [&](DocumentState& state) {
        auto& rows = rowsOf(state, place.list);
        addMissing(at(rows, place.row)->label, words);
        keepColours(rows, other.row + 1);
        rows.erase(at(rows, other.row));
    });
}

void LabelEdits::addWords(LabelPlace coarse, LabelPlace part) {
    if (const LabelRow* row = rowAt(document_.state(), part)) {
        const std::vector<std::string> words = wordsOf(row->label);
        const auto text = [from = nameOf(part), to = nameOf(coarse)] {
            return tr("Add “%1” to “%2”").arg(from, to);
        };
        editLabel(text, coarse, [&](LabelRow& changed) { addMissing(changed.label, words); });
    }
}

void LabelEdits::replaceAll(const PromptFile& file, const QString& from) {
    document_.edit([from] { return tr("Labels from “%1”").arg(from); },
                   [&](DocumentState& state) {
                       state.setPrompts(file.prompts);
                       const InspectionSettings defaults;
                       for (const auto& setting :
                            inspectionSettings()) // those that the file says nothing of stay
                           if (setting.get(file.settings) != setting.get(defaults))
                               setting.set(state.settings, setting.get(file.settings));
                       if (state.name.empty())
                           state.name = file.title;
                   });
}

} // namespace cliplad::ui
