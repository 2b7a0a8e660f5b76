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
    int neighbourhood = 1;  ///< patches a side that each is averaged over (PatchCore, 3.1); 1 is itself alone
    bool twoScales = false; ///< the patch itself is compared beside the mean over its neighbourhood
    /// A patch compares with patches of its own fine label, while there are any (method 9).
    bool partAware = false;
    int turnedShots =
        0; ///< copies of each shot turned by equal steps of a whole turn that are remembered too
    /// Patches that are remembered at most, in whole shots' worth; of more, those are kept that leave every
    /// other near a kept one (PatchCore, 3.2). 0: all of them
    int capacity = 8;
    /// Each level is brought to what the shots show of it among one another (scaling per map, PSAD).
    bool scaledLevels = false;
    bool stage1 = true, stage2 = true, stage3 = true, stage4 = true; ///< which levels take part

    static const SettingList<PatchMemorySettings>& settings();
    bool operator==(const PatchMemorySettings&) const = default;
};

/// How many times a stage's channels a remembered patch has.
constexpr int patchScales(const PatchMemorySettings& settings) {
    return settings.neighbourhood > 1 && settings.twoScales ? 2 : 1;
}

} // namespace cliplad
