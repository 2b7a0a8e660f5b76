#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "clip/label.h"

namespace cliplad {

/// The sentences that a label is put into, with "{}" where it goes: CLIP's 80 for ImageNet (Templates::Full),
/// its short set of 7, or the label alone. The lists of prompts/templates/ are the one source; they are
/// compiled in.
const std::vector<std::string>& promptTemplates(Templates which);

/// What the 80 templates say before their label: the codes of each, the start of text first.
std::vector<std::vector<std::int32_t>> templateBeginnings();

/// The template with `words` in place of its "{}".
std::string fillTemplate(std::string_view promptTemplate, std::string_view words);

} // namespace cliplad
