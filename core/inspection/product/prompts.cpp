#include "inspection/product/prompts.h"

#include <algorithm>
#include <cctype>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <yaml-cpp/emitter.h>
#include <yaml-cpp/stlemitter.h>

#include "base/atomic_file.h"
#include "base/lower_case.h"
#include "clip/prompt_templates.h"
#include "clip/tokenizer/tokenizer.h"
#include "image/palette.h"
#include "segmentation/coarse_mask.h"

namespace cliplad {
namespace {

/// How many tokens words may have so that they fit into the text tower with its two markers and any template.
int maxWordTokens() {
    static const int limit = [] {
        std::size_t longest = 0;
        for (const std::string& sentence : promptTemplates(Templates::Full))
            longest = std::max(longest, Tokenizer::clip().encode(fillTemplate(sentence, "")).size());
        return Tokenizer::kContextLength - 2 - static_cast<int>(longest);
    }();
    return limit;
}

Templates readTemplates(const YamlValue& value) {
    const auto* const found = std::find(kTemplateNames.begin(), kTemplateNames.end(), value.text());
    if (found == kTemplateNames.end())
        throw value.error(
            fmt::format("expected {}, found '{}'", fmt::join(kTemplateNames, ", "), value.text()));
    return static_cast<Templates>(found - kTemplateNames.begin());
}

Label readLabel(const YamlValue& value) {
    if (value.isText())
        return {.name = value.text(), .synonyms = {}, .background = false, .colour = {}};
    value.expectKeys({"name", "synonyms", "background", "colour", "templates"});
    Label label;
    label.name = value.at("name").text();
    if (const auto synonyms = value.find("synonyms"))
        for (const YamlValue& synonym : synonyms->list())
            label.synonyms.push_back(synonym.text());
    if (const auto background = value.find("background"))
        label.background = background->boolean();
    if (const auto colour = value.find("colour"))
        label.colour = colour->text();
    if (const auto templates = value.find("templates"))
        label.templates = readTemplates(*templates);
    return label;
}

std::vector<Label> readLabels(const YamlValue& map, std::string_view key) {
    std::vector<Label> labels;
    for (const YamlValue& value : map.at(key).list())
        labels.push_back(readLabel(value));
    return labels;
}

void writeLabels(YAML::Emitter& out, const std::string& key, const std::vector<Label>& labels) {
    out << YAML::Key << key << YAML::Value << YAML::BeginSeq;
    for (const Label& label : labels) {
        out << YAML::BeginMap << YAML::Key << "name" << YAML::Value << label.name;
        if (!label.synonyms.empty())
            out << YAML::Key << "synonyms" << YAML::Value << YAML::Flow << label.synonyms;
        if (label.background)
            out << YAML::Key << "background" << YAML::Value << "true";
        if (!label.colour.empty())
            out << YAML::Key << "colour" << YAML::Value << YAML::DoubleQuoted << label.colour;
        if (label.templates)
            out << YAML::Key << "templates" << YAML::Value
                << kTemplateNames.at(static_cast<std::size_t>(*label.templates));
        out << YAML::EndMap;
    }
    out << YAML::EndSeq;
}

/// As the tokenizer compares words: lower case, blanks trimmed.
std::string normalised(std::string_view text) {
    const auto isSpace = [](unsigned char c) { return std::isspace(c) != 0; };
    const auto begin = std::find_if_not(text.begin(), text.end(), isSpace);
    const auto end = std::find_if_not(text.rbegin(), text.rend(), isSpace).base();
    return begin < end ? inLowerCase({begin, end}) : std::string();
}

/// Checks one of the two lists, label by label.
class LabelListCheck {
public:
    LabelListCheck(std::string list, std::vector<ValidationProblem>& problems)
        : list_(std::move(list))
        , problems_(problems) {}

    void run(const std::vector<Label>& labels) {
        for (std::size_t i = 0; i < std::min(labels.size(), kMaxLabels); ++i)
            checkLabel(labels[i], fmt::format("{}[{}]", list_, i));
        if (labels.size() > kMaxLabels)
            add({.key = list_,
                 .message =
                     fmt::format("has {} labels, at most {} can be told apart", labels.size(), kMaxLabels),
                 .kind = Kind::TooManyLabels,
                 .number = static_cast<int>(labels.size()),
                 .most = static_cast<int>(kMaxLabels)});
        const auto isForeground = [](const Label& label) { return !label.background; };
        const std::string kind = list_ == "coarse" ? "foreground" : "part";
        if (labels.empty())
            add({list_, fmt::format("has no label; name at least one {}", kind), Kind::NoLabel});
        else if (std::none_of(labels.begin(), labels.end(), isForeground))
            add({list_, fmt::format("holds only background; name at least one {}", kind),
                 Kind::OnlyBackground});
    }

private:
    using Kind = ValidationProblem::Kind;

    void add(ValidationProblem problem) { problems_.push_back(std::move(problem)); }

    void checkLabel(const Label& label, const std::string& key) {
        const std::string name = normalised(label.name);
        if (name.empty())
            add({key + ".name", "the label has no name", Kind::NoName});
        else if (const auto [first, isNew] = names_.emplace(name, key); !isNew)
            add({key + ".name", fmt::format("'{}' is already the name of {}", label.name, first->second),
                 Kind::NameTaken, label.name, first->second});
        if (!label.colour.empty() && !parseColour(label.colour))
            add({key + ".colour", fmt::format("expected a colour as '#rrggbb', found '{}'", label.colour),
                 Kind::NoColour, label.colour});
        if (label.synonyms.empty() && !name.empty())
            checkWords(label.name, key, key + ".name");
        for (std::size_t i = 0; i < label.synonyms.size(); ++i)
            checkWords(label.synonyms[i], key, fmt::format("{}.synonyms[{}]", key, i));
    }

    void checkWords(const std::string& words, const std::string& label, const std::string& key) {
        const std::string text = normalised(words);
        if (text.empty())
            return add({key, "is empty; write words or remove it", Kind::NoWords});
        if (const auto [first, isNew] = words_.emplace(text, label); !isNew)
            return first->second == label
                       ? add({key, fmt::format("'{}' is there twice", words), Kind::WordsTwice, words})
                       : add({key,
                              fmt::format("'{}' also stands for {}; one text cannot mean two labels", words,
                                          first->second),
                              Kind::WordsTaken, words, first->second});
        checkLength(words, key);
    }

    void checkLength(const std::string& words, const std::string& key) {
        const int limit = maxWordTokens();
        try {
            const auto tokens = static_cast<int>(Tokenizer::clip().encode(words).size());
            if (tokens > limit)
                add({.key = key,
                     .message = fmt::format(
                         "is {} tokens long; {} fit into the {} of the text tower beside a template", tokens,
                         limit, Tokenizer::kContextLength),
                     .kind = Kind::WordsTooLong,
                     .text = words,
                     .number = tokens,
                     .most = limit});
        } catch (const Error& error) {
            add({key, error.problem()});
        }
    }

    std::string list_;
    std::vector<ValidationProblem>& problems_;
    std::map<std::string, std::string> names_; ///< to the key of the label that has it
    std::map<std::string, std::string> words_;
};

} // namespace

std::vector<ValidationProblem> validatePrompts(const Prompts& prompts) {
    std::vector<ValidationProblem> problems;
    LabelListCheck("coarse", problems).run(prompts.coarse);
    LabelListCheck("fine", problems).run(prompts.fine);
    return problems;
}

Prompts readPrompts(const YamlValue& map) {
    Prompts prompts{.coarse = readLabels(map, "coarse"), .fine = readLabels(map, "fine")};
    const auto problems = validatePrompts(prompts);
    if (!problems.empty())
        throw map.nearest(problems.front().key).error(problems.front().message);
    return prompts;
}

void writePrompts(YAML::Emitter& out, const Prompts& prompts) {
    writeLabels(out, "coarse", prompts.coarse);
    writeLabels(out, "fine", prompts.fine);
}

void readSettings(const YamlValue& map, InspectionSettings& settings) {
    for (const std::string& key : map.keys()) {
        const auto value = map.find(key);
        if (!value)
            throw map.error(fmt::format("'{}' has no value", key));
        try {
            setSetting(settings, key, value->text());
        } catch (const Error& error) {
            if (error.where().find(':') != std::string::npos)
                throw; // already names file and line
            throw value->error(error.problem(), error.hint());
        }
    }
}

PromptFile parsePromptFile(std::string_view yaml, const std::string& file) {
    const YamlValue root = YamlValue::parse(yaml, file);
    root.expectKeys({"title", "coarse", "fine", "settings"});
    PromptFile result;
    if (const auto title = root.find("title"))
        result.title = title->text();
    result.prompts = readPrompts(root);
    if (const auto settings = root.find("settings"))
        readSettings(*settings, result.settings);
    return result;
}

PromptFile readPromptFile(const std::filesystem::path& path) {
    return parsePromptFile(readFile(path, kMaxYamlBytes), path.string());
}

std::string promptFileYaml(const PromptFile& file) {
    YAML::Emitter out;
    out << YAML::BeginMap;
    if (!file.title.empty())
        out << YAML::Key << "title" << YAML::Value << file.title;
    writePrompts(out, file.prompts);
    if (file.settings != InspectionSettings{}) {
        out << YAML::Key << "settings" << YAML::Value << YAML::BeginMap;
        for (const auto& setting : inspectionSettings())
            if (setting.get(file.settings) != setting.get(InspectionSettings{}))
                out << YAML::Key << setting.info.key << YAML::Value << setting.get(file.settings);
        out << YAML::EndMap;
    }
    out << YAML::EndMap << YAML::Newline;
    return out.c_str();
}

void writePromptFile(const PromptFile& file, const std::filesystem::path& path) {
    if (const auto problems = validatePrompts(file.prompts); !problems.empty())
        throw Error(fmt::format("{}: {}", problems.front().key, problems.front().message), path.string(),
                    "mend the words first: a file with them could not be read again");
    writeFileAtomically(path, promptFileYaml(file));
}

} // namespace cliplad
