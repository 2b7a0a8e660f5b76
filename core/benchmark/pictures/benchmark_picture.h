#pragma once

#include <string>

namespace cliplad {

/// A picture of a benchmark's report.
struct BenchmarkPicture {
    std::string name = {};  ///< in file names: "masks.screw_bag"
    std::string title = {}; ///< for a person
    std::string note = {};
    std::string png = {}; ///< bytes of the file
};

} // namespace cliplad
