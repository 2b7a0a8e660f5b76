#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "dataset/data_set.h"

namespace cliplad {

/// Readers of one layout each. They return nothing when `folder` does not have it, and throw Error when it
/// has but a file in it is wrong. Used by openDataSets alone.
std::optional<DataSet> readLoco(const std::filesystem::path& folder);
std::optional<DataSet> readMvtecAd(const std::filesystem::path& folder);
std::optional<DataSet> readVisaObject(const std::filesystem::path& folder);
std::vector<DataSet> readVisaSplit(const std::filesystem::path& folder);
std::optional<DataSet> readGoodBad(const std::filesystem::path& folder);

/// Adds the images of a folder in natural order; nothing when the folder is missing.
void addImages(DataSet& dataSet, const std::filesystem::path& folder, const DataSetImage& like);

/// A notice where train/good of such a layout gave no image.
void noteEmptyTraining(DataSet& dataSet);

} // namespace cliplad
