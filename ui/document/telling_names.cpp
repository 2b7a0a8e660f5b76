#include "document/telling_names.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace cliplad::ui {
namespace {

constexpr char kSeparator = '/';

/// The last `parts` parts of a path, as bytes.
std::string_view tailOf(std::string_view path, int parts) {
    std::size_t begin = path.size();
    for (int i = 0; i < parts && begin != std::string_view::npos && begin > 0; ++i)
        begin = path.rfind(kSeparator, begin - 1);
    return begin == std::string_view::npos ? path : path.substr(begin + 1);
}

int partsOf(std::string_view path) {
    return 1 + static_cast<int>(std::count(path.begin(), path.end(), kSeparator));
}

std::uint64_t hashOf(std::string_view text) {
    return std::hash<std::string_view>()(text);
}

} // namespace

TellingNames TellingNames::clear() {
    TellingNames old(at_);
    std::swap(old.size_, size_);
    std::swap(old.byName_, byName_);
    std::swap(old.namesakes_, namesakes_);
    return old;
}

bool TellingNames::add() {
    const int place = size_++;
    const auto [entry, isNew] = byName_.emplace(tailOf(at_(place), 1), place);
    if (isNew)
        return false;
    if (entry->second >= 0) {
        namesakes_.emplace_back();
        enter(namesakes_.back(), entry->second);
        entry->second = -static_cast<int>(namesakes_.size());
    }
    return enter(namesakes_[static_cast<std::size_t>(-entry->second - 1)], place);
}

/// @return whether the names of the others grew
bool TellingNames::enter(Namesakes& namesakes, int place) {
    namesakes.places.push_back(place);
    const std::string_view added = at_(place);
    const auto hash = [&](std::string_view path) { return hashOf(tailOf(path, namesakes.parts)); };
    if (namesakes.tails.insert(hash(added)).second) {
        compare(namesakes, added);
        return false;
    }
    // The whole path ends it: a file that is there twice has one name.
    for (bool isAlike = true; isAlike && namesakes.parts < partsOf(added);) {
        ++namesakes.parts;
        namesakes.tails.clear();
        isAlike = false;
        for (const int each : namesakes.places)
            isAlike = !namesakes.tails.insert(hash(at_(each))).second || isAlike;
    }
    namesakes.alike = std::string::npos;
    for (const int each : namesakes.places)
        compare(namesakes, at_(each));
    return true;
}

/// Follows what all of them begin with.
void TellingNames::compare(Namesakes& namesakes, std::string_view path) const {
    const std::string_view first = tailOf(at_(namesakes.places.front()), namesakes.parts);
    const std::string_view tail = tailOf(path, namesakes.parts);
    const auto differ = std::mismatch(first.begin(), first.end(), tail.begin(), tail.end()).first;
    namesakes.alike = std::min(namesakes.alike, static_cast<std::size_t>(differ - first.begin()));
}

const TellingNames::Namesakes* TellingNames::namesakesOf(std::string_view path) const {
    const auto entry = byName_.find(std::string(tailOf(path, 1)));
    return entry == byName_.end() || entry->second >= 0
               ? nullptr
               : &namesakes_[static_cast<std::size_t>(-entry->second - 1)];
}

QString TellingNames::nameOf(const std::filesystem::path& path, int parts) const {
    const std::string_view all = path.native();
    if (const Namesakes* namesakes = namesakesOf(all))
        parts = std::max(parts, namesakes->parts);
    const std::string_view tail = tailOf(all, parts);
    return QString::fromUtf8(tail.data(), static_cast<qsizetype>(tail.size()));
}

qsizetype TellingNames::alikeStart(const std::filesystem::path& path, int parts) const {
    const std::string_view all = path.native();
    const Namesakes* namesakes = namesakesOf(all);
    if (namesakes == nullptr)
        return 0;
    const std::string_view tail = tailOf(all, std::max(parts, namesakes->parts));
    std::size_t alike = tail.size() - tailOf(all, namesakes->parts).size() + namesakes->alike;
    while (alike < tail.size() &&
           (static_cast<unsigned char>(tail[alike]) & 0xC0U) == 0x80) // within a letter
        --alike;
    return QString::fromUtf8(tail.data(), static_cast<qsizetype>(std::min(alike, tail.size()))).size();
}

} // namespace cliplad::ui
