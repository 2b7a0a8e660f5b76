#pragma once

#include <stop_token>

#include "baselines/method.h"
#include "clip/label_embeddings.h"
#include "segmentation/part_mask.h"

namespace cliplad {

/// NACLIP's masks (Hajimiri et al., "Pay attention to your neighbours", WACV 2025), without a coarse stage:
/// every patch takes its best label among the fine ones and the coarse backgrounds.
///
/// Steps and settings are CLIP-LAD's own (dense features, text), so that the masks differ in the coarse stage
/// alone. NACLIP's pixel-adaptive refinement is off, as it is there by default. Immutable; any thread.
class NaclipMasks {
public:
    /// Embeds the words. @param clip read meanwhile. Throws Error for words that cannot be used; Cancelled.
    NaclipMasks(const ClipModel& clip, const Recipe& recipe, const std::stop_token& stop = {});

    PartMask of(const MethodPhoto& photo) const;

private:
    Recipe recipe_;
    LabelSet labels_; ///< the fine ones, then the coarse backgrounds
};

} // namespace cliplad
