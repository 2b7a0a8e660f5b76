#pragma once

#include <vector>

#include "engine/preview.h"

namespace cliplad {
struct LiveShot;
struct Prompts;
} // namespace cliplad

namespace cliplad::ui {

/// How well each coarse label's words fit the shots: regions that it wins, and what it takes from parts.
std::vector<LabelFit> coarseFit(const std::vector<LiveShot>& shots, const Prompts& prompts);

/// The same of the fine labels, over the foreground.
std::vector<LabelFit> fineFit(const std::vector<LiveShot>& shots, const Prompts& prompts);

} // namespace cliplad::ui
