#pragma once

namespace cliplad::ui {

/// The one grid of distances, px at 100 %.
constexpr int kSpace = 8;
constexpr int kHalfSpace = 4;
constexpr int kWideSpace = 16;

} // namespace cliplad::ui
