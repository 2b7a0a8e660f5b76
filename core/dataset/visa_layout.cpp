#include <algorithm>
#include <map>
#include <sstream>

#include <fmt/format.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/folder.h"
#include "dataset/layouts.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr auto kSplitColumns = "object,split,label,image,mask";

std::vector<std::string> splitAtCommas(const std::string& line) {
    std::vector<std::string> fields(1);
    for (const char c : line) {
        if (c == ',')
            fields.emplace_back();
        else if (c != '\r')
            fields.back() += c;
    }
    return fields;
}

/// A path of the table below the data set; `../` and absolute paths are refused.
fs::path pathBelow(const fs::path& root, const std::string& text, const std::string& where) {
    const fs::path relative = fs::path(text).lexically_normal();
    if (relative.empty() || relative.is_absolute() || *relative.begin() == "..")
        throw Error(fmt::format("expected a path inside the data set, found '{}'", text), where,
                    "restore the file from the data set");
    return root / relative;
}

DataSetImage parseRow(const std::vector<std::string>& fields, const fs::path& root,
                      const std::string& where) {
    const bool known = fields.size() == 5 && (fields[1] == "train" || fields[1] == "test") &&
                       (fields[2] == "normal" || fields[2] == "anomaly");
    if (!known)
        throw Error(
            fmt::format("expected the columns {} with train or test, normal or anomaly", kSplitColumns),
            where, "restore the file from the data set");
    DataSetImage image{.path = pathBelow(root, fields[3], where)};
    image.split = fields[1] == "train" ? DataSetSplit::Train : DataSetSplit::Test;
    if (fields[2] == "anomaly") {
        image.group = DataSetGroup::Anomalous;
        image.defect = "anomaly";
        if (!fields[4].empty())
            image.groundTruth = {pathBelow(root, fields[4], where)};
    }
    return image;
}

void attachMask(DataSetImage& image, const fs::path& root) {
    const fs::path mask = root / "Data" / "Masks" / "Anomaly" / (image.path.stem().string() + ".png");
    if (image.group != DataSetGroup::Good && isThere(mask, TooLongName::IsAbsent))
        image.groundTruth = {mask};
}

} // namespace

std::vector<DataSet> readVisaSplit(const fs::path& folder) {
    const fs::path table = folder / "split_csv" / "1cls.csv";
    if (!isThere(table))
        return {};
    std::map<std::string, DataSet> byObject;
    std::istringstream lines(readFile(table, std::size_t(64) << 20));
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (line.empty() || line == "\r" || (number == 1 && line.starts_with("object,")))
            continue;
        const std::vector<std::string> fields = splitAtCommas(line);
        DataSetImage image = parseRow(fields, folder, fmt::format("{}:{}", table.string(), number));
        DataSet& dataSet = byObject[fields[0]];
        dataSet.images.push_back(std::move(image));
    }
    std::vector<DataSet> dataSets;
    for (auto& [object, dataSet] : byObject) {
        dataSet.name = object;
        dataSet.root = folder / object;
        dataSet.layout = DataSetLayout::VisA;
        std::stable_sort(dataSet.images.begin(), dataSet.images.end(),
                         [](const DataSetImage& a, const DataSetImage& b) { return a.split < b.split; });
        dataSets.push_back(std::move(dataSet));
    }
    return dataSets;
}

std::optional<DataSet> readVisaObject(const fs::path& folder) {
    const fs::path images = folder / "Data" / "Images";
    if (!isFolder(images / "Normal") || !isFolder(images / "Anomaly"))
        return std::nullopt;
    DataSet dataSet{.name = folderName(folder), .root = folder, .layout = DataSetLayout::VisA};
    addImages(dataSet, images / "Normal", {});
    addImages(dataSet, images / "Anomaly", {.group = DataSetGroup::Anomalous, .defect = "anomaly"});
    for (DataSetImage& image : dataSet.images)
        attachMask(image, folder);
    return dataSet;
}

} // namespace cliplad
