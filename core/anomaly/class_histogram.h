#pragma once

#include <span>
#include <vector>

#include "anomaly/histogram_settings.h"
#include "segmentation/instances.h"
#include "segmentation/part_mask.h"

namespace cliplad {

/// h(image): mask pixels of each fine label, in the labels' order; labels marked background stay 0 (method
/// 4).
struct ClassHistogram {
    std::vector<int> areaPx = {};
    /// Connected pieces of each label, from HistogramSettings::leastPiecePx on.
    std::vector<int> components = {};

    bool operator==(const ClassHistogram&) const = default;
};

/// What each label's difference is multiplied by: 1, unless HistogramSettings::scaledLabels; then
/// t / spread, with the mean difference of two shots as spread and what is typical of a label as t. While
/// shots are few, t has its say in the spread as well.
/// @param shots those of the memory that are of one kind; fewer than two tell nothing
std::vector<double> labelWeights(std::span<const ClassHistogram> shots, std::size_t labelCount,
                                 const HistogramSettings& settings);

/// How far one histogram is from the memory, and from which shot the least.
struct HistogramDistance {
    double score = 0; ///< s_log
    int nearestShot = -1;
    /// Signed share of each label against the nearest shot: negative = less than there. Their magnitudes add
    /// up to `score`, but for Difference::Literal, whose printed form has no sign: there they are h_test/h
    /// − 1.
    std::vector<double> perLabel;
};

/// @param pieces of the mask, those that are to be counted
ClassHistogram countParts(const PartMask& mask, std::span<const PartInstance> pieces, int labelCount);

/// s_log of `histogram` against M_hist: the least over its shots, so that a product of several sub-types
/// needs one shot of each. Throws Error for an empty memory or one of other labels.
/// @param weights of labelWeights(); empty: 1 each
/// @param exceptShot left out (leave-one-out), −1 none
HistogramDistance compareHistogram(const ClassHistogram& histogram, std::span<const ClassHistogram> memory,
                                   const HistogramSettings& settings, std::span<const double> weights = {},
                                   int exceptShot = -1);

} // namespace cliplad
