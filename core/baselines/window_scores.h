#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include <ATen/core/Tensor.h>

namespace cliplad {

// The steps of WinCLIP (Jeong et al. 2023, sections 4.2 and 4.3).

inline constexpr std::array<int, 2> kWindowScales = {2, 3}; ///< patches a side

/// What WinCLIP sees of a photo, on a grid of side × side patches. Immutable; shared by threads.
struct WindowFeatures {
    std::int64_t side = 0;
    at::Tensor image;   ///< [1, E]: class token of the whole photo
    at::Tensor patches; ///< [side², C]: the tower's last patch tokens, before the projection
    std::array<at::Tensor, kWindowScales.size()> windows; ///< [windows, E]: class tokens, see slidingWindows
};

/// Patches and windows of the shots, a row each.
struct WindowReferences {
    at::Tensor patches;                                   ///< [shots · side², C]
    std::array<at::Tensor, kWindowScales.size()> windows; ///< [shots · windows, E]
};

struct WindowScore {
    double score = 0;
    at::Tensor map; ///< [side, side]
};

/// What anomalib takes for the softmax of equation 1; the paper gives none. CLIP's own 0.01 drives the text's
/// part to 0 or 1, beside which the references' part no longer counts.
inline constexpr double kStateTemperature = 0.07;

/// WinCLIP. The score is the whole photo's share of "anomalous"; the map is the harmonic mean of that and of
/// the windows' of both scales.
/// @param states [2, E] of embedStates
WindowScore scoreByText(const WindowFeatures& features, const at::Tensor& states);

/// What WinCLIP+ adds: the mean of the distances of patches and windows of both scales to the references'.
/// The score is the map's maximum.
WindowScore scoreByReferences(const WindowFeatures& features, const WindowReferences& references);

/// Patches of every kernel × kernel window, stride 1: [windows, kernel²] int64, row-major. A kernel larger
/// than the grid is the grid.
at::Tensor slidingWindows(std::int64_t side, std::int64_t kernel);

/// Of each patch the harmonic mean of the scores of the windows it lies in: one window that looks normal
/// speaks for its patches.
/// @param scores [windows], not negative  @param windows of slidingWindows()  @return [side, side]
at::Tensor windowMap(const at::Tensor& scores, const at::Tensor& windows, std::int64_t side);

/// The harmonic mean of maps of several scales, [side, side] each.
at::Tensor harmonicMean(const std::vector<at::Tensor>& maps);

/// Equation 4: half the cosine distance to the nearest reference; 0 … 1.
/// @param rows [N, C]  @param references [R, C], both of any length  @return [N]
at::Tensor referenceDistance(const at::Tensor& rows, const at::Tensor& references);

} // namespace cliplad
