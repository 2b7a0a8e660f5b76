#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace cliplad {

/// The steps of the line of an image, for counting and caching.
enum class Step { EncodeImage, EmbedText, LearnClusters, AssignRegions, FindForeground, ClassifyParts, CountParts,
                  ComparePatches, Fuse, Decide };

/// Results of steps, kept under (step, inputs, settings): least recently used are dropped beyond a byte budget.
///
/// Keys are hashes of everything a step reads, so an edit re-runs exactly what it touches and undoing it finds the
/// earlier results. Thread-safe.
class StepCache;

} // namespace cliplad
