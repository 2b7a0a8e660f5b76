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
    if (namesakes.tails.insert(hash(added)).second)
        return false;
    // The whole path ends it: a file that is there twice has one name.
    for (bool isAlike = true; isAlike && namesakes.parts < partsOf(added);) {
        ++namesakes.parts;
        namesakes.tails.clear();
        isAlike = false;
        for (const int each : namesakes.places)
            isAlike = !namesakes.tails.insert(hash(at_(each))).second || isAlike;
    }
    return true;
}

QString TellingNames::nameOf(const std::filesystem::path& path, int parts) const {
    const std::string_view all = path.native();
    const auto entry = byName_.find(std::string(tailOf(all, 1)));
    if (entry != byName_.end() && entry->second < 0)
        parts = std::max(parts, namesakes_[static_cast<std::size_t>(-entry->second - 1)].parts);
    const std::string_view tail = tailOf(all, parts);
    return QString::fromUtf8(tail.data(), static_cast<qsizetype>(tail.size()));
}

} // namespace cliplad::ui
