#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <QString>

namespace cliplad::ui {

/// Short names of files in a growing list that tell them apart: the file's name, with as many of its folders
/// as it takes ("left/1.png" and "right/1.png"). Made for a hundred thousand files: a file is entered in
/// constant time, and its path is asked for again only where another has the same name. One thread.
class TellingNames {
public:
    /// The path of a file that was added, as bytes, by its place in the list.
    using PathAt = std::function<std::string_view(int place)>;

    explicit TellingNames(PathAt at)
        : at_(std::move(at)) {}

    /// Begins a list anew. @return what was known, to be freed wherever that may take its time
    TellingNames clear();
    /// So many files will be there: room is made for them at once.
    void expect(std::size_t files) { byName_.reserve(files); }
    /// Enters the file of the next place. @return whether files that were there have other names now
    bool add();
    int size() const { return size_; }

    /// Of one that was added. @param parts how much of the path is shown in any case; 1: the file's name
    QString nameOf(const std::filesystem::path& path, int parts = 1) const;
    /// How many characters at the start of what nameOf() gives may be left out without two files of this name
    /// becoming alike; 0: it is alone.
    qsizetype alikeStart(const std::filesystem::path& path, int parts = 1) const;

private:
    /// Files of one name.
    struct Namesakes {
        std::vector<int> places;
        int parts = 1;                           ///< of their paths, that tell them apart
        std::unordered_set<std::uint64_t> tails; ///< hashes of these parts
        std::size_t alike = std::string::npos;   ///< bytes that all of these parts begin with
    };

    bool enter(Namesakes& namesakes, int place);
    void compare(Namesakes& namesakes, std::string_view path) const;
    const Namesakes* namesakesOf(std::string_view path) const; ///< null: it is alone

    PathAt at_;
    int size_ = 0;
    std::unordered_map<std::string, int> byName_; ///< the only place, or −1 − index of namesakes_
    std::vector<Namesakes> namesakes_;
};

} // namespace cliplad::ui
