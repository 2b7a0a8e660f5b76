#pragma once

#include "base/setting.h"

namespace cliplad {

/// Patch memory and structural score (method 5).
struct PatchMemorySettings {
    enum class Metric { Cosine, Euclidean };
    enum class Match { Nearest, Furthest };
    enum class Pooling { Maximum, TopPercent };

    Metric metric = Metric::Cosine; ///< 1 − cosine, or Euclidean
    Match match = Match::Nearest;   ///< equation 3 is printed as a maximum over memory; its text says nearest
    Pooling pooling = Pooling::Maximum; ///< s_str: maximum of the map (paper), or mean of its top 1 %
    /// The image's median distance is subtracted: light that changes a whole image is no defect (in the
    /// spirit of PSAD's scaling per map, method 9). Blind to damage that covers half of the image.
    bool relative = false;
    bool stage1 = true, stage2 = true, stage3 = true, stage4 = true; ///< which levels take part

    static const SettingList<PatchMemorySettings>& settings();
    bool operator==(const PatchMemorySettings&) const = default;
};

} // namespace cliplad
