#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/folder.h"
#include "dataset/image_files.h"
#include "dataset/layouts.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

DefectType parseDefect(const nlohmann::json& entry, const std::string& where) {
    DefectType defect;
    double pixelValue = 0; // a number that no int holds must not be made one
    try {
        defect.name = entry.at("defect_name").get<std::string>();
        pixelValue = entry.at("pixel_value").get<double>();
        defect.saturation = entry.at("saturation_threshold").get<double>();
        defect.relative = entry.at("relative_saturation").get<bool>();
    } catch (const nlohmann::json::exception& error) {
        throw Error(
            fmt::format("expected defect_name, pixel_value, saturation_threshold and relative_saturation: {}",
                        error.what()),
            where, "restore the file from the data set");
    }
    const bool isGrey = pixelValue >= 1 && pixelValue <= 255 && pixelValue == std::floor(pixelValue);
    if (!isGrey || !(defect.saturation > 0))
        throw Error(
            fmt::format(
                "'{}' needs a pixel_value from 1 to 255 and a positive saturation_threshold, found {} "
                "and {}",
                defect.name, pixelValue, defect.saturation),
            where, "restore the file from the data set");
    defect.pixelValue = static_cast<int>(pixelValue);
    return defect;
}

std::vector<DefectType> readDefects(const fs::path& path) {
    std::vector<DefectType> defects;
    const nlohmann::json config = nlohmann::json::parse(readFile(path, std::size_t(1) << 20), nullptr, false);
    if (!config.is_array())
        throw Error("expected a JSON list of defects", path.string(), "restore the file from the data set");
    for (const nlohmann::json& entry : config)
        defects.push_back(parseDefect(entry, path.string()));
    return defects;
}

/// Without it masks can still be read, but not what LOCO asks to be found of each defect; and where it is
/// wrong, nothing says what they mean.
/// @return whether masks can be used
bool addDefects(DataSet& dataSet) {
    const fs::path path = dataSet.root / "defects_config.json";
    if (!isThere(path)) {
        dataSet.notices.push_back(
            fmt::format("{} is missing: the whole of each defect has to be found, which "
                        "is PRO rather than sPRO",
                        path.string()));
        return true;
    }
    try {
        dataSet.defects = readDefects(path);
        return true;
    } catch (const Error& error) {
        dataSet.notices.push_back(
            fmt::format("image-level figures only, since masks cannot be understood: {}", error.what()));
        return false;
    }
}

void attachMasks(DataSet& dataSet) {
    for (DataSetImage& image : dataSet.images) {
        const fs::path masks = dataSet.root / "ground_truth" / image.defect / image.path.stem();
        if (image.group != DataSetGroup::Good && isFolder(masks, TooLongName::IsAbsent))
            image.groundTruth = listImageFiles(masks);
    }
}

} // namespace

std::optional<DataSet> readLoco(const fs::path& folder) {
    const fs::path logical = folder / "test" / "logical_anomalies";
    const fs::path structural = folder / "test" / "structural_anomalies";
    if (!isFolder(logical) && !isFolder(structural))
        return std::nullopt;
    DataSet dataSet{.name = folderName(folder), .root = folder, .layout = DataSetLayout::Loco};
    addImages(dataSet, folder / "train" / "good", {.split = DataSetSplit::Train});
    noteEmptyTraining(dataSet);
    addImages(dataSet, folder / "validation" / "good", {.split = DataSetSplit::Validation});
    addImages(dataSet, folder / "test" / "good", {.split = DataSetSplit::Test});
    addImages(dataSet, logical, {.group = DataSetGroup::Logical, .defect = "logical_anomalies"});
    addImages(dataSet, structural, {.group = DataSetGroup::Structural, .defect = "structural_anomalies"});
    if (addDefects(dataSet))
        attachMasks(dataSet);
    return dataSet;
}

} // namespace cliplad
