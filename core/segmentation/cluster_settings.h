#pragma once

#include <cstdint>

#include "base/setting.h"

namespace cliplad {

/// K-means of the shots' patches (method 3.1).
struct ClusterSettings {
    /// Of the concatenated stages: one L2 norm over all, or one for each, so that every stage weighs the
    /// same.
    enum class Normalisation { Joint, Stage };
    /// From the patches' grid to the masks', which has twice as many cells a side.
    enum class Interpolation { Bilinear, Nearest };

    int count = 10;           ///< N_c
    int restarts = 10;        ///< k-means++ starts; the one of least inertia wins
    int restartPoints = 4096; ///< patches that the starts compete on; the best is refined on all
    int maxIterations = 50;   ///< of one start and its refinement together
    std::uint64_t seed = 0;
    /// Further numbers of clusters, in pairs of fewer and more: foreground is what most of them say (method
    /// 9).
    int ensemble = 0;
    int stages = 2; ///< how many stages, from F_1 on, are concatenated (paper: F_1 and F_2)
    Normalisation normalisation = Normalisation::Joint;
    Interpolation interpolation = Interpolation::Bilinear;
    int speckAreaPx = 8; ///< 8-connected specks up to this size join their surrounding cluster (method 3.2)

    static const SettingList<ClusterSettings>& settings();
    bool operator==(const ClusterSettings&) const = default;
};

} // namespace cliplad
