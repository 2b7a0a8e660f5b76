#include "report/result_formats.h"

#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/setting.h"

namespace cliplad {
namespace {

bool& flagOf(ResultFormats& formats, const std::string& word) {
    if (word == "csv")
        return formats.csv;
    if (word == "csv-semicolon")
        return formats.csvSemicolon;
    if (word == "json")
        return formats.json;
    if (word == "masks")
        return formats.masks;
    if (word == "overlays")
        return formats.overlays;
    if (word == "coco")
        return formats.coco;
    const std::string nearest = nearestWord(word, ResultFormats::names());
    throw Error(fmt::format("expected any of {}, found '{}'", fmt::join(ResultFormats::names(), ", "), word),
                {}, nearest.empty() ? "" : fmt::format("did you mean {}?", nearest));
}

} // namespace

const std::vector<std::string>& ResultFormats::names() {
    static const std::vector<std::string> names = {"csv",   "csv-semicolon", "json",
                                                   "masks", "overlays",      "coco"};
    return names;
}

ResultFormats ResultFormats::parse(const std::vector<std::string>& words) {
    ResultFormats formats;
    for (const std::string& list : words) {
        std::istringstream stream(list);
        for (std::string word; std::getline(stream, word, ',');)
            flagOf(formats, word) = true;
    }
    return formats;
}

std::string ResultFormats::text() const {
    std::string text;
    ResultFormats copy = *this;
    for (const std::string& name : names())
        if (flagOf(copy, name))
            text += (text.empty() ? "" : ",") + name;
    return text;
}

} // namespace cliplad
