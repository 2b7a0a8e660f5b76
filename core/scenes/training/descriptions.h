#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cliplad {

/// What a kind looks like, for those who do not know its name or whose parts have none: "flat metal ring" for
/// a washer. From these a model learns the words for shapes, of which names of kinds that it never met are
/// made. Empty for kinds that training never shows.
const std::vector<std::string>& descriptionsOf(std::string_view kind);

} // namespace cliplad
