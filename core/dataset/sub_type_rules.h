#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <opencv2/core/mat.hpp>

namespace cliplad {

/// What a rule says of one picture.
struct SubTypeGuess {
    std::string subType = {}; ///< empty: undecided
    double confidence = 0; ///< 0 … 1; nothing that was counted: how far the evidence is from the other way
    std::string by = {};   ///< what decided, for a person: "liquid", "clamps", …
};

/// The sub-types of a MVTec LOCO category in the paper's order; empty for one that has none.
std::vector<std::string> knownSubTypes(std::string_view category);

/// Which juice is in the bottle (banana, cherry, orange): the colour of the liquid, looked for where no label
/// sticks, along the bottle's sides and at its bottom. An empty bottle goes by the fruit on its label.
///
/// @param rgb CV_8UC3, one bottle before a dark background, of any size. Pure.
SubTypeGuess guessJuice(const cv::Mat& rgb);

/// Which assembly it is (yellow, blue, red cable): the clamps of the connectors, of which yellow has 2, blue
/// 3 and red 5. Orange levers are counted by the gaps between them, so no scale is assumed. Where the
/// connectors differ, the cable's colour says which is right; without a connector, it alone.
///
/// @param rgb CV_8UC3, a connector at the left and one at the right with their levers one above the other.
/// Pure.
SubTypeGuess guessConnectors(const cv::Mat& rgb);

} // namespace cliplad
