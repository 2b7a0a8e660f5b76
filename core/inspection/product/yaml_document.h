#pragma once

#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/known_error.h"

namespace cliplad {

/// YAML files from outside that are larger are refused.
constexpr std::size_t kMaxYamlBytes = std::size_t(1) << 20;

/// UTF-8 without control characters but line breaks and tabs: what a person can read, and what is read back
/// as it was written.
bool isReadableText(std::string_view text);

/// The same without line breaks and tabs, for names.
bool isReadableLine(std::string_view text);

/// One node of a YAML document. A map keeps its keys in the order of the file; `items` are its values.
struct YamlNode {
    enum class Kind { Empty, Text, List, Map };

    Kind kind = Kind::Empty;
    int line = 0;                  ///< 1-based
    std::string text;              ///< Kind::Text
    std::vector<YamlNode> items;   ///< Kind::List and Kind::Map
    std::vector<std::string> keys; ///< Kind::Map: the key of each item
};

/// A place in a YAML file that knows how to name itself in an error ("product.yaml:12: fine[2].name").
///
/// Reading is strict: every accessor throws KnownError (WrongText) with file, line, what was expected and
/// what was found. Copyable; shares the document.
class YamlValue {
public:
    /// Parses YAML from outside. Anchors, aliases, tags and several documents are refused, repeated keys too;
    /// size, depth and node count are bounded before anything is built. Throws Error naming `file`.
    static YamlValue parse(std::string_view yaml, const std::string& file);
    static YamlValue read(const std::filesystem::path& path);

    const std::string& text() const;
    bool boolean() const;
    double number() const;
    int wholeNumber() const;
    std::vector<YamlValue> list() const;

    bool isText() const { return node_->kind == YamlNode::Kind::Text; }

    /// Throws Error for a key that is none of `known`, suggesting the nearest.
    void expectKeys(std::initializer_list<std::string_view> known) const;
    std::vector<std::string> keys() const;
    /// The value of a map's key; nothing where it is missing or empty.
    std::optional<YamlValue> find(std::string_view key) const;
    /// As find, but the key must be there.
    YamlValue at(std::string_view key) const;

    /// The place of a path such as "fine[2].name", or as much of the way as is there.
    YamlValue nearest(std::string_view path) const;

    /// An error at this place.
    KnownError error(const std::string& problem, std::string hint = {}) const;

private:
    YamlValue(std::shared_ptr<const YamlNode> node, std::string file, std::string path);
    void expect(YamlNode::Kind kind, std::string_view what) const;

    std::shared_ptr<const YamlNode> node_;
    std::string file_;
    std::string path_;
};

} // namespace cliplad
