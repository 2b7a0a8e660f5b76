#include "dataset/sub_type_file.h"

#include <algorithm>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/setting.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr auto kByteOrderMark = "\xEF\xBB\xBF";

std::vector<std::string> fieldsOf(const std::string& line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"') {
            if (quoted && i + 1 < line.size() && line[i + 1] == '"')
                fields.back() += line[i++];
            else
                quoted = !quoted;
        } else if (line[i] == ',' && !quoted) {
            fields.emplace_back();
        } else if (line[i] != '\r') {
            fields.back() += line[i];
        }
    }
    return fields;
}

std::string quotedWhereNeeded(const std::string& text) {
    if (text.find_first_of(",\"") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string(2, c) : std::string(1, c);
    return quoted + '"';
}

void requireHeader(std::string line, const std::string& where) {
    if (line.starts_with(kByteOrderMark))
        line.erase(0, 3);
    const std::vector<std::string> columns = fieldsOf(line);
    if (columns.size() < 2 || columns[0] != "image" || columns[1] != "sub_type")
        throw Error(fmt::format("expected a first line that begins with image,sub_type; found '{}'",
                                line.substr(0, 80)),
                    where, "correct the line, or have the file written anew");
}

void requireKnown(const std::string& subType, const DataSet& dataSet, const std::vector<std::string>& known,
                  const std::string& where) {
    if (subType.empty() || known.empty() || std::find(known.begin(), known.end(), subType) != known.end())
        return;
    const std::string nearest = nearestWord(subType, known);
    throw Error(fmt::format("'{}' is no sub-type of {}", subType, dataSet.name), where,
                nearest.empty() ? fmt::format("name one of {}", fmt::join(known, ", "))
                                : fmt::format("did you mean {}?", nearest));
}

} // namespace

std::string imageName(const DataSetImage& image, const DataSet& dataSet) {
    return image.path.lexically_relative(dataSet.root).generic_string();
}

std::map<std::string, std::string> readSubTypeFile(const fs::path& file, const DataSet& dataSet,
                                                   const std::vector<std::string>& known) {
    std::set<std::string> images;
    for (const DataSetImage& image : dataSet.images)
        images.insert(imageName(image, dataSet));
    std::istringstream lines(readFile(file, std::size_t(64) << 20));
    std::string line;
    std::getline(lines, line);
    requireHeader(line, file.string() + ":1");
    std::map<std::string, std::string> subTypes;
    for (int number = 2; std::getline(lines, line); ++number) {
        const std::string where = fmt::format("{}:{}", file.string(), number);
        const std::vector<std::string> fields = fieldsOf(line);
        if (fields.size() == 1 && fields[0].empty())
            continue;
        if (fields.size() < 2)
            throw Error("expected an image and its sub-type with a comma between them", where,
                        "complete the line, or take it out");
        if (!images.contains(fields[0]))
            throw Error(fmt::format("{} has no image '{}'", dataSet.name, fields[0]), where,
                        "name images relative to the data set's folder, as in test/good/000.png");
        requireKnown(fields[1], dataSet, known, where);
        if (!subTypes.emplace(fields[0], fields[1]).second)
            throw Error(fmt::format("names the image '{}' a second time", fields[0]), where,
                        "take one of the lines out");
    }
    return subTypes;
}

void writeSubTypes(const fs::path& file, const SubTypeTable& table) {
    std::vector<SubTypeEntry> entries = table.entries;
    std::stable_sort(entries.begin(), entries.end(), [](const SubTypeEntry& a, const SubTypeEntry& b) {
        return a.confidence < b.confidence;
    });
    std::string text = "image,sub_type,confidence,by\n";
    for (const SubTypeEntry& entry : entries)
        text += fmt::format("{},{},{:.2f},{}\n", quotedWhereNeeded(entry.image),
                            quotedWhereNeeded(entry.subType), entry.confidence, quotedWhereNeeded(entry.by));
    writeFileAtomically(file, text);
}

} // namespace cliplad
