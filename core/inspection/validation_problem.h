#pragma once

#include <string>

namespace cliplad {

/// Something wrong with one entry of a form or file; a list of these is what validation returns.
struct ValidationProblem {
    std::string key;     ///< "fine[2].synonyms[0]", "clusters.count"
    std::string message; ///< for a person: what is wrong and what to do

    bool operator==(const ValidationProblem&) const = default;
};

} // namespace cliplad
