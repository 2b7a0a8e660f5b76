#include "inspection/idle_settings.h"

namespace cliplad {

std::string_view idleBecauseOf(std::string_view key, const InspectionSettings& settings) {
    using Refinement = FineSettings::Refinement;
    constexpr std::string_view kRefinement = "fine.refinement", kCoarseStage = "fine.coarse-stage";
    const FineSettings& fine = settings.fine;
    if (key.starts_with("fine.crf-"))
        return fine.refinement == Refinement::DenseCrf ? "" : kRefinement;
    if (key.starts_with("fine.pamr-"))
        return fine.refinement == Refinement::Pamr ? "" : kRefinement;
    if (key == "fine.sharpness" || key == "fine.coarse-trust") {
        if (fine.refinement == Refinement::Off)
            return kRefinement;
        return key == "fine.coarse-trust" && !fine.hasCoarseStage() ? kCoarseStage : "";
    }
    if (key == "fine.unit" || key.starts_with("clusters."))
        return fine.hasCoarseStage() ? "" : kCoarseStage;
    if (key == "fusion.sharpness")
        return settings.fusion.oneSided ? "" : "fusion.one-sided";
    return {};
}

} // namespace cliplad
