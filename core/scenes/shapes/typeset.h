#pragma once

#include "scenes/shapes/relief.h"

#include <string>

namespace cliplad {

// Print in real letters of many faces, capital and small, as labels and packages carry it.

struct Typeface {
    int font = 0;        ///< of OpenCV's Hershey fonts
    float weight = 0.1f; ///< stroke width, of the capitals' height
};
Typeface randomTypeface(Random& random);

/// Where one line stands, in unit coordinates.
struct TypeLine {
    cv::Point2f centre;
    float height = 0.2f; ///< of capitals; less where the line would be wider than `width`
    float width = 2.0f;
    float angle = 0.0f; ///< reading direction, radians
};
Mask typeset(const Sketch& sketch, const std::string& text, const Typeface& face, const TypeLine& line);

/// A brand or a headline: one or two words.
std::string randomTitle(Random& random);
/// What the small print says: contents, sizes, numbers, dates, places.
std::string randomSmallPrint(Random& random);

/// Vertical bars of a bar code over that area, straight into the colour.
void printBars(Relief& relief, const Sketch& sketch, cv::Rect2f area, Random& random);

} // namespace cliplad
