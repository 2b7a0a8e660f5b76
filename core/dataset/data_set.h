#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace cliplad {

enum class DataSetLayout { Loco, MvtecAd, VisA, GoodBad };
enum class DataSetSplit { Train, Validation, Test };

/// What is known of an image. Logical and Structural where the layout tells them apart, else Anomalous.
enum class DataSetGroup { Good, Logical, Structural, Anomalous };

std::string_view toText(DataSetGroup group);

struct DataSetImage {
    std::filesystem::path path = {};
    DataSetSplit split = DataSetSplit::Test;
    DataSetGroup group = DataSetGroup::Good;
    std::string defect = {}; ///< the defect's folder ("crack", "logical_anomalies"); empty for good images
    std::vector<std::filesystem::path> groundTruth =
        {}; ///< masks, each one defect; empty where there are none
};

/// Where each image lies.
std::vector<std::filesystem::path> pathsOf(const std::vector<DataSetImage>& images);

/// An entry of LOCO's defects_config.json: what a mask's grey value stands for, and when it counts as found.
struct DefectType {
    std::string name = {};
    int pixelValue = 255;
    double saturation = 1; ///< area that has to be found: px, or a share of the defect's area if `relative`
    bool relative = true;
};

/// One product's images, in natural order within train, validation, test. A value; reads no pixels.
struct DataSet {
    std::string name = {}; ///< the folder's
    std::filesystem::path root = {};
    DataSetLayout layout = DataSetLayout::GoodBad;
    std::vector<DataSetImage> images = {};
    std::vector<DefectType> defects = {}; ///< LOCO only
    /// For a person: what is missing or wrong in it, and what that means for figures.
    std::vector<std::string> notices = {};

    std::vector<DataSetImage> select(DataSetSplit split) const;
};

/// Recognises and lists the layout of `folder`:
///
///   MVTec LOCO   train/good, validation/good, test/{good,logical_anomalies,structural_anomalies},
///                ground_truth/<type>/<id>/000.png, defects_config.json
///   MVTec AD     train/good, test/<defect>, ground_truth/<defect>/<id>_mask.png
///   VisA         split_csv/1cls.csv over several objects, or one object's Data/Images/{Normal,Anomaly}
///   good/bad     a folder good, normal or ok beside bad, anomaly, defect or ng; masks in
///   ground_truth/<id>.png
///
/// A folder of several such folders gives one data set each, in natural order. A defects_config.json that
/// cannot be used costs the data set its masks, with a notice. Throws Error that says what was found and
/// which layouts are known.
/// @param unusable told of each folder among several that is no data set of a known layout, or in which a
/// file is wrong; empty: the former are passed over, the latter thrown
std::vector<DataSet> openDataSets(const std::filesystem::path& folder,
                                  const std::function<void(const Error&)>& unusable = {});

/// As openDataSets, where one is expected. Throws Error naming the data sets when there are several.
DataSet openDataSet(const std::filesystem::path& folder);

} // namespace cliplad
