#include "base/folder.h"
#include "dataset/image_files.h"
#include "dataset/layouts.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

void attachMask(DataSetImage& image, const fs::path& root) {
    const fs::path mask = root / "ground_truth" / image.defect / (image.path.stem().string() + "_mask.png");
    if (image.group != DataSetGroup::Good && isThere(mask, TooLongName::IsAbsent))
        image.groundTruth = {mask};
}

} // namespace

std::optional<DataSet> readMvtecAd(const fs::path& folder) {
    if (!isFolder(folder / "train" / "good") || !isFolder(folder / "test"))
        return std::nullopt;
    DataSet dataSet{.name = folderName(folder), .root = folder, .layout = DataSetLayout::MvtecAd};
    addImages(dataSet, folder / "train" / "good", {.split = DataSetSplit::Train});
    noteEmptyTraining(dataSet);
    addImages(dataSet, folder / "validation" / "good", {.split = DataSetSplit::Validation});
    addImages(dataSet, folder / "test" / "good", {.split = DataSetSplit::Test});
    for (const fs::path& defect : listFolders(folder / "test"))
        if (defect.filename() != "good")
            addImages(dataSet, defect,
                      {.group = DataSetGroup::Anomalous, .defect = defect.filename().string()});
    for (DataSetImage& image : dataSet.images)
        attachMask(image, folder);
    return dataSet;
}

} // namespace cliplad
