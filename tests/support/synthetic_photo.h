#pragma once

#include <string>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "support/fake_backbone.h"

namespace cliplad::tests {

/// A disc of one of FakeBackbone's colours.
struct Disc {
    cv::Point centre;
    int radius = 0;
    std::string colour;
};

/// A photo of 448 px, of one colour with discs on it.
inline cv::Mat photoOfDiscs(const std::string& background, const std::vector<Disc>& discs) {
    cv::Mat photo(448, 448, CV_8UC3, FakeBackbone::colourOf(background));
    for (const Disc& disc : discs)
        cv::circle(photo, disc.centre, disc.radius, FakeBackbone::colourOf(disc.colour), cv::FILLED);
    return photo;
}

} // namespace cliplad::tests
