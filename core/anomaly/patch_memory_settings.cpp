#include "anomaly/patch_memory_settings.h"

namespace cliplad {

const SettingList<PatchMemorySettings>& PatchMemorySettings::settings() {
    static const SettingList<PatchMemorySettings> list = {
        choice("metric", &PatchMemorySettings::metric, "Distance", "How far apart two patches are.",
               {"cosine", "euclidean"}),
        choice(
            "match", &PatchMemorySettings::match, "Match",
            "Which patch of the shots a patch is compared with: the nearest, or the furthest as equation 3 "
            "is printed.",
            {"nearest", "furthest"}),
        choice("pooling", &PatchMemorySettings::pooling, "Structural score",
               "The most unusual patch decides, or the mean of the most unusual hundredth.",
               {"maximum", "top-percent"}),
        boolean(
            "relative", &PatchMemorySettings::relative, "Relative to the image",
            "Subtract the image's median distance, so that other light on the whole image does not count; "
            "nor does damage all over it."),
        number("neighbourhood", &PatchMemorySettings::neighbourhood, "Neighbourhood",
               "Patches a side that each patch is averaged over before it is compared; 1 is itself alone.",
               {.min = 1, .max = 7, .step = 2, .unit = "patches"}),
        boolean(
            "two-scales", &PatchMemorySettings::twoScales, "Two scales",
            "The patch itself is compared beside the mean over its neighbourhood: what is small and what is "
            "large is seen alike."),
        boolean("part-aware", &PatchMemorySettings::partAware, "Within parts",
                "A patch is compared with patches of its own part, while the shots have any."),
        number(
            "turned-shots", &PatchMemorySettings::turnedShots, "Turned shots",
            "Copies of each shot, turned by equal steps of a whole turn, that are remembered too, for parts "
            "that lie any way round; 0 is off.",
            {.min = 0, .max = 11, .step = 1, .unit = "copies"}),
        number("capacity", &PatchMemorySettings::capacity, "Remembered at most",
               "As many patches as so many shots have; of more shots those patches are kept that leave every "
               "other near a kept one. 0 keeps all, and every photo takes the longer.",
               {.min = 0, .max = 1000, .step = 1, .unit = "shots"}),
        boolean("scaled-levels", &PatchMemorySettings::scaledLevels, "Scaled stages",
                "Each stage is weighed by how much the shots differ from one another in it, so that none "
                "drowns the others."),
        boolean("stage-1", &PatchMemorySettings::stage1, "Stage 1", "Edges and texture take part."),
        boolean("stage-2", &PatchMemorySettings::stage2, "Stage 2", "Shapes of a few patches take part."),
        boolean("stage-3", &PatchMemorySettings::stage3, "Stage 3", "Parts of objects take part."),
        boolean("stage-4", &PatchMemorySettings::stage4, "Stage 4",
                "Whole objects and their surroundings take part."),
    };
    return list;
}

} // namespace cliplad
