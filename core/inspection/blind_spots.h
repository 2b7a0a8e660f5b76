#pragma once

#include <string>
#include <vector>

#include "inspection/product/product.h"

namespace cliplad {

/// A missing part that would pass as good.
struct BlindSpot {
    std::string label;
    bool all = false; ///< all of the label may be missing; otherwise one of its parts
    double score = 0; ///< fused, of a shot without it; below the product's threshold
};

/// What the product cannot see for its own calibration and threshold: takes each label, or one of its pieces
/// where they are of one size, out of each shot's histogram and scores what is left as if its surface were
/// normal. Finds shots that lack parts themselves, and a spread of normal scores that hides them. At most one
/// for a label, the larger loss.
std::vector<BlindSpot> findBlindSpots(const Product& product);

} // namespace cliplad
