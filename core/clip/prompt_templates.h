#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clip/label.h"

namespace cliplad {

/// The sentences that a label is put into, with "{}" where it goes: CLIP's 80 for ImageNet (Templates::Full),
/// its short set of 7, or the label alone. The lists of prompts/templates/ are the one source; they are
/// compiled in.
const std::vector<std::string>& promptTemplates(Templates which);

/// The template with `words` in place of its "{}".
std::string fillTemplate(std::string_view promptTemplate, std::string_view words);

} // namespace cliplad
