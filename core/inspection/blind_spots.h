#pragma once

#include <vector>

#include "inspection/enrolment_warning.h"
#include "inspection/product/product.h"

namespace cliplad {

/// Below it an image is good: the review threshold, where there is one.
double passesBelow(const Product& product);

/// What the product cannot see for its own calibration and thresholds: takes each label, or one of its pieces
/// where they are of one size, out of each shot's histogram and its cues of pieces, and scores what is left
/// as if its surface were normal and what the other cues see unchanged. Finds shots that lack parts
/// themselves, and a spread of normal scores that hides them. At most one for a label, the larger loss.
std::vector<BlindSpot> findBlindSpots(const Product& product);

} // namespace cliplad
