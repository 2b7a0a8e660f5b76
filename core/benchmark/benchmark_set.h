#pragma once

#include <string>
#include <vector>

#include "dataset/data_set.h"
#include "dataset/few_shot.h"
#include "inspection/product/recipe.h"

namespace cliplad {

/// A product of a benchmark: its images, and the words and settings that methods which read them get.
struct BenchmarkSet {
    DataSet dataSet = {};
    /// Several kinds in one (method 7, "multi-class"): shots are drawn from each of these, tests from all.
    /// Empty: an ordinary product.
    std::vector<DataSet> subTypes = {};
    std::string objectName = {}; ///< "screw bag"
    Recipe recipe = {};
    bool hasWords = true; ///< else methods that read them leave the product out
    /// filesStamp() of the data set, so that results of other photos under the same names are made anew.
    std::string stamp = {};
};

/// Tells by sizes and times whether a photo, a mask or its configuration was changed. Reads no file.
std::string filesStamp(const DataSet& dataSet);

} // namespace cliplad
