#pragma once

#include <vector>

#include "engine/preview.h"

namespace cliplad {
struct LiveShot;
struct Prompts;
} // namespace cliplad

namespace cliplad::ui {

/// How well each coarse label's words fit the shots: regions that it wins.
/// @param hasCoarseStage false: backgrounds compete with the fine labels, pixel by pixel; others win nothing
std::vector<LabelFit> coarseFit(const std::vector<LiveShot>& shots, const Prompts& prompts,
                                bool hasCoarseStage);

/// The same of the fine labels, over what they are asked for: the foreground, or without the coarse stage all
/// that no coarse background wins. And what coarse backgrounds take from parts by their regions.
std::vector<LabelFit> fineFit(const std::vector<LiveShot>& shots, const Prompts& prompts,
                              bool hasCoarseStage);

} // namespace cliplad::ui
