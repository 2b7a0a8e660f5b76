#pragma once

#include <optional>
#include <string>

namespace cliplad {

/// AUROC as a share of 1 that the paper gives (method 7: its tables 1 to 3, MVTec LOCO with ViT-L/14), where
/// it does.
/// @param contender name of the method, as of `--methods`

/// Average of the nine products with 1, 2 or 4 shots.
std::optional<double> paperAverage(const std::string& contender, int shots);

/// CLIP-LAD's own with 4 shots, by product: "juice_bottle/banana".
std::optional<double> paperProduct(const std::string& contender, const std::string& dataSet, int shots);

/// Structural and logical anomalies alone, and their mean, over all numbers of shots.
struct PaperKinds {
    std::optional<double> structural = {};
    std::optional<double> logical = {};
    std::optional<double> mean = {};
};
PaperKinds paperKinds(const std::string& contender);

/// Several kinds of a product in one, one shot of each: "juice_bottle", "splicing_connectors".
std::optional<double> paperMultiClass(const std::string& contender, const std::string& dataSet);

} // namespace cliplad
