#pragma once

#include <span>
#include <vector>

#include "base/setting.h"
#include "segmentation/part_mask.h"

namespace cliplad {

/// h(image): mask pixels of each fine label, in the labels' order; labels marked background stay 0 (method 4).
struct ClassHistogram {
    std::vector<int> areaPx;

    bool operator==(const ClassHistogram&) const = default;
};

/// Equation 2 in its three forms (method 4).
struct HistogramSettings {
    enum class Difference { LogRatio, Relative, Literal };

    Difference difference = Difference::LogRatio;
    double alphaPx = 8; ///< α: mask pixels added to both sides

    static const SettingList<HistogramSettings>& settings();
    bool operator==(const HistogramSettings&) const = default;
};

/// How far one histogram is from the memory, and from which shot the least.
struct HistogramDistance {
    double score = 0;             ///< s_log
    int nearestShot = -1;
    std::vector<double> perLabel; ///< signed share of each label against the nearest shot: negative = less than there
};

ClassHistogram countParts(const PartMask& mask, int labelCount);

/// s_log of `histogram` against M_hist. Throws Error for an empty memory.
HistogramDistance compareHistogram(const ClassHistogram& histogram, std::span<const ClassHistogram> memory,
                                   const HistogramSettings& settings);

} // namespace cliplad
