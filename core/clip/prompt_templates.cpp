#include "clip/prompt_templates.h"

#include <algorithm>
#include <cstddef>
#include <span>

#include "base/embedded_file.h"
#include "clip/tokenizer/tokenizer.h"

CLIPLAD_EMBEDDED_FILE(prompt_templates_full);
CLIPLAD_EMBEDDED_FILE(prompt_templates_short);

namespace cliplad {

namespace {

/// The items of a YAML list whose lines read `- "item"`, as a test holds the files to be.
std::vector<std::string> quotedItems(std::span<const std::byte> yaml) {
    const std::string_view text(reinterpret_cast<const char*>(yaml.data()), yaml.size());
    std::vector<std::string> items;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        const std::size_t open = line.find('"'), close = line.rfind('"');
        if (line.starts_with("- \"") && close > open)
            items.emplace_back(line.substr(open + 1, close - open - 1));
        begin = end + 1;
    }
    return items;
}

} // namespace

const std::vector<std::string>& promptTemplates(Templates which) {
    static const std::vector<std::string> full = quotedItems(CLIPLAD_EMBEDDED_BYTES(prompt_templates_full));
    static const std::vector<std::string> brief = quotedItems(CLIPLAD_EMBEDDED_BYTES(prompt_templates_short));
    static const std::vector<std::string> none = {"{}"};
    switch (which) {
    case Templates::Full:
        return full;
    case Templates::Short:
        return brief;
    case Templates::None:
        break;
    }
    return none;
}

std::vector<std::vector<std::int32_t>> templateBeginnings() {
    const Tokenizer& tokenizer = Tokenizer::clip();
    std::vector<std::vector<std::int32_t>> beginnings;
    for (const std::string& promptTemplate : promptTemplates(Templates::Full)) {
        std::vector<std::int32_t>& codes = beginnings.emplace_back();
        codes.push_back(tokenizer.vocabulary().startOfText());
        const auto text = tokenizer.encode(promptTemplate.substr(0, promptTemplate.find("{}")));
        codes.insert(codes.end(), text.begin(), text.end());
    }
    return beginnings;
}

std::string fillTemplate(std::string_view promptTemplate, std::string_view words) {
    std::string text(promptTemplate);
    if (const std::size_t at = text.find("{}"); at != std::string::npos)
        text.replace(at, 2, words);
    return text;
}

} // namespace cliplad
