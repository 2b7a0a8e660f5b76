#include "inspection/product/yaml_document.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "base/atomic_file.h"
#include "base/setting.h"

namespace cliplad {
namespace {

constexpr std::size_t kMaxDepth = 16;
constexpr std::size_t kMaxNodes = 100'000;

KnownError wrongText(std::string problem, std::string where, std::string hint) {
    std::string detail = hint.empty() ? problem : problem + "; " + hint;
    return {KnownError::Kind::WrongText, std::move(detail), std::move(problem), std::move(where),
            std::move(hint)};
}

int lineOf(const YAML::Mark& mark) {
    return std::max(mark.line, 0) + 1;
}

/// Bytes of the UTF-8 character that begins here; 0 where there is none.
std::size_t characterLength(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t length = byte(0) < 0x80   ? 1
                               : byte(0) < 0xc2 ? 0
                               : byte(0) < 0xe0 ? 2
                               : byte(0) < 0xf0 ? 3
                                                : 4;
    if (length == 0 || byte(0) > 0xf4 || length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
    const bool isOverlongOrSurrogate =
        (byte(0) == 0xe0 && byte(1) < 0xa0) || (byte(0) == 0xed && byte(1) > 0x9f) ||
        (byte(0) == 0xf0 && byte(1) < 0x90) || (byte(0) == 0xf4 && byte(1) > 0x8f);
    return isOverlongOrSurrogate ? 0 : length;
}

bool isControl(char character) {
    const auto byte = static_cast<unsigned char>(character);
    return (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f;
}

/// Builds the tree from yaml-cpp's events, so that nothing hostile is ever expanded.
class TreeBuilder final : public YAML::EventHandler {
public:
    explicit TreeBuilder(std::string file)
        : file_(std::move(file)) {}

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        refuseAnchor(mark, anchor);
        add(node(YamlNode::Kind::Empty, mark));
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuseAnchor(mark, 1); }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        check(mark, tag, anchor);
        if (std::any_of(value.begin(), value.end(), isControl))
            throw error(lineOf(mark), "holds a control character", "remove it");
        if (!isReadableText(value))
            throw error(lineOf(mark), "holds bytes that are no UTF-8 text", "save the file as UTF-8");
        YamlNode scalar = node(YamlNode::Kind::Text, mark);
        scalar.text = value;
        add(std::move(scalar));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(YamlNode::Kind::List, mark, tag, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(YamlNode::Kind::Map, mark, tag, anchor);
    }
    void OnMapEnd() override { close(); }

    YamlNode takeRoot() { return std::move(root_); }

private:
    KnownError error(int line, std::string problem, std::string hint = {}) const {
        return wrongText(std::move(problem), fmt::format("{}:{}", file_, line), std::move(hint));
    }
    void refuseAnchor(const YAML::Mark& mark, YAML::anchor_t anchor) const {
        if (anchor != YAML::NullAnchor)
            throw error(lineOf(mark), "anchors and aliases (& and *) are not allowed here",
                        "write the value out at each place");
    }
    void check(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) const {
        refuseAnchor(mark, anchor);
        if (!tag.empty() && tag != "?" && tag != "!")
            throw error(lineOf(mark), fmt::format("tags such as '{}' are not allowed here", tag),
                        "remove it");
    }
    YamlNode node(YamlNode::Kind kind, const YAML::Mark& mark) {
        if (++nodes_ > kMaxNodes)
            throw error(lineOf(mark), fmt::format("has more than {} values", kMaxNodes),
                        "check that this is the right file");
        YamlNode made;
        made.kind = kind;
        made.line = lineOf(mark);
        return made;
    }
    void open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
        check(mark, tag, anchor);
        if (stack_.size() >= kMaxDepth)
            throw error(lineOf(mark), fmt::format("is nested deeper than {} levels", kMaxDepth),
                        "check the indentation");
        stack_.push_back(node(kind, mark));
    }
    void close() {
        YamlNode done = std::move(stack_.back());
        stack_.pop_back();
        add(std::move(done));
    }
    void add(YamlNode added) {
        if (stack_.empty()) {
            root_ = std::move(added);
            return;
        }
        YamlNode& parent = stack_.back();
        if (parent.kind == YamlNode::Kind::Map && parent.keys.size() == parent.items.size())
            addKey(parent, added);
        else
            parent.items.push_back(std::move(added));
    }
    void addKey(YamlNode& map, const YamlNode& key) const {
        if (key.kind != YamlNode::Kind::Text)
            throw error(key.line, "expected a word as key", "write `key: value`");
        if (std::find(map.keys.begin(), map.keys.end(), key.text) != map.keys.end())
            throw error(key.line, fmt::format("the key '{}' is there twice", key.text), "remove one of them");
        map.keys.push_back(key.text);
    }

    std::string file_;
    std::vector<YamlNode> stack_;
    YamlNode root_;
    std::size_t nodes_ = 0;
};

std::string describe(const YamlNode& node) {
    switch (node.kind) {
    case YamlNode::Kind::Text:
        return fmt::format("'{}'", node.text.size() > 60 ? node.text.substr(0, 57) + "..." : node.text);
    case YamlNode::Kind::List:
        return "a list";
    case YamlNode::Kind::Map:
        return "a map of keys";
    case YamlNode::Kind::Empty:
        break;
    }
    return "nothing";
}

YamlNode parseTree(std::string_view yaml, const std::string& file) {
    if (yaml.size() > kMaxYamlBytes)
        throw KnownError(KnownError::Kind::TooLarge, std::to_string(yaml.size()),
                         fmt::format("has {} bytes, at most {} are read", yaml.size(), kMaxYamlBytes), file,
                         "check that this is the right file");
    std::istringstream stream{std::string(yaml)};
    TreeBuilder builder(file);
    try {
        YAML::Parser parser(stream);
        parser.HandleNextDocument(builder);
        YamlNode root = builder.takeRoot();
        root.line = std::max(root.line, 1); // an empty file has no node
        TreeBuilder second(file);
        if (parser.HandleNextDocument(second))
            throw wrongText("holds more than one YAML document", file, "keep one, without `---` between");
        return root;
    } catch (const YAML::Exception& exception) {
        throw wrongText(fmt::format("is not valid YAML: {}", exception.msg),
                        fmt::format("{}:{}", file, lineOf(exception.mark)),
                        "check the indentation and the quotes");
    }
}

} // namespace

bool isReadableText(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = characterLength(text);
        if (length == 0 || isControl(text.front()))
            return false;
        text.remove_prefix(length);
    }
    return true;
}

bool isReadableLine(std::string_view text) {
    return isReadableText(text) && text.find_first_of("\n\t") == std::string_view::npos;
}

YamlValue::YamlValue(std::shared_ptr<const YamlNode> node, std::string file, std::string path)
    : node_(std::move(node))
    , file_(std::move(file))
    , path_(std::move(path)) {}

YamlValue YamlValue::parse(std::string_view yaml, const std::string& file) {
    return YamlValue(std::make_shared<const YamlNode>(parseTree(yaml, file)), file, {});
}

YamlValue YamlValue::read(const std::filesystem::path& path) {
    return parse(readFile(path, kMaxYamlBytes), path.string());
}

KnownError YamlValue::error(const std::string& problem, std::string hint) const {
    const std::string place = path_.empty() ? "" : path_ + ": ";
    return wrongText(place + problem, fmt::format("{}:{}", file_, node_->line), std::move(hint));
}

void YamlValue::expect(YamlNode::Kind kind, std::string_view what) const {
    if (node_->kind != kind)
        throw error(fmt::format("expected {}, found {}", what, describe(*node_)));
}

const std::string& YamlValue::text() const {
    expect(YamlNode::Kind::Text, "a text");
    return node_->text;
}

bool YamlValue::boolean() const {
    expect(YamlNode::Kind::Text, "true or false");
    if (node_->text != "true" && node_->text != "false")
        throw error(fmt::format("expected true or false, found {}", describe(*node_)));
    return node_->text == "true";
}

double YamlValue::number() const {
    expect(YamlNode::Kind::Text, "a number");
    const std::string& text = node_->text;
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        throw error(fmt::format("expected a number, found {}", describe(*node_)));
    return value;
}

int YamlValue::wholeNumber() const {
    const double value = number();
    if (value != std::floor(value) || std::abs(value) > 1e9)
        throw error(fmt::format("expected a whole number, found {}", describe(*node_)));
    return static_cast<int>(value);
}

std::vector<YamlValue> YamlValue::list() const {
    expect(YamlNode::Kind::List, "a list");
    std::vector<YamlValue> values;
    for (std::size_t i = 0; i < node_->items.size(); ++i)
        values.push_back(YamlValue(std::shared_ptr<const YamlNode>(node_, &node_->items[i]), file_,
                                   fmt::format("{}[{}]", path_, i)));
    return values;
}

std::vector<std::string> YamlValue::keys() const {
    expect(YamlNode::Kind::Map, "keys with values");
    return node_->keys;
}

void YamlValue::expectKeys(std::initializer_list<std::string_view> known) const {
    expect(YamlNode::Kind::Map, "keys with values");
    const std::vector<std::string> names(known.begin(), known.end());
    for (std::size_t i = 0; i < node_->keys.size(); ++i) {
        const std::string& key = node_->keys[i];
        if (std::find(names.begin(), names.end(), key) != names.end())
            continue;
        const std::string nearest = nearestWord(key, names);
        const YamlValue place(std::shared_ptr<const YamlNode>(node_, &node_->items[i]), file_, path_);
        throw place.error(fmt::format("the key '{}' is not known", key),
                          nearest.empty() ? fmt::format("the keys are {}", fmt::join(names, ", "))
                                          : fmt::format("did you mean '{}'?", nearest));
    }
}

std::optional<YamlValue> YamlValue::find(std::string_view key) const {
    expect(YamlNode::Kind::Map, "keys with values");
    const auto found = std::find(node_->keys.begin(), node_->keys.end(), key);
    if (found == node_->keys.end())
        return std::nullopt;
    const YamlNode& item = node_->items[static_cast<std::size_t>(found - node_->keys.begin())];
    if (item.kind == YamlNode::Kind::Empty)
        return std::nullopt;
    return YamlValue(std::shared_ptr<const YamlNode>(node_, &item), file_,
                     path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key));
}

YamlValue YamlValue::at(std::string_view key) const {
    if (auto value = find(key))
        return *value;
    throw error(fmt::format("needs the key '{}'", key));
}

YamlValue YamlValue::nearest(std::string_view path) const {
    if (path.starts_with('.'))
        path.remove_prefix(1);
    if (path.empty())
        return *this;
    if (path.front() == '[') {
        std::size_t index = 0;
        const char* const end = std::from_chars(path.data() + 1, path.data() + path.size(), index).ptr;
        if (node_->kind != YamlNode::Kind::List || index >= node_->items.size())
            return *this;
        return list()[index].nearest(path.substr(static_cast<std::size_t>(end - path.data()) + 1));
    }
    const std::string_view key = path.substr(0, path.find_first_of(".["));
    const auto value = node_->kind == YamlNode::Kind::Map ? find(key) : std::nullopt;
    if (!value)
        return *this;
    return value->nearest(path.substr(key.size()));
}

} // namespace cliplad
