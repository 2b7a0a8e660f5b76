#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anomaly/class_histogram.h"
#include "anomaly/fusion.h"
#include "anomaly/patch_memory.h"
#include "base/setting.h"
#include "clip/label.h"
#include "segmentation/part_mask.h"
#include "segmentation/regions.h"

namespace cliplad {

struct ImageSettings {
    int resolution = 448; ///< px; the photo is squashed to a square of this side

    static const SettingList<ImageSettings>& settings();
    bool operator==(const ImageSettings&) const = default;
};

/// Every setting of the method, by group. The groups' own descriptors are the single declaration.
struct InspectionSettings {
    ImageSettings image;
    TextSettings text;
    ClusterSettings clusters;
    FineSettings fine;
    HistogramSettings histogram;
    PatchMemorySettings patches;
    FusionSettings fusion;

    bool operator==(const InspectionSettings&) const = default;
};

/// All settings flattened as "group.key" ("clusters.count"), in the order a form shows them.
const SettingList<InspectionSettings>& inspectionSettings();

/// Sets "group.key" from text. Throws Error for an unknown key (naming the nearest) or a value out of range.
void setSetting(InspectionSettings& settings, std::string_view key, std::string_view value);

} // namespace cliplad
