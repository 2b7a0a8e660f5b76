#pragma once

#include "base/setting.h"

namespace cliplad {

/// Fully connected CRF with a smoothness and an edge kernel (Krähenbühl and Koltun, "Efficient inference in
/// fully connected CRFs with Gaussian edge potentials", 2011). Distances are in mask pixels: 64 across at 448
/// px.
struct DenseCrfSettings {
    int iterations = 5;
    double smoothWeight = 3; ///< of the Gaussian kernel over positions
    double smoothSigmaPx = 1;
    double edgeWeight = 10; ///< of the bilateral kernel over positions and colours
    double edgeSigmaPx = 8;
    double edgeSigmaColour = 13; ///< grey levels of 0 … 255

    static const SettingList<DenseCrfSettings>& settings();
    bool operator==(const DenseCrfSettings&) const = default;
};

/// Pixel-adaptive mask refinement (Araslanov and Roth, "Single-stage semantic segmentation from image
/// labels", 2020).
struct PamrSettings {
    int iterations = 10;
    int dilations = 4; ///< 3×3 neighbourhoods 1, 2, 4, … mask pixels apart: 1, 2, 4, 8
    double tolerance =
        0.1; ///< colour difference, in local standard deviations, that divides the affinity by e

    static const SettingList<PamrSettings>& settings();
    bool operator==(const PamrSettings&) const = default;
};

/// Fine labels of the foreground (method 3.4 and 3.5).
struct FineSettings {
    enum class Unit { Patch, Region };
    enum class CoarseStage { Automatic, On, Off };
    enum class Refinement { Off, DenseCrf, Pamr };

    Unit unit = Unit::Patch; ///< paper: per region for juice bottle only
    /// Off: every patch takes a fine label by itself, see withBackgroundOf (clip/label_embeddings.h), and
    /// clusters are not read. Automatic: as the model has it, see settledFor
    /// (inspection/inspection_settings.h); paper: on.
    CoarseStage coarseStage = CoarseStage::Automatic;
    Refinement refinement = Refinement::Off; ///< paper: both "yield similar results"
    double sharpness = 100; ///< refinement reads softmax(sharpness × cosine); 100 is CLIP's own scale
    double coarseTrust =
        0.9; ///< probability that refinement gives to what the coarse stage found, if it is on
    DenseCrfSettings crf = {};
    PamrSettings pamr = {};

    /// What Automatic stands for where no model settles it is what the paper has.
    bool hasCoarseStage() const { return coarseStage != CoarseStage::Off; }

    static const SettingList<FineSettings>& settings();
    bool operator==(const FineSettings&) const = default;
};

} // namespace cliplad
