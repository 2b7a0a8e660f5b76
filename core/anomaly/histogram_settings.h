#pragma once

#include "base/setting.h"

namespace cliplad {

/// Equation 2 in its three forms (method 4).
struct HistogramSettings {
    enum class Difference { LogRatio, Relative, Literal };

    Difference difference = Difference::LogRatio;
    double alphaPx = 8; ///< α: mask pixels added to both sides
    double componentWeight =
        0; ///< of Σ|log((pieces+1)/(pieces of the shot+1))|, added to s_log (method 9); 0 is off
    /// Each label counts the more, the better the shots agree in it: one that masks mix up with another is
    /// noise (in the spirit of PSAD's scaling per map, method 9).
    bool scaledLabels = false;
    int leastPiecePx = 5; ///< smaller pieces are not counted as such; their area is

    static const SettingList<HistogramSettings>& settings();
    bool operator==(const HistogramSettings&) const = default;
};

} // namespace cliplad
