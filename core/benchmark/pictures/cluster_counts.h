#pragma once

#include <optional>
#include <string>
#include <vector>

#include "benchmark/contender.h"

namespace cliplad {

/// CLIP-LAD with other numbers of clusters than a product's own, for the paper's figure 4:
/// "clip-lad:clusters-4" and so on.
const std::vector<Contender>& clusterCountContenders();

/// The number of clusters of such a contender, by its name; nothing for any other.
std::optional<int> clusterCountOf(const std::string& contender);

} // namespace cliplad
