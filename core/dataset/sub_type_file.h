#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "dataset/sub_types.h"

namespace cliplad {

/// Name of an image in a file of sub-types: relative to the data set's folder, with '/'.
std::string imageName(const DataSetImage& image, const DataSet& dataSet);

/// What the file says, by imageName; see findSubTypes for its form. A sub-type may be empty.
/// @param known sub-types that a line may name; empty: any
/// Throws Error naming file and line.
std::map<std::string, std::string> readSubTypeFile(const std::filesystem::path& file, const DataSet& dataSet,
                                                   const std::vector<std::string>& known);

} // namespace cliplad
