#pragma once

#include "scenes/scene.h"

#include <cstdint>

namespace cliplad {

/// A random scene for training and evaluating the demo model: a background, parts of several kinds in one of
/// many layouts (training_layouts.h), light and camera. Pure in (seed, size); threads may call it at the same
/// time.
///
/// `size` is the side in pixels, 16 to 2048; parts keep their share of the picture. Throws Error outside it.
Scene renderTrainingScene(std::uint64_t seed, int size);

/// The same with kinds that training scenes never show (kind_pool.h) beside known ones: for evaluations only.
Scene renderUnseenKindsScene(std::uint64_t seed, int size);

/// Known kinds, whole and apart from one another, without flaws: for counting.
Scene renderCountableScene(std::uint64_t seed, int size);

} // namespace cliplad
