#include "dataset/sub_types.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/folder.h"
#include "dataset/natural_order.h"
#include "dataset/sub_type_file.h"
#include "dataset/sub_type_rules.h"
#include "image/photo.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

struct Rule {
    std::string_view category;
    std::array<const char*, 3> subTypes;
    SubTypeGuess (*guess)(const cv::Mat& rgb);
};

constexpr std::array<Rule, 2> kRules = {
    {{"juice_bottle", {"banana", "cherry", "orange"}, guessJuice},
     {"splicing_connectors", {"yellow", "blue", "red"}, guessConnectors}}};

const Rule* ruleOf(std::string_view category) {
    const auto rule = std::find_if(kRules.begin(), kRules.end(),
                                   [&](const Rule& known) { return known.category == category; });
    return rule == kRules.end() ? nullptr : &*rule;
}

/// The file that is meant, where there is one. A missing one is an Error only where it was named.
std::optional<fs::path> fileOf(const DataSet& dataSet, const fs::path& named) {
    if (!named.empty())
        return named;
    fs::path own = dataSet.root / kSubTypesFile;
    return isThere(own) ? std::optional(std::move(own)) : std::nullopt;
}

std::vector<std::string> namesIn(const std::map<std::string, std::string>& said) {
    std::vector<std::string> names;
    for (const auto& [image, subType] : said)
        if (!subType.empty())
            names.push_back(subType);
    std::sort(names.begin(), names.end(), naturallyBefore);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::string someOf(const std::vector<std::string>& images) {
    constexpr std::size_t kShown = 5;
    const auto end = images.begin() + static_cast<std::ptrdiff_t>(std::min(kShown, images.size()));
    std::string text = fmt::format("{}", fmt::join(images.begin(), end, ", "));
    return images.size() > kShown ? text + fmt::format(" and {} more", images.size() - kShown) : text;
}

void addNotices(SubTypeTable& table, const std::vector<std::string>& unnamed,
                const std::optional<fs::path>& file) {
    std::vector<std::string> undecided;
    for (const SubTypeEntry& entry : table.entries)
        if (entry.subType.empty())
            undecided.push_back(entry.image);
    if (!unnamed.empty() && file)
        table.notices.push_back(fmt::format("{} says nothing of {} images, which go by their looks: {}",
                                            file->string(), unnamed.size(), someOf(unnamed)));
    if (!undecided.empty())
        table.notices.push_back(
            fmt::format("{} images are of no sub-type that can be told, and are left out: {}; "
                        "name theirs in {}",
                        undecided.size(), someOf(undecided), kSubTypesFile));
    for (const std::string& subType : table.subTypes)
        if (std::none_of(table.entries.begin(), table.entries.end(),
                         [&](const SubTypeEntry& entry) { return entry.subType == subType; }))
            table.notices.push_back(fmt::format("no image is of the sub-type {}", subType));
}

} // namespace

std::vector<std::string> knownSubTypes(std::string_view category) {
    const Rule* rule = ruleOf(category);
    return rule ? std::vector<std::string>(rule->subTypes.begin(), rule->subTypes.end())
                : std::vector<std::string>();
}

bool hasSubTypes(const DataSet& dataSet) {
    return ruleOf(dataSet.name) || isThere(dataSet.root / kSubTypesFile);
}

SubTypeTable findSubTypes(const DataSet& dataSet, const fs::path& file, const JobContext& job) {
    const Rule* rule = ruleOf(dataSet.name);
    const std::optional<fs::path> source = fileOf(dataSet, file);
    if (!rule && !source)
        throw Error(fmt::format("is not known to fall into sub-types, and has no {}", kSubTypesFile),
                    dataSet.root.string(), "write the file, with the columns image,sub_type");
    SubTypeTable table{.subTypes = knownSubTypes(dataSet.name)};
    std::map<std::string, std::string> said;
    if (source)
        said = readSubTypeFile(*source, dataSet, table.subTypes);
    if (!rule)
        table.subTypes = namesIn(said);
    std::vector<std::string> unnamed;
    for (const DataSetImage& image : dataSet.images) {
        job.throwIfStopped();
        job.progress(static_cast<std::int64_t>(table.entries.size()),
                     static_cast<std::int64_t>(dataSet.images.size()), "finding sub-types");
        SubTypeEntry entry{.image = imageName(image, dataSet)};
        if (const auto line = said.find(entry.image); line != said.end() && !line->second.empty()) {
            entry = {.image = entry.image, .subType = line->second, .confidence = 1, .by = "file"};
        } else if (rule) {
            const SubTypeGuess guess = rule->guess(loadPhoto(image.path).rgb);
            entry = {.image = entry.image,
                     .subType = guess.subType,
                     .confidence = guess.confidence,
                     .by = guess.by};
            unnamed.push_back(entry.image);
        }
        table.entries.push_back(std::move(entry));
    }
    addNotices(table, unnamed, source);
    return table;
}

std::vector<DataSet> splitBySubType(const DataSet& dataSet, const SubTypeTable& table) {
    if (table.entries.size() != dataSet.images.size())
        throw Error(
            fmt::format("{} images, and sub-types of {}", dataSet.images.size(), table.entries.size()),
            dataSet.root.string(), "find the sub-types of this data set");
    std::vector<DataSet> split;
    for (const std::string& subType : table.subTypes) {
        DataSet part = dataSet;
        part.name += '/' + subType;
        part.images.clear();
        for (std::size_t i = 0; i < dataSet.images.size(); ++i)
            if (table.entries[i].subType == subType)
                part.images.push_back(dataSet.images[i]);
        if (!part.images.empty())
            split.push_back(std::move(part));
    }
    if (split.empty())
        throw Error("no image is of a sub-type that can be told", dataSet.root.string(),
                    fmt::format("name the sub-types in {}", kSubTypesFile));
    return split;
}

FewShotSplit drawShotsOfEach(const std::vector<DataSet>& subTypes, int each, std::uint64_t seed) {
    FewShotSplit sum;
    for (const DataSet& subType : subTypes) {
        const FewShotSplit split = drawShots(subType, each, seed);
        sum.shots.insert(sum.shots.end(), split.shots.begin(), split.shots.end());
        sum.validation.insert(sum.validation.end(), split.validation.begin(), split.validation.end());
        sum.test.insert(sum.test.end(), split.test.begin(), split.test.end());
    }
    return sum;
}

} // namespace cliplad
