#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anomaly/cues/cue_settings.h"
#include "anomaly/fusion.h"
#include "anomaly/histogram_settings.h"
#include "anomaly/patch_memory_settings.h"
#include "base/setting.h"
#include "clip/backbone_info.h"
#include "clip/label.h"
#include "inspection/validation_problem.h"
#include "segmentation/cluster_settings.h"
#include "segmentation/fine_settings.h"
#include "segmentation/upsampling.h"

namespace cliplad {

struct ImageSettings {
    /// px; the photo is squashed to a square of this side. 0: 32 patches (448 for ViT-L/14)
    int resolution = 0;
    /// Overlapping squares a side that a photo is cut into, each encoded at `resolution` (encodeTiled)
    int tiles = 1;
    Upsampling upsampling = Upsampling::Features; ///< how the masks get twice as fine as the patches

    static const SettingList<ImageSettings>& settings();
    bool operator==(const ImageSettings&) const = default;
};

/// Which normal images the calibration is taken from when there is no validation set (method 6).
struct CalibrationSettings {
    enum class Sample { Automatic, LeaveOneOut, Copies };

    Sample sample = Sample::Automatic; ///< leave-one-out; see onlyOnesOfTheirKind for what copies are for
    /// A shot is unlike another where one has at least so many mask pixels of a label …
    int unlikeAreaPx = 32;
    double unlikeRatio = 4;  ///< … and at least so many times what the other has
    int copies = 6;          ///< mildly changed copies made of such a shot
    double copyStrength = 1; ///< of those changes

    static const SettingList<CalibrationSettings>& settings();
    bool operator==(const CalibrationSettings&) const = default;
};

/// Every setting of the method, by group. The groups' own descriptors are the single declaration.
struct InspectionSettings {
    ImageSettings image;
    TextSettings text;
    ClusterSettings clusters;
    FineSettings fine;
    HistogramSettings histogram;
    CueSettings cues;
    PatchMemorySettings patches;
    CalibrationSettings calibration;
    FusionSettings fusion;

    bool operator==(const InspectionSettings&) const = default;
};

/// All settings flattened as "group.key" ("clusters.count"), in the order a form shows them.
const SettingList<InspectionSettings>& inspectionSettings();

/// Sets "group.key" from text. Throws Error for an unknown key (naming the nearest) or a value out of range.
void setSetting(InspectionSettings& settings, std::string_view key, std::string_view value);

/// What the settings leave to the model, settled: the coarse stage of `automatic` is on as in the paper, but
/// off for the embedded demo model, whose first two stages are too small to tell parts from what they lie on.
InspectionSettings settledFor(const BackboneInfo& model, InspectionSettings settings);

/// What is wrong with the values, alone and together; empty when they can be used.
std::vector<ValidationProblem> validateSettings(const InspectionSettings& settings);

/// Attention and masks grow with the square of the patches: 96 × 96 of ViT-L/14 (1344 px) need 0.3 GB for the
/// positions' bias and as much again for the cluster descriptors of each shot.
constexpr int kMaxPatchesAcross = 96;

/// Fewer patches show no part, and cannot form the regions that photos are cut into.
constexpr int kMinPatchesAcross = 4;

/// Side in px that photos are encoded at with this backbone: the setting, or 32 patches, which is what the
/// paper uses (448 px of ViT-L/14) and what the pixel counts of other settings refer to. Throws Error when
/// the setting is no multiple of the patch size, or gives fewer patches across than kMinPatchesAcross or,
/// with all its tiles, more than kMaxPatchesAcross.
int encodingResolution(const ImageSettings& settings, const BackboneInfo& backbone);

/// Patches a side of what encoding a photo gives, all tiles together. Throws as encodingResolution does.
int patchesAcross(const ImageSettings& settings, const BackboneInfo& backbone);

} // namespace cliplad
