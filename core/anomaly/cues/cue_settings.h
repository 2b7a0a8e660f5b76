#pragma once

#include "base/setting.h"

namespace cliplad {

/// How much each cue beside the areas counts in s_log (method 9); all 0 is the paper's method. Instances are
/// on because they helped on both halves of the rendered products, places because they brought 3 points of
/// AUROC on the half that chooses and took nothing from the other (tests/benchmarks/beyond_the_paper.py).
struct CueSettings {
    double instances = 1; ///< weights; the histogram's is 1
    double pieces = 0;
    double layout = 0;
    double places = 2;
    double relations = 0;
    double colours = 0;
    double global = 0;
    double power = 2; ///< s_log = (Σ w xᵖ)^(1/p) of the distances x in units of normal ones; 1 adds them up
    int layoutCells = 4; ///< a side, of the layout's grid

    static const SettingList<CueSettings>& settings();
    bool operator==(const CueSettings&) const = default;
};

} // namespace cliplad
