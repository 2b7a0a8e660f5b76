#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cliplad {

enum class AnomalyGroup { Good, Logical, Structural };

/// One rendered picture of a product, with what is where and what is wrong.
struct ProductScene {
    cv::Mat rgb;         ///< CV_8UC3, n×n, RGB
    cv::Mat label;       ///< CV_8U, n×n: index into productPartNames(), 0 background
    cv::Mat groundTruth; ///< CV_8U, n×n, 255 where anomalous; empty when good
    AnomalyGroup group = AnomalyGroup::Good;
    std::string defect; ///< "missing_screw"; empty when good
};

/// One way in which a product can be wrong.
struct ProductDefect {
    std::string name;
    AnomalyGroup group = AnomalyGroup::Logical;
    /// Share of the picture's area at which a detection counts as full (LOCO's saturation), where the ground
    /// truth is wider than the fault itself (a part missing from a bag); 0: all of the ground truth counts.
    float saturatedArea = 0.0f;
};

/// "breakfast_box", "juice_bottle", …, sorted.
const std::vector<std::string>& productNames();
/// Names of the label values; the first is "background". Throws Error for an unknown product.
const std::vector<std::string>& productPartNames(std::string_view product);
/// The one of them that the others lie on or in ("tray"); empty where there is none. Throws Error for an
/// unknown product.
const std::string& productCarrier(std::string_view product);
/// Every logical and structural defect the product can have. Throws Error for an unknown product.
const std::vector<ProductDefect>& productDefects(std::string_view product);

/// A picture of the product, good or with a random defect of that group. Pure in its arguments; threads may
/// call it at the same time. `size` is 64 to 2048. Throws Error (unknown product, size).
ProductScene renderProduct(std::string_view product, AnomalyGroup group, std::uint64_t seed, int size = 256);
/// With that defect; an empty name gives a good one.
ProductScene renderProduct(std::string_view product, std::string_view defect, std::uint64_t seed,
                           int size = 256);

} // namespace cliplad
