#pragma once

#include <optional>
#include <span>
#include <string_view>

#include <opencv2/core/matx.hpp>

namespace cliplad {

/// Colours as red, green, blue.
using Colour = cv::Vec3b;

/// 32 colours for parts, the most different ones first; none is grey. They stay apart with each of the three
/// colour blindnesses (resources/palette/make_part_colours.py says how they were chosen).
std::span<const Colour> partColours();

/// The colour of the index-th part (0 or more); after the last colour they begin again.
Colour partColour(int index);

/// Reads "#rrggbb"; nothing for any other text.
std::optional<Colour> parseColour(std::string_view text);

} // namespace cliplad
