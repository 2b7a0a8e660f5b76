#pragma once

#include <vector>

#include "engine/preview.h"

namespace cliplad {
struct LiveShot;
struct Prompts;
} // namespace cliplad

namespace cliplad::ui {

/// How well each coarse label's words fit the shots: regions that it wins.
std::vector<LabelFit> coarseFit(const std::vector<LiveShot>& shots, const Prompts& prompts);

/// The same of the fine labels, over the foreground, and what coarse background labels take from parts.
std::vector<LabelFit> fineFit(const std::vector<LiveShot>& shots, const Prompts& prompts);

} // namespace cliplad::ui
