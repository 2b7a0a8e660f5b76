#pragma once

#include <stop_token>

#include <opencv2/core/mat.hpp>

#include "clip/backbone.h"

namespace cliplad {

/// Patches a side of a photo that is cut into `tiles` × `tiles` overlapping squares of `patches` × `patches`.
/// Neighbours share a quarter of theirs.
int patchesOfTiles(int patches, int tiles);

/// Encodes a photo in overlapping squares, each at the backbone's resolution as a photo of its own, and
/// merges their features: small parts of large photographs, which are lost when the whole is squashed, fill
/// patches.
///
/// Where squares overlap, features are means that fade from one into the other. A square sees nothing beyond
/// its border.
/// @param rgb        CV_8UC3 photo of any size
/// @param resolution px of a square's side, a multiple of the patch size
/// @param tiles      squares a side; 1 is encodeImage of the whole
/// @return on a grid of patchesOfTiles(resolution / patch size, tiles) patches a side. Throws Error,
/// Cancelled.
Features encodeTiled(const Backbone& backbone, const cv::Mat& rgb, int resolution, int tiles,
                     const std::stop_token& stop = {});

} // namespace cliplad
