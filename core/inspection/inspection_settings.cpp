#include "inspection/inspection_settings.h"

#include <algorithm>

#include <fmt/format.h>

#include "clip/tiles.h"

namespace cliplad {
namespace {

constexpr int kPatchesAcross = 32;

/// Adds a group's settings as "group.key"; a refused value is reported under that name.
template<class Group>
void append(SettingList<InspectionSettings>& list, const std::string& group,
            Group InspectionSettings::*member) {
    for (Setting<InspectionSettings>& setting : nested(group + ".", member, Group::settings())) {
        setting.set = [set = setting.set, key = setting.info.key](InspectionSettings& all,
                                                                  std::string_view text) {
            try {
                set(all, text);
            } catch (const Error& error) {
                throw Error(error.problem(), key, error.hint());
            }
        };
        list.push_back(std::move(setting));
    }
}

/// The key that is written nearly so, or has this name in some group; empty when there is none.
std::string nearestSetting(std::string_view key) {
    std::vector<std::string> keys;
    for (const auto& setting : inspectionSettings())
        keys.push_back(setting.info.key);
    const std::string ending = fmt::format(".{}", key);
    const auto named =
        std::find_if(keys.begin(), keys.end(), [&](const auto& k) { return k.ends_with(ending); });
    return named != keys.end() ? *named : nearestWord(key, keys);
}

} // namespace

const SettingList<ImageSettings>& ImageSettings::settings() {
    static const SettingList<ImageSettings> list = {
        number("resolution", &ImageSettings::resolution, "Resolution",
               "Side of the square a photo is squashed to; a multiple of the model's patch size, 4 to 96 "
               "patches, "
               "0 = 32 patches.",
               {.min = 0, .max = 4096, .step = 14, .unit = "px"}),
        number(
            "tiles", &ImageSettings::tiles, "Tiles",
            "Overlapping squares a side that a large photo is cut into, so that small parts are seen; each "
            "takes as long as a whole photo: 2 four times, 3 nine times.",
            {.min = 1, .max = 4, .step = 1, .unit = "a side"}),
        choice("upsampling", &ImageSettings::upsampling, "Upsampling",
               "What is interpolated to the masks' finer grid: the patches' features, or their similarities "
               "to the words.",
               {"features", "logits"}),
    };
    return list;
}

const SettingList<CalibrationSettings>& CalibrationSettings::settings() {
    static const SettingList<CalibrationSettings> list = {
        choice("sample", &CalibrationSettings::sample, "Calibration sample",
               "Normal images that teach the spread of scores without a validation set; automatic: leave one "
               "shot out at a time; shots unlike all others are passed over while they are fewer than the "
               "rest, otherwise changed copies of them are added.",
               {"automatic", "leave-one-out", "copies"}),
        number("unlike-area", &CalibrationSettings::unlikeAreaPx, "Area of unlike shots",
               "Shots are unlike where one has at least this much of a label and the other hardly any.",
               {.min = 1, .max = 100000, .step = 1, .unit = "mask px"}),
        number("unlike-ratio", &CalibrationSettings::unlikeRatio, "Ratio of unlike shots",
               "How many times as much of the label the one must have.",
               {.min = 1.1, .max = 100, .step = 0.1}),
        number("copies", &CalibrationSettings::copies, "Changed copies",
               "How many mildly shifted, turned, blurred copies stand in for a second shot of the same kind.",
               {.min = 1, .max = 32, .step = 1, .unit = "images"}),
        number("copy-strength", &CalibrationSettings::copyStrength, "Strength of changes",
               "How far those copies are shifted, turned, and lightened or darkened; 1 is up to 1.6 % of the "
               "longer side, 2 degrees and 7 % of light.",
               {.min = 0.1, .max = 5, .step = 0.1}),
    };
    return list;
}

const SettingList<InspectionSettings>& inspectionSettings() {
    static const SettingList<InspectionSettings> list = [] {
        SettingList<InspectionSettings> all;
        append(all, "image", &InspectionSettings::image);
        append(all, "text", &InspectionSettings::text);
        append(all, "clusters", &InspectionSettings::clusters);
        append(all, "fine", &InspectionSettings::fine);
        append(all, "histogram", &InspectionSettings::histogram);
        append(all, "cues", &InspectionSettings::cues);
        append(all, "patches", &InspectionSettings::patches);
        append(all, "calibration", &InspectionSettings::calibration);
        append(all, "fusion", &InspectionSettings::fusion);
        return all;
    }();
    return list;
}

void setSetting(InspectionSettings& settings, std::string_view key, std::string_view value) {
    const auto& list = inspectionSettings();
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const auto& s) { return s.info.key == key; });
    if (found != list.end()) {
        found->set(settings, value);
        return;
    }
    const std::string nearest = nearestSetting(key);
    throw Error(fmt::format("there is no setting '{}'", key), {},
                nearest.empty() ? "`clip-lad settings` lists them"
                                : fmt::format("did you mean '{}'?", nearest));
}

InspectionSettings settledFor(const BackboneInfo& model, InspectionSettings settings) {
    using CoarseStage = FineSettings::CoarseStage;
    if (settings.fine.coarseStage == CoarseStage::Automatic)
        settings.fine.coarseStage = model.isDemo ? CoarseStage::Off : CoarseStage::On;
    return settings;
}

std::vector<ValidationProblem> validateSettings(const InspectionSettings& settings) {
    std::vector<ValidationProblem> problems;
    for (const auto& setting : inspectionSettings()) {
        InspectionSettings copy = settings;
        try {
            setting.set(copy, setting.get(settings));
        } catch (const Error& error) {
            problems.push_back({setting.info.key, error.problem()});
        }
    }
    const PatchMemorySettings& patches = settings.patches;
    if (!patches.stage1 && !patches.stage2 && !patches.stage3 && !patches.stage4)
        problems.push_back({"patches.stage-1", "at least one stage must take part in the patch memory",
                            ValidationProblem::Kind::NoStage});
    return problems;
}

namespace {

int checkedResolution(const ImageSettings& settings, const BackboneInfo& backbone) {
    if (settings.resolution == 0)
        return kPatchesAcross * backbone.patchSize;
    if (const int most = kMaxPatchesAcross * backbone.patchSize; settings.resolution > most)
        throw Error(fmt::format("{} px are more than the {} × {} patches of {} px that can be computed with "
                                "the model '{}'",
                                settings.resolution, kMaxPatchesAcross, kMaxPatchesAcross, backbone.patchSize,
                                backbone.name),
                    "image.resolution", fmt::format("use {} or less", most));
    if (const int least = kMinPatchesAcross * backbone.patchSize; settings.resolution < least)
        throw Error(
            fmt::format("{} px are less than the {} × {} patches of {} px that a photo needs with the "
                        "model '{}'",
                        settings.resolution, kMinPatchesAcross, kMinPatchesAcross, backbone.patchSize,
                        backbone.name),
            "image.resolution", fmt::format("use {} or more", least));
    if (settings.resolution % backbone.patchSize == 0)
        return settings.resolution;
    const int below = settings.resolution / backbone.patchSize * backbone.patchSize;
    throw Error(fmt::format("{} px is no multiple of the {} px patches of the model '{}'",
                            settings.resolution, backbone.patchSize, backbone.name),
                "image.resolution", fmt::format("use {} or {}", below, below + backbone.patchSize));
}

} // namespace

int encodingResolution(const ImageSettings& settings, const BackboneInfo& backbone) {
    const int resolution = checkedResolution(settings, backbone);
    const int across = patchesOfTiles(resolution / backbone.patchSize, settings.tiles);
    if (settings.tiles > 1 && across > kMaxPatchesAcross)
        throw Error(
            fmt::format("{} × {} tiles of {} px are {} × {} patches, more than the {} × {} that can be "
                        "computed",
                        settings.tiles, settings.tiles, resolution, across, across, kMaxPatchesAcross,
                        kMaxPatchesAcross),
            "image.tiles", "use fewer tiles, or a lower image.resolution");
    return resolution;
}

int patchesAcross(const ImageSettings& settings, const BackboneInfo& backbone) {
    return patchesOfTiles(encodingResolution(settings, backbone) / backbone.patchSize, settings.tiles);
}

} // namespace cliplad
