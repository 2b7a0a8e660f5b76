#include "pages/score/table/name_order.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace cliplad::ui {
namespace {

constexpr std::size_t kDigits = 12; ///< numbers are padded to so many

/// The first bytes that tell names apart, as numbers of the same order.
struct Key {
    std::array<std::uint64_t, 2> bytes{};
    int name = 0;
};

std::size_t shortest(const std::vector<std::string>& names) {
    std::size_t length = names[0].size();
    for (const std::string& name : names)
        length = std::min(length, name.size());
    return length;
}

/// Positions that all names have and that do not hold the same byte in all: the others decide nothing.
std::vector<std::size_t> tellingPositions(const std::vector<std::string>& names) {
    const std::string& first = names[0];
    const std::size_t length = shortest(names);
    std::string differs(length, '\0'); // bits that differ somewhere
    for (const std::string& name : names) {
        std::size_t i = 0;
        for (; i + sizeof(std::uint64_t) <= length; i += sizeof(std::uint64_t)) { // words, for speed
            std::uint64_t here = 0, there = 0, known = 0;
            std::memcpy(&here, name.data() + i, sizeof here);
            std::memcpy(&there, first.data() + i, sizeof there);
            std::memcpy(&known, differs.data() + i, sizeof known);
            known |= here ^ there;
            std::memcpy(differs.data() + i, &known, sizeof known);
        }
        for (; i < length; ++i)
            differs[i] = static_cast<char>(differs[i] | (name[i] ^ first[i]));
    }
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < length && positions.size() < sizeof(Key::bytes); ++i)
        if (differs[i] != 0)
            positions.push_back(i);
    return positions;
}

Key keyOf(const std::string& name, int index, const std::vector<std::size_t>& positions) {
    Key key{.name = index};
    for (std::size_t i = 0; i < positions.size(); ++i)
        key.bytes[i / 8] |= std::uint64_t(static_cast<unsigned char>(name[positions[i]]))
                            << (56 - 8 * (i % 8));
    return key;
}

} // namespace

std::string countingName(const std::filesystem::path& path) {
    const std::string name = path.string();
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    std::string padded;
    padded.reserve(name.size() + 2 * kDigits);
    for (std::size_t i = 0; i < name.size();) {
        if (!isDigit(name[i])) {
            padded += name[i++];
            continue;
        }
        std::size_t end = i;
        while (end < name.size() && isDigit(name[end]))
            ++end;
        if (end - i < kDigits)
            padded.append(kDigits - (end - i), '0');
        padded.append(name, i, end - i);
        i = end;
    }
    return padded;
}

std::vector<int> nameRanks(const std::vector<std::string>& names) {
    if (names.empty())
        return {};
    const std::vector<std::size_t> positions = tellingPositions(names);
    std::vector<Key> keys;
    keys.reserve(names.size());
    for (std::size_t i = 0; i < names.size(); ++i)
        keys.push_back(keyOf(names[i], static_cast<int>(i), positions));
    const auto before = [&names](const Key& a, const Key& b) {
        if (a.bytes != b.bytes)
            return a.bytes < b.bytes;
        const int order =
            names[static_cast<std::size_t>(a.name)].compare(names[static_cast<std::size_t>(b.name)]);
        return order != 0 ? order < 0 : a.name < b.name;
    };
    if (!std::is_sorted(keys.begin(), keys.end(), before))
        std::sort(keys.begin(), keys.end(), before);
    std::vector<int> ranks(names.size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        ranks[static_cast<std::size_t>(keys[i].name)] = static_cast<int>(i);
    return ranks;
}

} // namespace cliplad::ui
