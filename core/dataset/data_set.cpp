#include "dataset/data_set.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/folder.h"
#include "dataset/image_files.h"
#include "dataset/layouts.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr auto kKnownLayouts = "known are MVTec LOCO (train/good, test/good, test/logical_anomalies, "
                               "test/structural_anomalies), MVTec AD "
                               "(train/good, test/<defect>), VisA (split_csv/1cls.csv, or Data/Images/Normal "
                               "and Anomaly), and plain folders "
                               "(good, normal or ok beside bad, anomaly, defect or ng)";

std::optional<DataSet> readOne(const fs::path& folder) {
    for (const auto& read : {readLoco, readMvtecAd, readVisaObject, readGoodBad})
        if (std::optional<DataSet> dataSet = read(folder))
            return dataSet;
    return std::nullopt;
}

Error unknownLayout(const fs::path& folder) {
    std::vector<std::string> names;
    for (const fs::path& found : listFolders(folder))
        names.push_back(found.filename().string());
    const std::size_t shown = std::min<std::size_t>(names.size(), 8);
    std::string found =
        fmt::format("{}", fmt::join(names.begin(), names.begin() + static_cast<long>(shown), ", "));
    if (shown < names.size())
        found += fmt::format(" and {} more", names.size() - shown);
    return Error(fmt::format("is no data set of a known layout: found {} images and {}",
                             listImageFiles(folder).size(),
                             names.empty() ? "no folders" : "the folders " + found),
                 folder.string(), kKnownLayouts);
}

/// One of several: what is wrong with it need not stop the others.
std::optional<DataSet> readOneOfSeveral(const fs::path& folder,
                                        const std::function<void(const Error&)>& unusable) {
    if (!unusable)
        return readOne(folder);
    try {
        if (std::optional<DataSet> dataSet = readOne(folder))
            return dataSet;
        unusable(unknownLayout(folder));
    } catch (const Error& error) {
        unusable(error);
    }
    return std::nullopt;
}

} // namespace

std::string_view toText(DataSetGroup group) {
    switch (group) {
    case DataSetGroup::Good:
        return "good";
    case DataSetGroup::Logical:
        return "logical";
    case DataSetGroup::Structural:
        return "structural";
    case DataSetGroup::Anomalous:
        break;
    }
    return "anomalous";
}

std::vector<DataSetImage> DataSet::select(DataSetSplit split) const {
    std::vector<DataSetImage> selected;
    std::copy_if(images.begin(), images.end(), std::back_inserter(selected),
                 [split](const DataSetImage& image) { return image.split == split; });
    return selected;
}

std::vector<fs::path> pathsOf(const std::vector<DataSetImage>& images) {
    std::vector<fs::path> paths;
    paths.reserve(images.size());
    for (const DataSetImage& image : images)
        paths.push_back(image.path);
    return paths;
}

void addImages(DataSet& dataSet, const fs::path& folder, const DataSetImage& like) {
    if (!isFolder(folder))
        return;
    for (const fs::path& path : listImageFiles(folder)) {
        DataSetImage image = like;
        image.path = path;
        dataSet.images.push_back(std::move(image));
    }
}

void noteEmptyTraining(DataSet& dataSet) {
    if (dataSet.select(DataSetSplit::Train).empty())
        dataSet.notices.push_back(fmt::format("{} holds no photos: shots are drawn from test/good, and those "
                                              "that were drawn are not tested",
                                              (dataSet.root / "train" / "good").string()));
}

std::vector<DataSet> openDataSets(const fs::path& folder, const std::function<void(const Error&)>& unusable) {
    const std::vector<fs::path> folders = listFolders(folder);
    if (std::vector<DataSet> split = readVisaSplit(folder); !split.empty())
        return split;
    if (std::optional<DataSet> dataSet = readOne(folder))
        return {*std::move(dataSet)};
    std::vector<DataSet> dataSets;
    std::vector<Error> wrong; // told only where something else is right
    const auto remember = [&](const Error& error) { wrong.push_back(error); };
    for (const fs::path& below : folders)
        if (std::optional<DataSet> dataSet =
                readOneOfSeveral(below, unusable ? std::function<void(const Error&)>(remember) : nullptr))
            dataSets.push_back(*std::move(dataSet));
    if (dataSets.empty())
        throw unknownLayout(folder);
    for (const Error& error : wrong)
        unusable(error);
    return dataSets;
}

DataSet openDataSet(const fs::path& folder) {
    std::vector<DataSet> dataSets = openDataSets(folder);
    if (dataSets.size() == 1)
        return std::move(dataSets.front());
    std::vector<std::string> names;
    names.reserve(dataSets.size());
    for (const DataSet& dataSet : dataSets)
        names.push_back(dataSet.name);
    throw Error(fmt::format("holds {} data sets, expected one", dataSets.size()), folder.string(),
                fmt::format("name one of {}", fmt::join(names, ", ")));
}

} // namespace cliplad
