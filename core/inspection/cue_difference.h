#pragma once

#include <string>

namespace cliplad {

/// A cue beside the areas that is further from the shots than normal images are.
struct CueDifference {
    std::string cue = {}; ///< Cue::name
    double times = 0;     ///< the distance of normal images
};

} // namespace cliplad
