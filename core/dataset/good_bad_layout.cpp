#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

#include "base/folder.h"
#include "base/lower_case.h"
#include "dataset/image_files.h"
#include "dataset/layouts.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kGoodNames = {"good", "normal", "ok"};
constexpr std::array<std::string_view, 13> kBadNames = {
    "bad",       "anomaly", "anomalies", "anomalous", "abnormal", "defect", "defects",
    "defective", "ng",      "nok",       "not_ok",    "not_good", "broken"};

bool isOneOf(const fs::path& folder, std::span<const std::string_view> names) {
    const std::string name = inLowerCase(folder.filename().string());
    return std::find(names.begin(), names.end(), name) != names.end();
}

void attachAnyMask(DataSetImage& image, const fs::path& root) {
    const std::string stem = image.path.stem().string();
    for (const fs::path& mask : {root / "ground_truth" / image.defect / (stem + ".png"),
                                 root / "ground_truth" / image.defect / (stem + "_mask.png"),
                                 root / "ground_truth" / (stem + ".png")}) {
        if (isThere(mask, TooLongName::IsAbsent)) {
            image.groundTruth = {mask};
            return;
        }
    }
}

} // namespace

std::optional<DataSet> readGoodBad(const fs::path& folder) {
    DataSet dataSet{.name = folderName(folder), .root = folder, .layout = DataSetLayout::GoodBad};
    int goodFolders = 0;
    int badFolders = 0;
    for (const fs::path& below : listFolders(folder)) {
        if (isOneOf(below, kGoodNames)) {
            ++goodFolders;
            addImages(dataSet, below, {});
        } else if (isOneOf(below, kBadNames)) {
            ++badFolders;
            addImages(dataSet, below,
                      {.group = DataSetGroup::Anomalous, .defect = below.filename().string()});
        }
    }
    if (goodFolders == 0 || badFolders == 0)
        return std::nullopt;
    for (DataSetImage& image : dataSet.images)
        if (image.group != DataSetGroup::Good)
            attachAnyMask(image, folder);
    return dataSet;
}

} // namespace cliplad
