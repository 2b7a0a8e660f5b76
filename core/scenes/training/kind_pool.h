#pragma once

#include "scenes/shapes/part_painter.h"

namespace cliplad {

/// The kinds that training never renders, so that an evaluation can ask about things that are new to a model.
/// The one place where they are named.
const std::vector<std::string_view>& heldOutKinds();
bool isHeldOut(std::string_view kind);

/// Everything that training may draw; what people inspect most is in it several times. Neighbours are
/// related.
const KindPool& trainingKinds();

/// The held-out kinds and as many known ones beside them, for one scene.
KindPool unseenKinds(Random& random);

} // namespace cliplad
