#pragma once

#include <string_view>

namespace cliplad {

/// Order in which a person counts: runs of digits by their value ("img2" before "img10"), the rest by bytes.
/// A strict total order: texts that differ in leading zeros alone are told apart by their bytes.
bool naturallyBefore(std::string_view left, std::string_view right);

} // namespace cliplad
